import type { TreeHead } from '../../contract/log.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import { readTally, type TallyLine } from './ballot.box.js';
import { keepsTally } from './ballot.policy.js';
import type { Votable } from './votable.js';

/** What pages show of a published vote: the result that a recount gives, and the seed of its draw. */
export interface PublishedResult<Result extends object = object> {
  seed: string;
  result: Result & { hash: string };
}

/** What votes and closing change. */
export interface VotableState {
  version: number;
  online: number;
  assisted: number;
  paper: number;
  head: TreeHead | undefined;
  /** The running sums while voting goes on and the rule shows results then. */
  tally: readonly TallyLine[] | undefined;
  publication: PublishedResult | undefined;
}

interface HeadRow extends Row {
  size: number;
  root: string;
  at: string;
  final: number;
  signature: string;
  key_id: string;
}

const headOf = ({ size, root, at, final, signature, key_id }: HeadRow): TreeHead => ({
  size,
  root,
  at,
  final: Number(final) === 1,
  signature,
  keyId: key_id,
});

/** The signed heads of a log, oldest first. */
export const readHeads = async (tx: ReadTx, id: string): Promise<TreeHead[]> =>
  (
    await tx.query<HeadRow>(
      'SELECT size, root, at, final, signature, key_id FROM poll_tree_head WHERE poll_id = ? ORDER BY at, final',
      [id],
    )
  ).map(headOf);

/** The result of a published vote, when there is one; its ballots, which may be many, are not read. */
export const readResult = async (tx: ReadTx, id: string): Promise<PublishedResult | undefined> => {
  const [row] = await tx.query<Row & { result: string | null }>(
    'SELECT result FROM votable WHERE activity_id = ?',
    [id],
  );
  return row?.result ? (JSON.parse(row.result) as PublishedResult) : undefined;
};

/** The published file as JSON, when there is one. */
export const readPublishedText = async (tx: ReadTx, id: string): Promise<string | undefined> => {
  const [row] = await tx.query<Row & { published: string | null }>(
    'SELECT published FROM votable WHERE activity_id = ?',
    [id],
  );
  return row?.published ?? undefined;
};

/** Reads what the public answer is made of, in one view of the data. */
export const readState = async (tx: ReadTx, { id, activity, rule }: Votable): Promise<VotableState> => {
  const [row] = await tx.query<
    Row & { version: number; closed_at: string | null; online: number; assisted: number; paper: number }
  >(
    `SELECT a.version, a.closed_at, v.online, v.assisted, v.paper
     FROM activity a JOIN votable v ON v.activity_id = a.id WHERE a.id = ?`,
    [id],
  );
  if (row === undefined) throw new Error(`There is no vote ${id}.`);
  const [head] = await tx.query<HeadRow>(
    `SELECT size, root, at, final, signature, key_id FROM poll_tree_head
     WHERE poll_id = ? ORDER BY at DESC, final DESC LIMIT 1`,
    [id],
  );
  return {
    version: row.version,
    online: row.online,
    assisted: row.assisted,
    paper: row.paper,
    head: head && headOf(head),
    tally: row.closed_at === null && keepsTally(rule) ? await readTally(tx, id) : undefined,
    publication: activity.publishedAt === undefined ? undefined : await readResult(tx, id),
  };
};
