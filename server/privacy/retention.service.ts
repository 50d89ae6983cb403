import { threadChanged } from '../comment/comment.service.js';
import type { Database, Row, WriteTx } from '../database/door.js';
import { endSubscriptionsTo } from '../mail/subscription.service.js';
import { makeAnonymous, makeTombstone, toForget, type ToForget } from './privacy.anonymous.js';
import { forgetBoard, forgetIdeaPiece } from './privacy.ideas.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Comments of one unit of work, so that nobody waits long for the writer. */
const PIECE = 200;

/** Sets after how many days an organisation, or one process of it, forgets who took part; null keeps it. */
export const setRetention = async (
  tx: WriteTx,
  of: { organisationId: string; processId?: string | undefined },
  days: number | null,
): Promise<void> => {
  const key = [of.organisationId, of.processId ?? ''];
  if (days === null)
    await tx.query('DELETE FROM retention WHERE organisation_id = ? AND process_id = ?', key);
  else
    await tx.query(
      `INSERT INTO retention (organisation_id, process_id, days) VALUES (?, ?, ?)
       ON CONFLICT (organisation_id, process_id) DO UPDATE SET days = excluded.days`,
      [...key, days],
    );
};

interface Due extends Row {
  id: string;
  days: number;
  ended_at: string;
}

// The setting of its process, else that of its organisation.
const dueOf = (database: Database, table: 'thread' | 'board'): Promise<Due[]> =>
  database.read((tx) =>
    tx.query<Due>(
      `SELECT y.id, COALESCE(p.days, o.days) AS days, COALESCE(y.closed_at, y.closes_at) AS ended_at
       FROM ${table} t JOIN activity y ON y.id = t.activity_id
       LEFT JOIN retention p ON p.organisation_id = y.organisation_id AND p.process_id = y.process_id
       LEFT JOIN retention o ON o.organisation_id = y.organisation_id AND o.process_id = ''
       WHERE COALESCE(p.days, o.days) IS NOT NULL`,
    ),
  );

// What shows keeps its words; who wrote, agreed and flagged is forgotten, the numbers stay.
const forgetPiece = async (tx: WriteTx, threadId: string, before: string): Promise<number> => {
  const rows = await tx.query<ToForget>(
    `${toForget} WHERE c.thread_id = ? AND c.participant_id IS NOT NULL AND c.created_at < ?
     ORDER BY c.position LIMIT ?`,
    [threadId, before, PIECE],
  );
  for (const row of rows) {
    await (row.state === 'published' ? makeAnonymous(tx, row) : makeTombstone(tx, row));
    await tx.query('DELETE FROM comment_reaction WHERE comment_id = ?', [row.id]);
    await tx.query("DELETE FROM flag WHERE subject_kind = 'comment' AND subject_id = ?", [row.id]);
    await tx.query("UPDATE comment SET waits = '', waits_since = '' WHERE id = ?", [row.id]);
  }
  if (rows.length > 0) await threadChanged(tx, threadId);
  return rows.length;
};

/**
 * Forgets who took part in threads and boards whose time is over: all of one that ended so many days ago, and in one
 * that is open the comments and ideas that are as old.
 */
export const forgetOld = async (database: Database, now: Date): Promise<void> => {
  await forgetThreads(database, now);
  await forgetBoards(database, now);
  await database.write((tx) =>
    tx.query('DELETE FROM participant_block WHERE until < ?', [new Date(now.getTime() - 365 * DAY)]),
  );
};

const forgetBoards = async (database: Database, now: Date): Promise<void> => {
  for (const { id, days, ended_at: end } of await dueOf(database, 'board')) {
    const limit = new Date(now.getTime() - days * DAY).toISOString();
    const ended = end < limit;
    const before = ended ? now.toISOString() : limit;
    for (let count = PIECE; count === PIECE;)
      count = await database.write((tx) => forgetIdeaPiece(tx, id, before, PIECE));
    if (ended)
      await database.write(async (tx) => {
        await forgetBoard(tx, id);
        await endSubscriptionsTo(tx, id);
      });
  }
};

const forgetThreads = async (database: Database, now: Date): Promise<void> => {
  for (const { id, days, ended_at: end } of await dueOf(database, 'thread')) {
    const limit = new Date(now.getTime() - days * DAY).toISOString();
    const ended = end < limit;
    const before = ended ? now.toISOString() : limit;
    for (let count = PIECE; count === PIECE;)
      count = await database.write((tx) => forgetPiece(tx, id, before));
    if (ended)
      await database.write(async (tx) => {
        await tx.query('DELETE FROM thread_name WHERE thread_id = ?', [id]);
        await endSubscriptionsTo(tx, id);
      });
  }
};

/** Does so every hour; answers the way to stop. A failure is told to `failed`, and the next hour tries again. */
export const forgetOldHourly = (
  database: Database,
  now: () => Date,
  failed: (error: unknown) => void,
): (() => void) => {
  const timer = setInterval(() => void forgetOld(database, now()).catch(failed), HOUR).unref();
  return () => clearInterval(timer);
};
