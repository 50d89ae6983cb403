import { hash } from 'node:crypto';
import { fromHex } from '../../counting/hash.js';
import { append, frontierRoot, hashSync, leafHash, type Frontier } from '../../counting/log/merkle.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';

/** SHA-256 of bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The hash of the leaf of a commitment: its data are the 32 bytes of the commitment (RFC 6962 §2.1). */
export const leafOf = (commitment: string): Uint8Array => hashSync(leafHash(fromHex(commitment)), sha256);

/** The frontier of a log. */
export const readFrontier = async (tx: ReadTx, votableId: string): Promise<Frontier> => {
  const [row] = await tx.query<Row & { log_size: number; log_frontier: string }>(
    'SELECT log_size, log_frontier FROM votable WHERE activity_id = ?',
    [votableId],
  );
  if (row === undefined) throw new Error(`There is no vote ${votableId}.`);
  return {
    size: row.log_size,
    nodes: (JSON.parse(row.log_frontier) as string[]).map((node) => fromHex(node)),
  };
};

/** The frontier as it is kept. */
export const frontierText = (frontier: Frontier): string => JSON.stringify(frontier.nodes.map(hex));

/** The root of a frontier in hexadecimal. */
export const rootText = (frontier: Frontier): string => hex(hashSync(frontierRoot(frontier), sha256));

/** The frontier with these commitments appended. */
export const appended = (frontier: Frontier, commitments: readonly string[]): Frontier =>
  commitments.reduce(
    (grown, commitment) => hashSync(append(grown, leafOf(commitment)), sha256).frontier,
    frontier,
  );

/** Writes leaves from a position on, in few statements of few lengths, so that they stay prepared. */
export const writeLeaves = async (
  tx: WriteTx,
  votableId: string,
  from: number,
  commitments: readonly string[],
): Promise<void> => {
  for (let at = 0; at < commitments.length;) {
    const left = commitments.length - at;
    const rows = Math.min(256, 2 ** Math.floor(Math.log2(left)));
    const values = commitments.slice(at, at + rows).flatMap((c, i) => [votableId, from + at + i, c]);
    const places = Array<string>(rows).fill('(?, ?, ?)').join(', ');
    await tx.query(`INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES ${places}`, values);
    at += rows;
  }
};

/** The place of a commitment in the log, if it is there. */
export const positionOf = async (
  tx: ReadTx,
  votableId: string,
  commitment: string,
): Promise<number | undefined> =>
  (
    await tx.query<Row & { position: number }>(
      'SELECT position FROM poll_log_leaf WHERE poll_id = ? AND commitment = ?',
      [votableId, commitment],
    )
  )[0]?.position;
