import { createHash } from 'node:crypto';
import type { Medium } from '../../counting/poll/ballot.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';

/** A ballot in the box. */
export interface BoxRow extends Row {
  version: number;
  /** Canonical text. */
  ballot: string;
  medium: Medium;
}

/** A line of the roll; the day is `2026-03-18`. */
export interface RollLine {
  personTag: string;
  medium: Medium;
  channelId: string | undefined;
  day: string;
}

/** The ballot under this tag, if there is one. */
export const findBallot = async (
  tx: ReadTx,
  votableId: string,
  ballotTag: string,
): Promise<BoxRow | undefined> =>
  (
    await tx.query<BoxRow>(
      'SELECT version, ballot, medium FROM poll_box WHERE poll_id = ? AND ballot_tag = ?',
      [votableId, ballotTag],
    )
  )[0];

/** Whether the vote was frozen, and the ballot under this tag: what a vote and a closing agree on, in one look. */
export const lookUp = async (
  tx: WriteTx,
  votableId: string,
  ballotTag: string,
): Promise<{ frozen: boolean; before: BoxRow | undefined }> => {
  const [row] = await tx.query<
    { [Name in keyof BoxRow]: BoxRow[Name] | null } & { closed_at: string | null }
  >(
    `SELECT a.closed_at, b.version, b.ballot, b.medium FROM activity a
     LEFT JOIN poll_box b ON b.poll_id = a.id AND b.ballot_tag = ? WHERE a.id = ?`,
    [ballotTag, votableId],
  );
  if (row === undefined) throw new Error(`There is no vote ${votableId}.`);
  const { version, ballot, medium } = row;
  const empty = version === null || ballot === null || medium === null;
  return { frozen: row.closed_at !== null, before: empty ? undefined : { version, ballot, medium } };
};

/** Puts a first ballot in the box and its voter on the roll. */
export const addBallot = async (
  tx: WriteTx,
  votableId: string,
  line: RollLine,
  ballotTag: string,
  ballot: string,
): Promise<void> => {
  await tx.query(
    `INSERT INTO poll_roll (poll_id, person_tag, medium, channel_id, day) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (poll_id, person_tag) DO NOTHING`,
    [votableId, line.personTag, line.medium, line.channelId ?? null, line.day],
  );
  await tx.query(
    'INSERT INTO poll_box (poll_id, ballot_tag, ballot, version, medium) VALUES (?, ?, ?, 1, ?)',
    [votableId, ballotTag, ballot, line.medium],
  );
};

/** Replaces a ballot; the roll learns only by which medium the last one came. */
export const replaceBallot = async (
  tx: WriteTx,
  votableId: string,
  line: RollLine,
  ballotTag: string,
  next: BoxRow,
  before: BoxRow,
): Promise<void> => {
  await tx.query(
    'UPDATE poll_box SET ballot = ?, version = ?, medium = ? WHERE poll_id = ? AND ballot_tag = ?',
    [next.ballot, next.version, next.medium, votableId, ballotTag],
  );
  if (next.medium !== before.medium)
    await tx.query('UPDATE poll_roll SET medium = ? WHERE poll_id = ? AND person_tag = ?', [
      next.medium,
      votableId,
      line.personTag,
    ]);
};

/** Equal ballots of one medium in the running tally. */
export interface TallyLine extends Row {
  ballot: string;
  medium: Medium;
  count: number;
}

/** Adds differences to the tally; lines that come to nothing are removed. */
export const addToTally = async (
  tx: WriteTx,
  votableId: string,
  lines: readonly TallyLine[],
): Promise<void> => {
  for (const { ballot, medium, count } of lines) {
    const hash = createHash('sha256').update(ballot).digest('hex');
    await tx.query(
      `INSERT INTO poll_tally (poll_id, ballot_hash, medium, ballot, count) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (poll_id, ballot_hash, medium) DO UPDATE SET count = poll_tally.count + excluded.count`,
      [votableId, hash, medium, ballot, count],
    );
  }
  if (lines.some(({ count }) => count < 0))
    await tx.query('DELETE FROM poll_tally WHERE poll_id = ? AND count = 0', [votableId]);
};

/** The running tally, in an order that says nothing. */
export const readTally = (tx: ReadTx, votableId: string): Promise<TallyLine[]> =>
  tx.query<TallyLine>(
    'SELECT ballot, medium, count FROM poll_tally WHERE poll_id = ? ORDER BY ballot_hash, medium',
    [votableId],
  );

/** All ballots of the box, equal ones together, ordered by their text, so that nothing tells how they came in. */
export const readBox = (tx: ReadTx, votableId: string): Promise<TallyLine[]> =>
  tx.query<TallyLine>(
    `SELECT ballot, medium, COUNT(*) AS count FROM poll_box WHERE poll_id = ?
     GROUP BY ballot, medium ORDER BY ballot, medium`,
    [votableId],
  );
