import type { CommentState, ModerationReason } from '../../contract/comment.schema.js';
import type { Row, WriteTx } from '../database/door.js';
import { shownUnder } from './comment.list.js';
import { countOnIdea } from './idea.thread.js';
import { publishedTopic, threadTopic } from './thread.definition.js';

/** What a change of state needs to know of a comment. */
export interface Standing extends Row {
  id: string;
  thread_id: string;
  position: number;
  parent_id: string | null;
  list: string;
  depth: number;
  state: CommentState;
  reason: ModerationReason | null;
  official: string | null;
  published: number | null;
  children: number;
}

const standingColumns =
  'id, thread_id, position, parent_id, list, depth, state, reason, official, published, children';

/** Reads where a comment stands. */
export const readStanding = async (tx: WriteTx, id: string): Promise<Standing | undefined> => {
  const [row] = await tx.query<Standing>(`SELECT ${standingColumns} FROM comment WHERE id = ?`, [id]);
  return row;
};

/** Tells everyone that a thread changed, and counts the change. */
export const threadChanged = async (tx: WriteTx, threadId: string): Promise<void> => {
  await tx.query('UPDATE activity SET version = version + 1 WHERE id = ?', [threadId]);
  tx.changed(threadTopic(threadId));
};

// Puts a comment into its list or takes it out; what shows below something that is not shown keeps a tombstone.
const enlist = async (tx: WriteTx, comment: Standing, above: readonly { id: string }[]): Promise<void> => {
  const listed = comment.state === 'published' || comment.children > 0;
  if (listed === (comment.list !== '')) return;
  const home = above.at(-1)?.id;
  await tx.query('UPDATE comment SET list = ? WHERE id = ?', [listed ? (home ?? 'thread') : '', comment.id]);
  if (home === undefined) return;
  const [parent] = await tx.query<Standing>(
    `UPDATE comment SET children = children + ? WHERE id = ? RETURNING ${standingColumns}`,
    [listed ? 1 : -1, home],
  );
  await enlist(tx, parent!, above.slice(0, -1));
};

const some = async (tx: WriteTx, sql: string, parameters: unknown[]): Promise<boolean> =>
  (await tx.query(`${sql} LIMIT 1`, parameters)).length > 0;

// Who showed a reply more or less: those above it, and the one of level 3 that it answers when that is official.
const countAbove = async (
  tx: WriteTx,
  comment: Pick<Standing, 'thread_id' | 'parent_id' | 'official'>,
  above: readonly { id: string }[],
  change: 1 | -1,
): Promise<void> => {
  const { thread_id: threadId, parent_id: parent } = comment;
  for (const { id } of above)
    await tx.query('UPDATE comment SET replies = replies + ? WHERE id = ?', [change, id]);
  if (comment.official === null) return;
  const answer = (id: string, answered: boolean) =>
    tx.query('UPDATE comment SET answered = ? WHERE id = ?', [answered, id]);
  const official = "official IS NOT NULL AND state = 'published'";
  // From below, because one above is answered when one below it is.
  if (parent !== null && !above.some(({ id }) => id === parent)) {
    const sql = `SELECT id FROM comment WHERE thread_id = ? AND list = ? AND parent_id = ? AND ${official}`;
    await answer(parent, change === 1 || (await some(tx, sql, [threadId, above.at(-1)!.id, parent])));
  }
  for (const { id } of [...above].reverse()) {
    const sql = `SELECT id FROM comment WHERE thread_id = ? AND list = ? AND (answered = 1 OR (${official}))`;
    await answer(id, change === 1 || (await some(tx, sql, [threadId, id])));
  }
};

const countHidden = (tx: WriteTx, threadId: string, reason: ModerationReason, change: 1 | -1) =>
  tx.query(
    `INSERT INTO thread_hidden (thread_id, reason, count) VALUES (?, ?, ?)
     ON CONFLICT (thread_id, reason) DO UPDATE SET count = thread_hidden.count + excluded.count`,
    [threadId, reason, change],
  );

