import type { Activities } from './activity/activity.service.js';
import type { BallotRoom } from './ballot/ballot.room.js';
import type { BudgetRoom } from './budget/budget.room.js';
import type { Channels } from './channel/channel.service.js';
import type { ThreadRoom } from './comment/thread.room.js';
import type { Config } from './config.js';
import type { Api } from './core/api.js';
import type { Keys } from './core/keys.js';
import type { LiveHub } from './core/live.js';
import type { Logger } from './core/log.js';
import type { Metrics } from './core/metrics.js';
import type { PreparedCache } from './core/prepared.js';
import type { ProblemPage } from './core/problem.js';
import type { Database } from './database/door.js';
import type { BoardRoom } from './idea/board.room.js';
import type { Identity } from './identity/identity.service.js';
import type { Mailer } from './identity/mailer.js';
import type { ImageRoom } from './image/image.room.js';
import type { MailRoom } from './mail/mail.room.js';
import type { Paper } from './paper/paper.service.js';
import type { PollRoom } from './poll/poll.room.js';

/** What a server is given at its start; tests give their own clock and mailbox. */
export interface Given {
  config: Config;
  database: Database;
  keys: Keys;
  mailer: Mailer;
  now(): Date;
  log: Logger;
  metrics: Metrics;
  /** New sessions a minute from one site that are taken as people; 300 if left out. */
  pressureAt?: number;
}

/** What every room of the server may use. `api.router` takes pages beside the API. */
export interface House extends Given {
  readonly api: Api;
  readonly channels: Channels;
  readonly activities: Activities;
  readonly identity: Identity;
  readonly prepared: PreparedCache;
  readonly live: LiveHub;
  readonly ballots: BallotRoom;
  readonly polls: PollRoom;
  readonly budgets: BudgetRoom;
  readonly paper: Paper;
  readonly mail: MailRoom;
  readonly threads: ThreadRoom;
  readonly boards: BoardRoom;
  readonly images: ImageRoom;
  /** Called once when the server stops, before the database closes; in reverse order of asking. */
  onClose(close: () => void | Promise<void>): void;
  /** Takes over how problems are answered outside the API; one room does. */
  onProblem(page: ProblemPage): void;
}

/** A room registers its routes, and what it must close. */
export type Room = (house: House) => void;
