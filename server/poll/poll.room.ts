import type { Activities } from '../activity/activity.service.js';
import type { Keys } from '../core/keys.js';
import type { LiveHub } from '../core/live.js';
import type { LiveFeed } from '../core/live.feed.js';
import { faultOf, type Logger } from '../core/log.js';
import type { Database } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import { Closer } from './poll.closer.js';
import type { Progress } from './poll.counter.js';
import { Polls } from './poll.definition.js';
import { keyFolder, type PollKeyStore } from './poll.keys.js';
import { pollFeed } from './poll.live.js';
import { PollService } from './poll.service.js';
import { signerOf, type Signer } from './poll.signing.js';
import { Snapshots } from './poll.snapshots.js';
import { LogTrees } from './poll.tree.js';

/** What the room of polls leans on. `keysDir` is outside the database and outside its backups. */
export interface PollRoomParts {
  database: Database;
  activities: Activities;
  live: LiveHub;
  keys: Keys;
  keysDir: string;
  now(): Date;
  log: Logger;
}

/** Everything of polls in a running server. */
export interface PollRoom {
  readonly polls: Polls;
  readonly snapshots: Snapshots;
  readonly service: PollService;
  readonly keys: PollKeyStore;
  readonly signer: Signer;
  readonly trees: LogTrees;
  readonly feed: LiveFeed;
  readonly closer: Closer;
  close(): Promise<void>;
}

/** The signer of an installation: the same for every process that has its secret. */
export const installationSigner = (keys: Keys): Signer => signerOf(keys.purpose('ballot signatures'));

/** Sets up the room of polls and begins to close what is due. */
export const createPolls = (parts: PollRoomParts): PollRoom => {
  const { database, live, now, log } = parts;
  const polls = new Polls(database, parts.activities);
  const snapshots = new Snapshots(database, polls);
  const keys = keyFolder(parts.keysDir);
  // Another process may have closed a poll: its keys must not live on in this memory.
  const stopForgetting = database.onChange((topics) => {
    if (topics.has(EVERYTHING)) keys.forget();
    for (const topic of topics)
      if (topic.startsWith('activity:')) keys.forget(topic.slice('activity:'.length));
  });
  const signer = installationSigner(parts.keys);
  const feed = pollFeed(database, live, snapshots, now);
  const failed = (error: unknown, ref: string) =>
    log.error({ ...faultOf(error), poll: ref }, 'a poll could not be closed or published');
  const progress = (far: Progress, ref: string) => log.info({ ...far, poll: ref }, 'counting');
  const closer = new Closer({ database, keys, signer, now, failed, progress });
  closer.start();
  return {
    polls,
    snapshots,
    service: new PollService({ database, polls, snapshots, keys, signer }),
    keys,
    signer,
    trees: new LogTrees(database),
    feed,
    closer,
    async close() {
      stopForgetting();
      feed.close();
      snapshots.close();
      await closer.stop();
    },
  };
};
