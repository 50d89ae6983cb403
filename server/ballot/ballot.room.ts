import type { Activities } from '../activity/activity.service.js';
import type { Keys } from '../core/keys.js';
import type { LiveFeed } from '../core/live.feed.js';
import type { LiveHub } from '../core/live.js';
import { faultOf, type Logger } from '../core/log.js';
import type { Database } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import type { AtClosing } from './ballot.close.js';
import { Closer } from './ballot.closer.js';
import type { Progress } from './ballot.counter.js';
import { keyFolder, type BallotKeyStore } from './ballot.keys.js';
import { ballotFeed } from './ballot.live.js';
import { signerOf, type Signer } from './ballot.signing.js';
import { Snapshots } from './ballot.snapshots.js';
import { LogTrees } from './ballot.tree.js';
import { Votables } from './votable.definition.js';
import type { PublicAnswer, SentBallot, Votable, VotableKind } from './votable.js';
import type { VotingParts } from './voting.service.js';

/** What the room of ballots leans on. `keysDir` is outside the database and outside its backups. */
export interface BallotRoomParts {
  database: Database;
  activities: Activities;
  live: LiveHub;
  keys: Keys;
  keysDir: string;
  /** All kinds of activity that people vote on. */
  kinds: readonly VotableKind[];
  /** What other rooms do when a vote closes. */
  closing: AtClosing;
  now(): Date;
  log: Logger;
}

/** What is the same for every kind of vote in a running server. */
export interface BallotRoom {
  readonly database: Database;
  readonly keys: BallotKeyStore;
  readonly signer: Signer;
  readonly kinds: readonly VotableKind[];
  readonly closing: AtClosing;
  readonly trees: LogTrees;
  readonly closer: Closer;
  /** Sets up one kind of vote. */
  voting<V extends Votable, Answer extends PublicAnswer, Sent extends SentBallot>(
    kind: VotableKind<V, Answer, Sent>,
  ): VotingRoom<V, Answer, Sent>;
  close(): Promise<void>;
}

/** One kind of vote in a running server. */
export interface VotingRoom<
  V extends Votable,
  Answer extends PublicAnswer,
  Sent extends SentBallot,
> extends VotingParts<V, Answer, Sent> {
  readonly feed: LiveFeed;
}

/** The signer of an installation: the same for every process that has its secret. */
export const installationSigner = (keys: Keys): Signer => signerOf(keys.purpose('ballot signatures'));

/** Sets up the room of ballots and begins to close what is due. */
export const createBallots = (parts: BallotRoomParts): BallotRoom => {
  const { database, activities, kinds, closing, now, log } = parts;
  const keys = keyFolder(parts.keysDir);
  // Another process may have closed a vote: its keys must not live on in this memory.
  const stopForgetting = database.onChange((topics) => {
    if (topics.has(EVERYTHING)) keys.forget();
    for (const topic of topics)
      if (topic.startsWith('activity:')) keys.forget(topic.slice('activity:'.length));
  });
  const signer = installationSigner(parts.keys);
  const failed = (error: unknown, ref: string) =>
    log.error({ ...faultOf(error), ref }, 'a vote could not be closed or published');
  const progress = (far: Progress, ref: string) => log.info({ ...far, ref }, 'counting');
  const closer = new Closer({ database, keys, signer, kinds, closing, now, failed, progress });
  closer.start();
  const opened: { close(): void }[] = [];
  return {
    database,
    keys,
    signer,
    kinds,
    closing,
    trees: new LogTrees(database),
    closer,
    voting(kind) {
      const votables = new Votables(database, activities, kind);
      const snapshots = new Snapshots(database, votables, kind.present);
      const feed = ballotFeed({ database, live: parts.live, name: kind.kind, snapshots, now });
      opened.push(feed, snapshots);
      return { kind, database, votables, snapshots, keys, signer, feed };
    },
    async close() {
      stopForgetting();
      for (const part of opened) part.close();
      await closer.stop();
    },
  };
};
