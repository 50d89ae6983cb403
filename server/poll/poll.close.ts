import { activityTopic } from '../activity/activity.service.js';
import type { WriteTx } from '../database/door.js';
import { signHead } from './poll.heads.js';
import type { Signer } from './poll.signing.js';

/**
 * Freezes a poll: no ballot comes in any more, whatever the clock says, and the final head of its log is signed.
 * Answers false when it was frozen before.
 */
export const closePoll = async (
  tx: WriteTx,
  poll: { id: string; ref: string },
  signer: Signer,
  now: Date,
): Promise<boolean> => {
  const frozen = await tx.query(
    'UPDATE activity SET closed_at = ?, version = version + 1 WHERE id = ? AND closed_at IS NULL RETURNING id',
    [now, poll.id],
  );
  if (frozen.length === 0) return false;
  await signHead(tx, poll, signer, now, true);
  await tx.query('DELETE FROM poll_tally WHERE poll_id = ?', [poll.id]);
  tx.changed(activityTopic(poll.id));
  return true;
};
