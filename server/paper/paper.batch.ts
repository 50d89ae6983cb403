import { randomBytes } from 'node:crypto';
import type { PaperBatchInput, PaperMedium, PaperState } from '../../contract/paper.schema.js';
import { findActivity, type KnownActivity } from '../activity/activity.service.js';
import { freshVotable, guardOpen, kindOf, type Votable, type VotableKind } from '../ballot/ballot.service.js';
import { AlreadyDone, InvalidInput, NotFound } from '../core/errors.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { recordAct } from '../moderation/moderation.service.js';
import type { Staff } from '../staff/staff.service.js';

/** Who enters or confirms ballots: `person` tells two people apart. */
export type Enterer = Pick<Staff, 'organisationId' | 'person' | 'name'>;

/** A batch as it is kept. */
export interface BatchRow extends Row {
  id: string;
  activity_id: string;
  label: string;
  medium: PaperMedium;
  /** Never `left-out`: that follows from the closing of the vote. */
  state: Exclude<PaperState, 'left-out'>;
  opened_by: string;
  opened_name: string;
  confirmed_name: string | null;
  note: string | null;
  ballots: number;
  blank: number;
  invalid: number;
  version: number;
}

/** A batch with the vote that it belongs to. */
export interface KnownBatch {
  row: BatchRow;
  activity: KnownActivity;
}

/** What people vote on under a ref, of the actor's organisation. Throws NotFound. */
export const voteOf = async (
  tx: ReadTx,
  organisationId: string,
  kinds: readonly VotableKind[],
  ref: string,
): Promise<{ kind: VotableKind; votable: Votable }> => {
  const activity = await findActivity(tx, ref);
  if (activity?.organisationId !== organisationId) throw new NotFound('vote');
  const kind = kindOf(kinds, activity);
  return { kind, votable: await freshVotable(tx, kind, ref) };
};

/** A batch of the actor's organisation. Throws NotFound. */
export const findBatch = async (tx: ReadTx, organisationId: string, id: string): Promise<KnownBatch> => {
  const [row] = await tx.query<BatchRow & { ref: string }>(
    `SELECT b.id, b.activity_id, b.label, b.medium, b.state, b.opened_by, b.opened_name, b.confirmed_name, b.note,
       b.ballots, b.blank, b.invalid, b.version, a.ref
     FROM paper_batch b JOIN activity a ON a.id = b.activity_id WHERE b.id = ?`,
    [id],
  );
  const activity = row && (await findActivity(tx, row.ref));
  if (row === undefined || activity?.organisationId !== organisationId) throw new NotFound('batch');
  return { row, activity };
};

/** The batches of a vote, by label. */
export const listBatches = (tx: ReadTx, activityId: string): Promise<BatchRow[]> =>
  tx.query<BatchRow>(
    `SELECT id, activity_id, label, medium, state, opened_by, opened_name, confirmed_name, note, ballots, blank,
       invalid, version FROM paper_batch WHERE activity_id = ? ORDER BY label, id`,
    [activityId],
  );

/** How an act on a batch is named in the audit log. */
export const subjectOf = (ref: string, id: string): string => `paper batch ${id} of ${ref}`;

/** Begins a batch for a vote that is open; answers its id. Throws NotFound, PollNotOpen and PollClosed. */
export const openBatch = async (
  tx: WriteTx,
  actor: Enterer,
  votable: Votable,
  { label, medium }: PaperBatchInput,
  now: Date,
): Promise<string> => {
  guardOpen(votable, now);
  const { ref } = votable.activity;
  const id = randomBytes(8).toString('hex');
  await tx.query(
    `INSERT INTO paper_batch (id, activity_id, label, medium, state, opened_by, opened_name)
     VALUES (?, ?, ?, ?, 'open', ?, ?)`,
    [id, votable.id, label, medium, actor.person, actor.name],
  );
  await recordAct(tx, actor, { act: 'paper.open', subject: subjectOf(ref, id), note: label }, now);
  return id;
};

/**
 * Moves a batch on from one state to the next, if it stands there and, where `seen` is given, nobody changed it since;
 * the row stays locked until the unit ends. Throws AlreadyDone and InvalidInput.
 */
export const moveBatch = async (
  tx: WriteTx,
  { row }: KnownBatch,
  from: readonly BatchRow['state'][],
  to: BatchRow['state'],
  seen?: number,
): Promise<void> => {
  const [moved] = await tx.query<Row & { version: number }>(
    `UPDATE paper_batch SET state = ?, version = version + 1
     WHERE id = ? AND state IN (${from.map(() => '?').join(', ')}) RETURNING version`,
    [to, row.id, ...from],
  );
  if (moved === undefined) throw new AlreadyDone();
  if (seen !== undefined && moved.version !== seen + 1)
    throw new InvalidInput([
      { at: '/version', rule: 'changed', detail: 'The batch was changed meanwhile. Look at it again.' },
    ]);
};
