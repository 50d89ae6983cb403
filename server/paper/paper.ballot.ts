import type { PaperBallotInput } from '../../contract/paper.schema.js';
import { limits } from '../../contract/limits.js';
import type { FieldError } from '../../contract/errors.js';
import { guardFaults, guardOpen, type Votable, type VotableKind } from '../ballot/ballot.service.js';
import { InvalidInput, NotFound } from '../core/errors.js';
import { checkOf, type Check } from '../core/validate.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { recordAct } from '../moderation/moderation.service.js';
import { moveBatch, subjectOf, type Enterer, type KnownBatch } from './paper.batch.js';
import { claimNumber, freeNumbers, type NumberKeys } from './paper.number.js';

/** A sheet as it is kept until its batch is confirmed. */
export interface SheetRow extends Row {
  nr: number;
  number_hash: string;
  ending: string;
  /** Canonical text; null for an invalid sheet. */
  ballot: string | null;
  entered_by: string;
}

/** The vote that sheets are for. */
export interface Voted {
  kind: VotableKind;
  votable: Votable;
}

const checks = new WeakMap<VotableKind, Check>();

const checkFor = (kind: VotableKind): Check => {
  const known = checks.get(kind) ?? checkOf(kind.ballot, '');
  checks.set(kind, known);
  return known;
};

/**
 * A kind of vote as its ballots are judged on paper: what was withdrawn after the ballots were printed is no fault of
 * who filled one in. It takes no part in the count, as on ballots that were cast online before.
 */
export const onPaper = (kind: VotableKind): VotableKind => ({
  ...kind,
  faults: (votable, ballot) => kind.faults(votable, ballot).filter(({ rule }) => rule !== 'withdrawn'),
});

/** Every fault of a ballot from a sheet; places are pointers into it. */
export const sheetFaults = ({ kind, votable }: Voted, ballot: object): FieldError[] => {
  const form = checkFor(kind)(ballot);
  return form.length > 0 ? form : onPaper(kind).faults(votable, ballot);
};

const textOf = (voted: Voted, { ballot, invalid }: PaperBallotInput): string | null => {
  if ((ballot === undefined) === (invalid === undefined))
    throw new InvalidInput([
      { at: '/ballot', rule: 'either', detail: 'A sheet has a ballot, or it is invalid: one of the two.' },
    ]);
  if (ballot === undefined) return null;
  guardFaults(sheetFaults(voted, ballot));
  return voted.kind.canonical(voted.votable, ballot);
};

/** The sheets of a batch, in the order of the stack. */
export const readSheets = (tx: ReadTx, batchId: string): Promise<SheetRow[]> =>
  tx.query<SheetRow>(
    'SELECT nr, number_hash, ending, ballot, entered_by FROM paper_ballot WHERE batch_id = ? ORDER BY nr',
    [batchId],
  );

/** Whether a canonical ballot is a blank vote. */
export const isBlank = (ballot: string): boolean => ballot === '{"blank":true}';

const recount = (tx: WriteTx, batchId: string) =>
  tx.query(
    `UPDATE paper_batch SET
       ballots = (SELECT COUNT(*) FROM paper_ballot p WHERE p.batch_id = paper_batch.id),
       invalid = (SELECT COUNT(*) FROM paper_ballot p WHERE p.batch_id = paper_batch.id AND p.ballot IS NULL),
       blank = (SELECT COUNT(*) FROM paper_ballot p WHERE p.batch_id = paper_batch.id AND p.ballot = '{"blank":true}')
     WHERE id = ?`,
    [batchId],
  );

/** What entering leans on. */
export interface Entering {
  actor: Enterer;
  batch: KnownBatch;
  voted: Voted;
  keys: NumberKeys;
  now: Date;
}

/**
 * Enters one sheet, or in the place of sheet `nr`. Throws PollNotOpen, PollClosed, AlreadyDone for a batch that is not
 * open, NotFound for a sheet that is not there, InvalidInput, BallotInvalid, CodeWrong and CodeUsed.
 */
export const enterSheet = async (
  tx: WriteTx,
  { actor, batch, voted, keys, now }: Entering,
  input: PaperBallotInput,
  nr?: number,
): Promise<void> => {
  guardOpen(voted.votable, now);
  const ballot = textOf(voted, input);
  const { id, activity_id } = batch.row;
  await moveBatch(tx, batch, ['open'], 'open');
  if (nr !== undefined) await takeOut(tx, batch, nr);
  const { hash, ending } = await claimNumber(tx, activity_id, input.number, keys);
  const [place] = await tx.query<Row & { nr: number }>(
    'UPDATE paper_batch SET next_nr = next_nr + ? WHERE id = ? RETURNING next_nr - 1 AS nr',
    [nr === undefined ? 1 : 0, id],
  );
  await tx.query(
    'INSERT INTO paper_ballot (batch_id, nr, number_hash, ending, ballot, entered_by) VALUES (?, ?, ?, ?, ?, ?)',
    [id, nr ?? Number(place!.nr), hash, ending, ballot, actor.person],
  );
  await recount(tx, id);
  const [{ ballots } = { ballots: 0 }] = await tx.query<Row & { ballots: number }>(
    'SELECT ballots FROM paper_batch WHERE id = ?',
    [id],
  );
  if (Number(ballots) > limits.paperBatch)
    throw new InvalidInput([
      { at: '/', rule: 'full', detail: `A batch has at most ${limits.paperBatch} sheets.` },
    ]);
  const { ref } = batch.activity;
  const act = nr === undefined ? 'paper.enter' : 'paper.correct';
  const note = `sheet ${nr ?? Number(place!.nr)}`;
  await recordAct(tx, actor, { act, subject: subjectOf(ref, id), note }, now);
};

const takeOut = async (tx: WriteTx, { row }: KnownBatch, nr: number): Promise<void> => {
  await freeNumbers(tx, row.activity_id, row.id, nr);
  const gone = await tx.query('DELETE FROM paper_ballot WHERE batch_id = ? AND nr = ? RETURNING nr', [
    row.id,
    nr,
  ]);
  if (gone.length === 0) throw new NotFound('sheet');
};

/** Takes a sheet out of an open batch; its number is free again. Throws AlreadyDone and NotFound. */
export const removeSheet = async (
  tx: WriteTx,
  { actor, batch, now }: Pick<Entering, 'actor' | 'batch' | 'now'>,
  nr: number,
): Promise<void> => {
  await moveBatch(tx, batch, ['open'], 'open');
  await takeOut(tx, batch, nr);
  await recount(tx, batch.row.id);
  const subject = subjectOf(batch.activity.ref, batch.row.id);
  await recordAct(tx, actor, { act: 'paper.remove', subject, note: `sheet ${nr}` }, now);
};
