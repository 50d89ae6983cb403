import { randomInt } from 'node:crypto';
import type { Receipt } from '../../contract/poll.schema.js';
import type { Medium } from '../../counting/poll/ballot.js';
import { IdentityNeeded, SignInNeeded, Unavailable } from '../core/errors.js';
import { ReadyJson } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import type { Database } from '../database/door.js';
import { checkVisitor, voterOf } from '../identity/voter.service.js';
import { findBallot } from './ballot.box.js';
import { castBallot, receiptFor } from './ballot.cast.js';
import type { Random } from './ballot.group.js';
import type { BallotKeys, BallotKeyStore } from './ballot.keys.js';
import { canOf, guardOpen } from './ballot.policy.js';
import { presentMine } from './ballot.presenter.js';
import type { Signer } from './ballot.signing.js';
import type { Snapshot, Snapshots } from './ballot.snapshots.js';
import { tagsOf } from './ballot.tags.js';
import type { Votables } from './votable.definition.js';
import type { PublicAnswer, SentBallot, Votable, VotableKind } from './votable.js';

/** A number from 0 up to but not including 1 that nobody can foresee. */
export const secureRandom: Random = () => randomInt(2 ** 47) / 2 ** 47;

/** What the service of one kind of vote leans on. */
export interface VotingParts<V extends Votable, Answer extends PublicAnswer, Sent extends SentBallot> {
  kind: VotableKind<V, Answer, Sent>;
  database: Database;
  votables: Votables<V>;
  snapshots: Snapshots<V, Answer>;
  keys: BallotKeyStore;
  signer: Signer;
  random?: Random;
}

/** A vote that is counted: the public answer, my part as JSON, and the receipt. */
export interface Voted<V extends Votable = Votable, Answer extends PublicAnswer = PublicAnswer> {
  snapshot: Snapshot<V, Answer>;
  mine: string;
  receipt: Receipt;
}

/** The three parts of a vote's answer as one JSON, such as `VoteAnswer` of the contract; `name` is the first's. */
export const voteAnswer = (name: string, { snapshot, mine, receipt }: Voted): ReadyJson =>
  new ReadyJson(
    `{"${name}":`,
    snapshot.prepared.body,
    `,"mine":${mine},"receipt":${JSON.stringify(receipt)}}`,
  );

/** What can be done with one kind of vote, by the API and by the pages without script alike. */
export class Voting<V extends Votable, Answer extends PublicAnswer, Sent extends SentBallot> {
  protected readonly parts: VotingParts<V, Answer, Sent>;
  readonly #random: Random;

  constructor(parts: VotingParts<V, Answer, Sent>) {
    this.parts = parts;
    this.#random = parts.random ?? secureRandom;
  }

  /** What everyone sees, when it is ready. */
  peek(ref: string, now: Date): Snapshot<V, Answer> | undefined {
    return this.parts.snapshots.peek(ref, now);
  }

  /** What everyone sees. Throws NotFound. */
  async read(ref: string, now: Date): Promise<Snapshot<V, Answer>> {
    const { snapshots } = this.parts;
    return snapshots.peek(ref, now) ?? snapshots.get(ref, now);
  }

  /** What only this visitor may see, as JSON. Throws NotFound and TokenInvalid. */
  async mine(ref: string, visitor: Visitor | undefined, now: Date): Promise<string> {
    const { database, votables, keys } = this.parts;
    const votable = await votables.byRef(ref);
    const { id, activity, rule } = votable;
    if (visitor) checkVisitor(visitor, activity);
    const voter = voterOf(rule.access, visitor, id);
    const key = voter === undefined ? undefined : await keys.of(id);
    // After the objection period the keys are destroyed; then none may live on in this memory.
    if (activity.closedAt !== undefined) keys.forget(id);
    const box = key && (await database.read((tx) => findBallot(tx, id, tagsOf(key, voter!).ballotTag)));
    return this.#present(votable, voter, box?.ballot, (await this.read(ref, now)).resultJson, now);
  }

  #present(
    votable: V,
    voter: string | undefined,
    ballot: string | undefined,
    resultJson: string | undefined,
    now: Date,
  ): string {
    const { access } = votable.rule;
    // A guest's session is opened by the widget when it votes, so it is nothing that a person misses.
    const needs = voter === undefined && access !== 'guest' ? access : undefined;
    const can = canOf(votable, { needs, voted: ballot !== undefined }, now);
    return presentMine(can, ballot, this.parts.kind.opened, resultJson);
  }

  /**
   * Casts a visitor's ballot. Throws NotFound, SignInNeeded, TokenInvalid, IdentityNeeded, PollNotOpen,
   * PollClosed, BallotInvalid, and Unavailable where the keys of the vote are not at hand.
   */
  async cast(
    ref: string,
    visitor: Visitor | undefined,
    input: Sent,
    now: Date,
    medium: Medium = 'online',
  ): Promise<Voted<V, Answer>> {
    const { kind, database, votables, signer } = this.parts;
    const votable = await votables.byRef(ref);
    if (visitor === undefined) throw new SignInNeeded();
    checkVisitor(visitor, votable.activity);
    guardOpen(votable, now);
    const voter = voterOf(votable.rule.access, visitor, votable.id);
    if (voter === undefined) throw new IdentityNeeded(votable.rule.access);
    const key = await this.#keyOf(votable);
    const { channelId } = visitor;
    const random = this.#random;
    const cast = await database.write((tx) =>
      castBallot(tx, kind, { votable, key, voter, input, medium, channelId, now, random }),
    );
    const [snapshot, receipt] = await Promise.all([this.read(ref, now), receiptFor(votable, cast, signer)]);
    const mine = this.#present(votable, voter, cast.ballot, snapshot.resultJson, now);
    return { snapshot, mine, receipt };
  }

  async #keyOf({ id }: V): Promise<BallotKeys> {
    const key = await this.parts.keys.of(id);
    if (key === undefined) throw new Unavailable(60);
    return key;
  }
}
