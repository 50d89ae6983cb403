import { serverSentEvent, type LiveHub } from '../core/live.js';
import { LiveFeed } from '../core/live.feed.js';
import type { Database } from '../database/door.js';
import type { Snapshot, Snapshots } from './poll.snapshots.js';

// One `poll` event with the public answer; its id is the version.
const pollEvent = ({ prepared, version }: Snapshot): Buffer =>
  serverSentEvent('poll', prepared.body, String(version));

/** Sends the public answer of a poll to its listeners after a change. */
export const pollFeed = (database: Database, hub: LiveHub, snapshots: Snapshots, now: () => Date): LiveFeed =>
  new LiveFeed({
    database,
    hub,
    prefix: 'poll:',
    topicsOf: (id) => [`poll:${id}`, `activity:${id}`],
    async frame(ref) {
      const snapshot = await snapshots.get(ref, now());
      return { id: snapshot.poll.id, frame: pollEvent(snapshot) };
    },
    restOf: (ref) => snapshots.restOf(ref),
    isStale: (ref) => snapshots.peek(ref, now()) === undefined,
  });