/** The counts and lists that follow from where a comment stands; it stands `after` now, and stood `before` until now. */
const settle = async (tx: WriteTx, before: CommentState | undefined, after: Standing): Promise<void> => {
  const above = await shownUnder(tx, after);
  const shown = (state: CommentState | undefined): number => (state === 'published' ? 1 : 0);
  const gone = (state: CommentState | undefined): number => (state === 'withdrawn' ? 1 : 0);
  const change = shown(after.state) - shown(before);
  const withdrawn = gone(after.state) - gone(before);
  if (change !== 0 || withdrawn !== 0) {
    const [thread] = await tx.query<Row & { idea_id: string | null }>(
      'UPDATE thread SET comments = comments + ?, withdrawn = withdrawn + ? WHERE activity_id = ? RETURNING idea_id',
      [change, withdrawn, after.thread_id],
    );
    await countOnIdea(tx, thread?.idea_id ?? null, change);
  }
  if (change === 1 || change === -1) await countAbove(tx, after, above, change);
  await enlist(tx, after, above);
};

/** A new state with its reason. */
export interface NewState {
  state: CommentState;
  /** Why it was hidden. */
  reason?: ModerationReason | undefined;
  /** What the moderator wrote to the author. */
  note?: string | undefined;
}

const publish = async (tx: WriteTx, comment: Standing): Promise<number> => {
  tx.changed(publishedTopic(comment.thread_id));
  if (comment.published !== null) return comment.published;
  const [row] = await tx.query<Row & { next: number }>(
    'UPDATE thread SET next_publication = next_publication + 1 WHERE activity_id = ? RETURNING next_publication AS next',
    [comment.thread_id],
  );
  return row!.next;
};

/**
 * Gives a comment a new state, with every list and number that follows from it. What it waits for is the caller's.
 * Answers whether anything changed.
 */
export const setState = async (tx: WriteTx, comment: Standing, to: NewState): Promise<boolean> => {
  const { id, thread_id: threadId } = comment;
  const reason = to.state === 'hidden' ? (to.reason ?? 'other') : null;
  if (comment.state === to.state && comment.reason === reason) return false;
  const published = to.state === 'published' ? await publish(tx, comment) : comment.published;
  const [after] = await tx.query<Standing>(
    `UPDATE comment SET state = ?, reason = ?, note = ?, published = ? WHERE id = ? RETURNING ${standingColumns}`,
    [to.state, reason, to.note ?? null, published, id],
  );
  if (comment.state === 'hidden' && comment.reason !== null)
    await countHidden(tx, threadId, comment.reason, -1);
  if (reason !== null) await countHidden(tx, threadId, reason, 1);
  await settle(tx, comment.state, after!);
  await threadChanged(tx, threadId);
  return true;
};

/** A comment that is put in: where it stands, and what it is below. */
export interface Arrival {
  /** Place in the thread. */
  position: number;
  /** Its number of publication; null while it waits. */
  published: number | null;
  /** Where it is listed; empty while it waits. */
  list: string;
  above: readonly { id: string }[];
}

/** Gives a new comment its place, and counts it where it shows. */
export const arrive = async (
  tx: WriteTx,
  comment: Pick<Standing, 'thread_id' | 'parent_id' | 'depth' | 'official'>,
  state: 'pending' | 'published',
): Promise<Arrival> => {
  const shows = state === 'published' ? 1 : 0;
  const [row] = await tx.query<Row & { position: number; publication: number; idea_id: string | null }>(
    `UPDATE thread SET next_position = next_position + 1, next_publication = next_publication + ?,
       comments = comments + ? WHERE activity_id = ?
     RETURNING next_position AS position, next_publication AS publication, idea_id`,
    [shows, shows, comment.thread_id],
  );
  const { position, publication } = row!;
  await countOnIdea(tx, row!.idea_id, shows);
  const above = await shownUnder(tx, comment);
  const home = above.at(-1)?.id;
  if (shows === 0) return { position, published: null, list: '', above };
  await countAbove(tx, comment, above, 1);
  // What is answered shows, so its list does too.
  if (home !== undefined) await tx.query('UPDATE comment SET children = children + 1 WHERE id = ?', [home]);
  tx.changed(publishedTopic(comment.thread_id));
  await threadChanged(tx, comment.thread_id);
  return { position, published: publication, list: home ?? 'thread', above };
};
