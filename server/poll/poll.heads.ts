import { headInput } from '../../counting/log/receipt.js';
import type { Row, WriteTx } from '../database/door.js';
import { pollTopic } from './poll.group.js';
import { readFrontier, rootText } from './poll.log.js';
import type { Signer } from './poll.signing.js';

/** Signs the head of a poll's log as it stands now and keeps it. */
export const signHead = async (
  tx: WriteTx,
  poll: { id: string; ref: string },
  signer: Signer,
  now: Date,
  final: boolean,
): Promise<void> => {
  const frontier = await readFrontier(tx, poll.id);
  const { size } = frontier;
  const root = rootText(frontier);
  const at = now.toISOString();
  const signature = signer.sign(headInput({ poll: poll.ref, size, root, at, final }));
  await tx.query(
    `INSERT INTO poll_tree_head (poll_id, size, root, at, final, signature, key_id) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (poll_id, at) DO UPDATE SET size = excluded.size, root = excluded.root, final = excluded.final,
       signature = excluded.signature, key_id = excluded.key_id`,
    [poll.id, size, root, at, final, signature, signer.key.keyId],
  );
  tx.changed(pollTopic(poll.id));
};

/** Signs the head of the day for each open poll whose log grew since its last head and has none of today (UTC). */
export const signDailyHeads = async (tx: WriteTx, signer: Signer, now: Date): Promise<void> => {
  const today = now.toISOString().slice(0, 10);
  const polls = await tx.query<Row & { id: string; ref: string }>(
    `SELECT a.id, a.ref FROM activity a JOIN poll p ON p.activity_id = a.id
     WHERE a.closed_at IS NULL AND p.log_size > 0 AND NOT EXISTS (
       SELECT 1 FROM poll_tree_head h WHERE h.poll_id = a.id AND (h.at >= ? OR h.size = p.log_size))`,
    [today],
  );
  for (const poll of polls) await signHead(tx, poll, signer, now, false);
};
