import type { CommentSort } from '../../contract/comment.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import { commentColumns, commentTables, type CommentRow } from './comment.row.js';

/** Where a page begins in an order: the values of its columns. */
export type Key = readonly number[];

/** The order of a list: its columns, and whether they go down. */
interface Order {
  readonly columns: readonly ('agree' | 'answered' | 'position')[];
  readonly down: boolean;
}

const orders: Record<CommentSort, Order> = {
  oldest: { columns: ['position'], down: false },
  newest: { columns: ['position'], down: true },
  'most-agreed': { columns: ['agree', 'position'], down: true },
  unanswered: { columns: ['answered', 'position'], down: false },
};

/** The place of a comment in an order, for a cursor. */
export const keyOf = (row: CommentRow, sort: CommentSort): Key =>
  orders[sort].columns.map((column) => Number(row[column]));

/** A cursor as it is sent: numbers with dots between. */
export const cursorOf = (key: Key): string => key.join('.');

/** Reads a cursor of an order; undefined when it is not one. */
export const keyIn = (cursor: string, sort: CommentSort): Key | undefined => {
  if (!/^\d{1,15}(\.\d{1,15})*$/.test(cursor)) return undefined;
  const key = cursor.split('.').map(Number);
  return key.length === orders[sort].columns.length ? key : undefined;
};

/** A part of a list. */
export interface Part {
  threadId: string;
  /** `thread`, or the comment under which it is listed. */
  list: string;
  sort: CommentSort;
  /** Begins after this key, or at it. */
  after?: Key | undefined;
  at?: Key | undefined;
  /** Ends before this key: the last ones before it. */
  before?: Key | undefined;
  limit: number;
}

const selection = (part: Part): { sql: string; parameters: unknown[] } => {
  const { columns, down } = orders[part.sort];
  const key = part.after ?? part.at ?? part.before;
  // Before a key is after it in the other direction.
  const falls = down !== (part.before !== undefined);
  const sign = `${falls ? '<' : '>'}${part.at === undefined ? '' : '='}`;
  const names = columns.map((column) => `c.${column}`);
  const where =
    key === undefined ? '' : `AND (${names.join(', ')}) ${sign} (${names.map(() => '?').join(', ')})`;
  const order = names.map((name) => `${name} ${falls ? 'DESC' : 'ASC'}`).join(', ');
  return {
    sql: `SELECT ${commentColumns} FROM ${commentTables}
      WHERE c.thread_id = ? AND c.list = ? ${where} ORDER BY ${order} LIMIT ?`,
    parameters: [part.threadId, part.list, ...(key ?? []), part.limit],
  };
};

/** Reads a part of a list in its order. */
export const readPart = async (tx: ReadTx, part: Part): Promise<CommentRow[]> => {
  const { sql, parameters } = selection(part);
  const rows = await tx.query<CommentRow>(sql, parameters);
  return part.before === undefined ? rows : rows.reverse();
};

/** The first replies of each of these comments, oldest first, in one question however long their lists are. */
export const readReplies = async (
  tx: ReadTx,
  threadId: string,
  parents: readonly string[],
  limit: number,
): Promise<Map<string, CommentRow[]>> => {
  const found = new Map<string, CommentRow[]>();
  if (parents.length === 0) return found;
  const parts = parents.map((list) => selection({ threadId, list, sort: 'oldest', limit }));
  const rows = await tx.query<CommentRow>(
    parts.map(({ sql }, at) => `SELECT * FROM (${sql}) AS s${at}`).join(' UNION ALL '),
    parts.flatMap(({ parameters }) => parameters),
  );
  for (const row of rows) found.set(row.list, [...(found.get(row.list) ?? []), row]);
  for (const list of found.values()) list.sort((a, b) => a.position - b.position);
  return found;
};

/** A comment by its id, wherever it stands. */
export const findComment = async (tx: ReadTx, id: string): Promise<CommentRow | undefined> => {
  const [row] = await tx.query<CommentRow>(`SELECT ${commentColumns} FROM ${commentTables} WHERE c.id = ?`, [
    id,
  ]);
  return row;
};

/** The latest comments of a participant in a thread, newest first. */
export const readOwn = (tx: ReadTx, threadId: string, participantId: string): Promise<CommentRow[]> =>
  tx.query<CommentRow>(
    `SELECT ${commentColumns} FROM ${commentTables}
     WHERE c.thread_id = ? AND c.participant_id = ? ORDER BY c.position DESC LIMIT 100`,
    [threadId, participantId],
  );

/** The newest published comments of a thread, the last published first. */
export const readPublished = (tx: ReadTx, threadId: string, limit: number): Promise<CommentRow[]> =>
  tx.query<CommentRow>(
    `SELECT ${commentColumns} FROM ${commentTables}
     WHERE c.thread_id = ? AND c.published IS NOT NULL AND c.state = 'published'
     ORDER BY c.published DESC LIMIT ?`,
    [threadId, limit],
  );

interface Ancestry extends Row {
  id: string;
  parent_id: string | null;
  list: string;
  depth: number;
}

/** The comments of level 1 and 2 under which a comment shows, the upper one first; none for one of level 1. */
export const shownUnder = async (
  tx: ReadTx,
  comment: { parent_id: string | null; depth: number },
): Promise<Ancestry[]> => {
  if (comment.parent_id === null) return [];
  // A parent of level 3 that is listed names its list; the way up is only walked where it is not.
  const rows = await tx.query<Ancestry>(
    `WITH RECURSIVE up (id, parent_id, list, depth) AS (
       SELECT id, parent_id, list, depth FROM comment WHERE id = ?
       UNION ALL
       SELECT c.id, c.parent_id, c.list, c.depth FROM comment c JOIN up ON c.id =
         CASE WHEN up.depth = 3 AND up.list <> '' THEN up.list ELSE up.parent_id END)
     SELECT id, parent_id, list, depth FROM up WHERE depth < 3 ORDER BY depth`,
    [comment.parent_id],
  );
  return rows;
};
