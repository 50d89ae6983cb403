import { randomInt } from 'node:crypto';
import type { BallotInput, Receipt } from '../../contract/poll.schema.js';
import type { PollReasons } from '../../contract/reason.schema.js';
import type { PollResult } from '../../counting/poll/result.js';
import type { Medium } from '../../counting/poll/ballot.js';
import { IdentityNeeded, InvalidInput, NotPublished, SignInNeeded, Unavailable } from '../core/errors.js';
import { ReadyJson } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import type { Database } from '../database/door.js';
import { checkVisitor, voterOf } from '../identity/voter.service.js';
import { findBallot } from './poll.box.js';
import { castBallot, receiptFor } from './poll.cast.js';
import type { KnownPoll, Polls } from './poll.definition.js';
import type { Random } from './poll.group.js';
import type { PollKey, PollKeyStore } from './poll.keys.js';
import { canOf, guardOpen } from './poll.policy.js';
import { presentMine } from './poll.presenter.js';
import { readReasonPage, reasonsOpen } from './poll.reasons.js';
import type { Signer } from './poll.signing.js';
import type { Snapshot, Snapshots } from './poll.snapshots.js';
import { tagsOf } from './poll.tags.js';

/** A number from 0 up to but not including 1 that nobody can foresee. */
export const secureRandom: Random = () => randomInt(2 ** 47) / 2 ** 47;

/** What the service of polls leans on. */
export interface PollParts {
  database: Database;
  polls: Polls;
  snapshots: Snapshots;
  keys: PollKeyStore;
  signer: Signer;
  random?: Random;
}

/** A vote that is counted: the poll as everyone sees it, my part as JSON, and the receipt. */
export interface Voted {
  snapshot: Snapshot;
  mine: string;
  receipt: Receipt;
}

/** The three parts of a vote's answer as one JSON, `VoteAnswer` of the contract. */
export const voteAnswer = ({ snapshot, mine, receipt }: Voted): ReadyJson =>
  new ReadyJson('{"poll":', snapshot.prepared.body, `,"mine":${mine},"receipt":${JSON.stringify(receipt)}}`);

/** What can be done with polls, by the API and by the pages without script alike. */
export class PollService {
  readonly #parts: PollParts;
  readonly #random: Random;

  constructor(parts: PollParts) {
    this.#parts = parts;
    this.#random = parts.random ?? secureRandom;
  }

  /** The poll as everyone sees it, when it is ready. */
  peek(ref: string, now: Date): Snapshot | undefined {
    return this.#parts.snapshots.peek(ref, now);
  }

  /** The poll as everyone sees it. Throws NotFound. */
  async read(ref: string, now: Date): Promise<Snapshot> {
    const { snapshots } = this.#parts;
    return snapshots.peek(ref, now) ?? snapshots.get(ref, now);
  }

  /** What only this visitor may see, as the JSON of `MyBallot`. Throws NotFound and TokenInvalid. */
  async mine(ref: string, visitor: Visitor | undefined, now: Date): Promise<string> {
    const { database, polls, keys } = this.#parts;
    const poll = await polls.byRef(ref);
    if (visitor) checkVisitor(visitor, poll.activity);
    const voter = voterOf(poll.rule.access, visitor, poll.id);
    const key = voter === undefined ? undefined : await keys.of(poll.id);
    // After the objection period the keys are destroyed; then none may live on in this memory.
    if (poll.activity.closedAt !== undefined) keys.forget(poll.id);
    const box = key && (await database.read((tx) => findBallot(tx, poll.id, tagsOf(key, voter!).ballotTag)));
    return this.#present(poll, voter, box?.ballot, (await this.read(ref, now)).resultJson, now);
  }

  #present(
    poll: KnownPoll,
    voter: string | undefined,
    ballot: string | undefined,
    resultJson: string | undefined,
    now: Date,
  ): string {
    const { access } = poll.rule;
    // A guest's session is opened by the widget when it votes, so it is nothing that a person misses.
    const needs = voter === undefined && access !== 'guest' ? access : undefined;
    return presentMine(canOf(poll, { needs, voted: ballot !== undefined }, now), ballot, resultJson);
  }

  /**
   * Casts a visitor's ballot. Throws NotFound, SignInNeeded, TokenInvalid, IdentityNeeded, PollNotOpen,
   * PollClosed, BallotInvalid, and Unavailable where the keys of the poll are not at hand.
   */
  async cast(
    ref: string,
    visitor: Visitor | undefined,
    input: BallotInput,
    now: Date,
    medium: Medium = 'online',
  ): Promise<Voted> {
    const { database, polls, signer } = this.#parts;
    const poll = await polls.byRef(ref);
    if (visitor === undefined) throw new SignInNeeded();
    checkVisitor(visitor, poll.activity);
    guardOpen(poll, now);
    const voter = voterOf(poll.rule.access, visitor, poll.id);
    if (voter === undefined) throw new IdentityNeeded(poll.rule.access);
    const key = await this.#keyOf(poll);
    const { channelId } = visitor;
    const random = this.#random;
    const cast = await database.write((tx) =>
      castBallot(tx, { poll, key, voter, input, medium, channelId, now, random }),
    );
    const [snapshot, receipt] = await Promise.all([this.read(ref, now), receiptFor(poll, cast, signer)]);
    const mine = this.#present(poll, voter, cast.ballot, snapshot.resultJson, now);
    return { snapshot, mine, receipt };
  }

  /**
   * Why people chose a scenario, after publication and by the rules for small groups. Throws NotFound,
   * NotPublished, and InvalidInput for an option that the poll has not.
   */
  async reasons(
    ref: string,
    { option, after }: { option: string; after?: string | undefined },
    now: Date,
  ): Promise<PollReasons> {
    const { poll, answer } = await this.read(ref, now);
    if (!answer.published || answer.result === undefined) throw new NotPublished();
    if (!poll.optionIds.includes(option))
      throw new InvalidInput([
        { at: 'query/option', rule: 'unknown_option', detail: 'The poll has no such option.' },
      ]);
    // A count has all the numbers; the contract names only some.
    if (!reasonsOpen(answer.result as unknown as PollResult, option)) return { reasons: [], withheld: true };
    return this.#parts.database.read((tx) => readReasonPage(tx, poll.id, option, after));
  }

  async #keyOf(poll: KnownPoll): Promise<PollKey> {
    const key = await this.#parts.keys.of(poll.id);
    if (key === undefined) throw new Unavailable(60);
    return key;
  }
}
