import type { KnownActivity } from '../activity/activity.service.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { recordAct } from '../moderation/moderation.service.js';
import { freeNumbers } from './paper.number.js';

/** What was entered for a vote and not confirmed. */
export interface Unconfirmed {
  batches: number;
  /** Valid ballots in them. */
  ballots: number;
}

/** What would not count if a vote closed now, or did not; nothing when all is confirmed. */
export const unconfirmed = async (tx: ReadTx, activityId: string): Promise<Unconfirmed | undefined> => {
  const [row] = await tx.query<Row & { batches: number; ballots: number | null }>(
    `SELECT COUNT(*) AS batches, SUM(ballots - invalid) AS ballots FROM paper_batch
     WHERE activity_id = ? AND state <> 'confirmed' AND ballots > 0`,
    [activityId],
  );
  const batches = Number(row?.batches ?? 0);
  return batches === 0 ? undefined : { batches, ballots: Number(row!.ballots ?? 0) };
};

/** Writes down at closing that batches were left out, so that the audit log says it. */
export const noteLeftOut = async (
  tx: WriteTx,
  { id, ref, organisationId }: Pick<KnownActivity, 'id' | 'ref' | 'organisationId'>,
  now: Date,
): Promise<Unconfirmed | undefined> => {
  const left = await unconfirmed(tx, id);
  if (left === undefined) return undefined;
  const note = `${left.batches} batches with ${left.ballots} ballots were not confirmed before the closing`;
  const actor = { organisationId, name: 'closing' };
  await recordAct(tx, actor, { act: 'paper.left-out', subject: `vote ${ref}`, note }, now);
  return left;
};

/** Forgets the sheets that were left out; at the end of the objection period. */
export const forgetPaper = async (tx: WriteTx, activityId: string): Promise<void> => {
  const batches = await tx.query<Row & { id: string }>('SELECT id FROM paper_batch WHERE activity_id = ?', [
    activityId,
  ]);
  for (const { id } of batches) {
    await freeNumbers(tx, activityId, id, undefined);
    await tx.query('DELETE FROM paper_ballot WHERE batch_id = ?', [id]);
  }
};
