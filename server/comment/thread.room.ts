import type { Activities } from '../activity/activity.service.js';
import { activityTopic } from '../activity/activity.service.js';
import type { Channels } from '../channel/channel.service.js';
import { LiveFeed } from '../core/live.feed.js';
import type { LiveHub } from '../core/live.js';
import type { PreparedCache } from '../core/prepared.js';
import type { Database } from '../database/door.js';
import type { Identity } from '../identity/identity.service.js';
import { moveContributions } from './participant.service.js';
import { TextTrap } from './comment.trap.js';
import { threadTopic, Threads } from './thread.definition.js';
import { threadEvent } from './thread.live.js';
import { ThreadService } from './thread.service.js';
import { staffOf } from '../staff/staff.service.js';

/** What the room of threads leans on. */
export interface ThreadRoomParts {
  database: Database;
  activities: Activities;
  channels: Channels;
  identity: Identity;
  prepared: PreparedCache;
  live: LiveHub;
  now(): Date;
  /** Texts of guests a minute from one site that are taken as people's. */
  pressureAt?: number | undefined;
}

/** Everything of threads in a running server. */
export interface ThreadRoom {
  readonly threads: Threads;
  readonly service: ThreadService;
  readonly feed: LiveFeed;
  /** What keeps machines from writing, for all texts of residents. */
  readonly trap: TextTrap;
  close(): void;
}

/** Sets up the room of threads. */
export const createThreads = (parts: ThreadRoomParts): ThreadRoom => {
  const { database, activities, channels, identity, prepared, live, now } = parts;
  identity.merged.push(moveContributions);
  const threads = new Threads(database, activities);
  const trap = new TextTrap(identity, channels, parts.pressureAt);
  const service = new ThreadService({ database, threads, channels, prepared, trap, staffOf });
  const feed = new LiveFeed({
    database,
    hub: live,
    prefix: 'thread:',
    // One that has not begun is heard of by what it begins with.
    topicsOf: (id) => [threadTopic(id), activityTopic(id), id],
    frame: (ref) => threadEvent(database, service, ref, now()),
    isStale: (_, { until }) => until !== undefined && until <= now(),
  });
  return { threads, service, feed, trap, close: () => feed.close() };
};
