import type { TreeHead } from '../../contract/log.schema.js';
import type { PollResult } from '../../counting/poll/result.js';
import type { PublishedElection } from '../../counting/files/published.types.js';
import type { ReadTx, Row } from '../database/door.js';
import { readTally, type TallyLine } from './poll.box.js';
import type { KnownPoll } from './poll.definition.js';
import { keepsTally } from './poll.policy.js';

/** What pages show of a published poll: the result that a recount gives, and the seed of its draw. */
export interface PublishedResult {
  seed: string;
  result: PollResult & { hash: string };
}

/** All that is kept of a published poll: the file with the ballots too. */
export interface Publication {
  file: PublishedElection;
  result: PublishedResult['result'];
}

/** What votes and closing change of a poll. */
export interface PollState {
  version: number;
  online: number;
  assisted: number;
  paper: number;
  head: TreeHead | undefined;
  /** Sums of equal ballots while the poll is open and its rule shows results then. */
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

/** The signed heads of a poll's log, oldest first. */
export const readHeads = async (tx: ReadTx, pollId: string): Promise<TreeHead[]> =>
  (
    await tx.query<HeadRow>(
      'SELECT size, root, at, final, signature, key_id FROM poll_tree_head WHERE poll_id = ? ORDER BY at, final',
      [pollId],
    )
  ).map(headOf);

/** The result of a published poll, when there is one; its ballots, which may be many, are not read. */
export const readResult = async (tx: ReadTx, pollId: string): Promise<PublishedResult | undefined> => {
  const [row] = await tx.query<Row & { result: string | null }>(
    'SELECT result FROM poll WHERE activity_id = ?',
    [pollId],
  );
  return row?.result ? (JSON.parse(row.result) as PublishedResult) : undefined;
};

/** The published file as JSON, when there is one. */
export const readPublishedText = async (tx: ReadTx, pollId: string): Promise<string | undefined> => {
  const [row] = await tx.query<Row & { published: string | null }>(
    'SELECT published FROM poll WHERE activity_id = ?',
    [pollId],
  );
  return row?.published ?? undefined;
};

/** All that is kept of a publication, when there is one. */
export const readPublication = async (tx: ReadTx, pollId: string): Promise<Publication | undefined> => {
  const shown = await readResult(tx, pollId);
  const text = await readPublishedText(tx, pollId);
  return shown && text ? { file: JSON.parse(text) as PublishedElection, result: shown.result } : undefined;
};

/** Reads what the public answer of a poll is made of, in one view of the data. */
export const readState = async (tx: ReadTx, poll: KnownPoll): Promise<PollState> => {
  const { id, activity, rule } = poll;
  const [row] = await tx.query<
    Row & { version: number; closed_at: string | null; online: number; assisted: number; paper: number }
  >(
    `SELECT a.version, a.closed_at, p.online, p.assisted, p.paper
     FROM activity a JOIN poll p ON p.activity_id = a.id WHERE a.id = ?`,
    [id],
  );
  if (row === undefined) throw new Error(`There is no poll ${id}.`);
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
