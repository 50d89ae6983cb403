import { activityTopic, type KnownActivity } from '../activity/activity.service.js';
import type { WriteTx } from '../database/door.js';
import { signHead } from './ballot.heads.js';
import type { Signer } from './ballot.signing.js';

/** What another room does when a vote closes. */
export type AtClosing = (tx: WriteTx, activity: KnownActivity, now: Date) => Promise<unknown>;

/**
 * Freezes a vote: no ballot comes in any more, whatever the clock says, and the final head of its log is signed.
 * Answers false when it was frozen before.
 */
export const closeVotable = async (
  tx: WriteTx,
  votable: KnownActivity,
  signer: Signer,
  now: Date,
  closing?: AtClosing,
): Promise<boolean> => {
  const frozen = await tx.query(
    'UPDATE activity SET closed_at = ?, version = version + 1 WHERE id = ? AND closed_at IS NULL RETURNING id',
    [now, votable.id],
  );
  if (frozen.length === 0) return false;
  await signHead(tx, votable, signer, now, true);
  await closing?.(tx, votable, now);
  await tx.query('DELETE FROM poll_tally WHERE poll_id = ?', [votable.id]);
  tx.changed(activityTopic(votable.id));
  return true;
};
