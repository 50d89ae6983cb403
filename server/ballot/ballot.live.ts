import { serverSentEvent, type LiveHub } from '../core/live.js';
import { LiveFeed } from '../core/live.feed.js';
import type { Database } from '../database/door.js';
import { activityTopic } from '../activity/activity.service.js';
import { ballotsTopic } from './ballot.group.js';
import type { Snapshots } from './ballot.snapshots.js';
import type { PublicAnswer, Votable } from './votable.js';

/** What a feed of one kind of vote leans on; `name` is that of its events. */
export interface BallotFeedParts<V extends Votable, Answer extends PublicAnswer> {
  database: Database;
  live: LiveHub;
  name: string;
  snapshots: Snapshots<V, Answer>;
  now(): Date;
}

/** Sends the public answer of a vote to its listeners after a change; the id of an event is the version. */
export const ballotFeed = <V extends Votable, Answer extends PublicAnswer>({
  database,
  live,
  name,
  snapshots,
  now,
}: BallotFeedParts<V, Answer>): LiveFeed =>
  new LiveFeed({
    database,
    hub: live,
    prefix: `${name}:`,
    topicsOf: (id) => [ballotsTopic(id), activityTopic(id)],
    async frame(ref) {
      const { prepared, version, votable } = await snapshots.get(ref, now());
      return { id: votable.id, frame: serverSentEvent(name, prepared.body, String(version)) };
    },
    restOf: (ref) => snapshots.restOf(ref),
    isStale: (ref) => snapshots.peek(ref, now()) === undefined,
  });
