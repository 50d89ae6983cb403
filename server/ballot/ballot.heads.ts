import { headInput } from '../../counting/log/receipt.js';
import type { Row, WriteTx } from '../database/door.js';
import { ballotsTopic } from './ballot.group.js';
import { readFrontier, rootText } from './ballot.log.js';
import type { Signer } from './ballot.signing.js';

/** Signs the head of a log as it stands now and keeps it. */
export const signHead = async (
  tx: WriteTx,
  votable: { id: string; ref: string },
  signer: Signer,
  now: Date,
  final: boolean,
): Promise<void> => {
  const frontier = await readFrontier(tx, votable.id);
  const { size } = frontier;
  const root = rootText(frontier);
  const at = now.toISOString();
  const signature = signer.sign(headInput({ poll: votable.ref, size, root, at, final }));
  await tx.query(
    `INSERT INTO poll_tree_head (poll_id, size, root, at, final, signature, key_id) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (poll_id, at) DO UPDATE SET size = excluded.size, root = excluded.root, final = excluded.final,
       signature = excluded.signature, key_id = excluded.key_id`,
    [votable.id, size, root, at, final, signature, signer.key.keyId],
  );
  tx.changed(ballotsTopic(votable.id));
};

/** Signs the head of the day for each open vote whose log grew since its last head and has none of today (UTC). */
export const signDailyHeads = async (tx: WriteTx, signer: Signer, now: Date): Promise<void> => {
  const today = now.toISOString().slice(0, 10);
  const open = await tx.query<Row & { id: string; ref: string }>(
    `SELECT a.id, a.ref FROM activity a JOIN votable p ON p.activity_id = a.id
     WHERE a.closed_at IS NULL AND p.log_size > 0 AND NOT EXISTS (
       SELECT 1 FROM poll_tree_head h WHERE h.poll_id = a.id AND (h.at >= ? OR h.size = p.log_size))`,
    [today],
  );
  for (const votable of open) await signHead(tx, votable, signer, now, false);
};
