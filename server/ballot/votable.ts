import type { Worker } from 'node:worker_threads';
import type { TSchema } from '@sinclair/typebox';
import type { AccessLevel, ActivityKind } from '../../contract/activity.schema.js';
import type { FieldError } from '../../contract/errors.js';
import type { Medium } from '../../counting/poll/ballot.js';
import type { Sums } from '../../counting/files/published.types.js';
import type { TreeHead } from '../../contract/log.schema.js';
import type { KnownActivity } from '../activity/activity.service.js';
import type { ReadTx, WriteTx } from '../database/door.js';
import type { BallotKeys } from './ballot.keys.js';
import type { VotableState } from './ballot.state.js';

/** What the room of ballots knows of anything that people vote on: votes do not change it. */
export interface Votable {
  readonly id: string;
  readonly activity: KnownActivity;
  readonly rule: {
    readonly access: AccessLevel;
    readonly results: 'always' | 'after-voting' | 'after-closing';
    readonly seedHash: string;
  };
}

/** A ballot as it is sent, of whatever kind. */
export interface SentBallot {
  ballot: object;
  nonce: string;
}

/** The public answer, of whatever kind, as far as this room looks into it. */
export interface PublicAnswer {
  phase: string;
  published: boolean;
}

/** What everyone sees, and beside it what only voters may see while voting goes on. */
export interface Presented<Answer> {
  answer: Answer;
  forVoters: object | undefined;
}

/** Equal ballots together: what a count needs, and nothing of how they came in. */
export interface PiledBallot {
  ballot: object;
  medium: Medium;
  count: number;
}

/** What counting a closed vote gives: the file to publish, and the result, both as they are kept. */
export interface Counted {
  /** JSON of the published file. */
  file: string;
  /** JSON of `PublishedResult`. */
  result: string;
}

/** What is known at closing beside the definition. */
export interface Closing {
  seed: string;
  head: TreeHead;
  sums: Sums;
}

/** What someone gave together with a ballot. */
export interface Given<Sent> {
  personTag: string;
  day: string;
  sent: Sent;
}

/** How a ballot of a vote stands on paper: the member of a ballot that it fills, and a line for each thing to choose. */
export interface Sheet {
  member: 'options' | 'projects' | 'ranking' | 'points' | 'scores' | 'answers';
  lines: readonly { id: string; title: string }[];
}

/** What a feature says of its votes; everything else about them is alike for all. */
export interface VotableKind<
  V extends Votable = Votable,
  Answer extends PublicAnswer = PublicAnswer,
  Sent extends SentBallot = SentBallot,
> {
  readonly kind: ActivityKind;
  /** The member of my own answer that holds what voting opened to me. */
  readonly opened: string;
  /** The form of a ballot, whatever the rule says of it. */
  readonly ballot: TSchema;
  /** Reads the definition that belongs to an activity. Throws NotFound when it is of another kind. */
  read(tx: ReadTx, activity: KnownActivity): Promise<V>;
  /** Every fault of a ballot; places are pointers into the ballot. */
  faults(votable: V, ballot: Sent['ballot']): FieldError[];
  /** The one text of a ballot, as it is kept and committed to. */
  canonical(votable: V, ballot: Sent['ballot']): string;
  /** How a ballot is entered from paper. */
  sheet(votable: V): Sheet;
  /** What a ballot adds to the running sums, by their keys; without it equal ballots are summed. */
  tallied?(ballot: string): readonly (readonly [key: string, count: number])[];
  /** Keeps what came along with a ballot, in the same transaction. */
  beside?(tx: WriteTx, votable: V, keys: BallotKeys, given: Given<Sent>): Promise<void>;
  present(votable: V, state: VotableState, now: Date): Presented<Answer>;
  /** What a count is told about this vote; it goes to a thread, so it is plain data. */
  about(votable: V, closing: Closing): object;
  /** Counts, and makes the file that anyone can recount. */
  count(about: object, ballots: readonly PiledBallot[]): Promise<Counted>;
  /** A thread that counts in the same way: its module calls `countInThread`. */
  startThread(): Worker;
}
