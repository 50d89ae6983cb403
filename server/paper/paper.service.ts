import type {
  PaperBallotInput,
  PaperBatch,
  PaperBatches,
  PaperBatchInput,
  PaperBatchSheets,
  PaperDecisionInput,
} from '../../contract/paper.schema.js';
import type { BallotKeys, BallotKeyStore, VotableKind } from '../ballot/ballot.service.js';
import type { Database, ReadTx, Row, WriteTx } from '../database/door.js';
import { enterSheet, readSheets, removeSheet, type Voted } from './paper.ballot.js';
import { findBatch, listBatches, openBatch, voteOf, type Enterer } from './paper.batch.js';
import { decideBatch } from './paper.decide.js';
import type { NumberKeys } from './paper.number.js';
import { presentBatch, presentBatches, presentSheets } from './paper.presenter.js';

export { sheetFaults, type Voted } from './paper.ballot.js';
export { voteOf, type Enterer } from './paper.batch.js';
export { forgetPaper, noteLeftOut, unconfirmed, type Unconfirmed } from './paper.left-out.js';
export { makeNumbers, numberKeysOf } from './paper.number.js';

/** What paper ballots lean on. */
export interface PaperParts {
  database: Database;
  /** The keys of votes. */
  keys: BallotKeyStore;
  kinds: readonly VotableKind[];
  numberKeys: NumberKeys;
}

/** An act inside a unit: who, and when. */
export interface Acting {
  actor: Enterer;
  now: Date;
}

/** Paper ballots and those of help points, by the API and the command line alike. */
export class Paper {
  readonly #parts: PaperParts;

  constructor(parts: PaperParts) {
    this.#parts = parts;
  }

  /** The keys of the vote that a batch belongs to, read before the unit that confirms it. */
  async keyFor(batchId: string): Promise<BallotKeys | undefined> {
    const [row] = await this.#parts.database.read((tx) =>
      tx.query<Row & { activity_id: string }>('SELECT activity_id FROM paper_batch WHERE id = ?', [batchId]),
    );
    return row && this.#parts.keys.of(row.activity_id);
  }

  async #known(tx: ReadTx, { organisationId }: Enterer, id: string) {
    const batch = await findBatch(tx, organisationId, id);
    const voted: Voted = await voteOf(tx, organisationId, this.#parts.kinds, batch.activity.ref);
    return { batch, voted };
  }

  /** All batches of a vote. Throws NotFound. */
  async list(tx: ReadTx, { actor, now }: Acting, ref: string): Promise<PaperBatches> {
    const { votable } = await voteOf(tx, actor.organisationId, this.#parts.kinds, ref);
    const rows = await listBatches(tx, votable.id);
    const [numbers] = await tx.query<Row & { made: number; used: number }>(
      `SELECT (SELECT COUNT(*) FROM paper_number WHERE activity_id = ?) AS made,
         (SELECT COUNT(*) FROM paper_claim WHERE activity_id = ?) AS used`,
      [votable.id, votable.id],
    );
    const made = { made: Number(numbers!.made), used: Number(numbers!.used) };
    return presentBatches(
      rows.map((row) => presentBatch(row, votable.activity, now)),
      made,
    );
  }

  /** A batch with its sheets. Throws NotFound. */
  async read(tx: ReadTx, { actor, now }: Acting, id: string): Promise<PaperBatchSheets> {
    const { row, activity } = await findBatch(tx, actor.organisationId, id);
    return presentSheets(presentBatch(row, activity, now), await readSheets(tx, id));
  }

  /** Begins a batch. */
  async open(tx: WriteTx, acting: Acting, ref: string, input: PaperBatchInput): Promise<PaperBatch> {
    const { actor, now } = acting;
    const { votable } = await voteOf(tx, actor.organisationId, this.#parts.kinds, ref);
    const id = await openBatch(tx, actor, votable, input, now);
    return (await this.read(tx, acting, id)).batch;
  }

  /** Enters a sheet, or corrects sheet `nr`. */
  async enter(
    tx: WriteTx,
    acting: Acting,
    id: string,
    input: PaperBallotInput,
    nr?: number,
  ): Promise<PaperBatchSheets> {
    const known = await this.#known(tx, acting.actor, id);
    await enterSheet(tx, { ...acting, ...known, keys: this.#parts.numberKeys }, input, nr);
    return this.read(tx, acting, id);
  }

  /** Takes a sheet out. */
  async remove(tx: WriteTx, acting: Acting, id: string, nr: number): Promise<PaperBatchSheets> {
    const { batch } = await this.#known(tx, acting.actor, id);
    await removeSheet(tx, { ...acting, batch }, nr);
    return this.read(tx, acting, id);
  }

  /** Decides about a batch; answers how it stands then, or stood when it was discarded. */
  async decide(
    tx: WriteTx,
    acting: Acting,
    id: string,
    input: PaperDecisionInput,
    key: BallotKeys | undefined,
  ): Promise<PaperBatch> {
    const known = await this.#known(tx, acting.actor, id);
    const { batch } = known;
    const before = presentBatch(batch.row, batch.activity, acting.now);
    await decideBatch(tx, { ...acting, ...known, key }, input);
    return input.decision === 'discard' ? before : (await this.read(tx, acting, id)).batch;
  }
}
