import type { ModerationReason } from '../../contract/comment.schema.js';
import type { ModerationItem, ModerationQueue } from '../../contract/moderation.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import { moderatedRows, type ModeratedRow } from './moderation.row.js';
import { presentItem } from './moderation.presenter.js';
import { cursorOf, keyIn, PAGE, type MomentKey } from './moment.cursor.js';

/** What a comment can wait for. */
export const waitings = ['pending', 'flagged', 'appealed'] as const;

/** A part of the queue. */
export interface QueueQuery {
  waits?: (typeof waitings)[number] | undefined;
  threadId?: string | undefined;
  after?: string | undefined;
}

const MOST_FLAGS = 50;

interface Flag extends Row {
  reason: ModerationReason;
  note: string | null;
  at: string;
}

const openFlags = async (tx: ReadTx, id: string): Promise<ModerationItem['flags']> => {
  const rows = await tx.query<Flag>(
    `SELECT reason, note, at FROM flag WHERE subject_kind = 'comment' AND subject_id = ? AND settled_at IS NULL
     ORDER BY at, participant_id LIMIT ?`,
    [id, MOST_FLAGS],
  );
  return rows.map(({ reason, note, at }) => ({ reason, ...(note !== null && { note }), at }));
};

/** A comment as an item of the queue. */
export const itemOf = async (tx: ReadTx, row: ModeratedRow): Promise<ModerationItem> =>
  presentItem(row, await openFlags(tx, row.id));

// Each kind of waiting is a stretch of the index of its own; the pages of all are put together.
const readWaiting = (
  tx: ReadTx,
  organisationId: string,
  waits: string,
  { threadId }: QueueQuery,
  key: MomentKey | undefined,
): Promise<ModeratedRow[]> =>
  tx.query<ModeratedRow>(
    `${moderatedRows} WHERE c.organisation_id = ? AND c.waits = ?
       ${key === undefined ? '' : 'AND (c.waits_since, c.id) > (?, ?)'}
       ${threadId === undefined ? '' : 'AND c.thread_id = ?'}
     ORDER BY c.waits_since, c.id LIMIT ?`,
    [
      organisationId,
      waits,
      ...(key === undefined ? [] : [key.at, key.id]),
      ...(threadId === undefined ? [] : [threadId]),
      PAGE + 1,
    ],
  );

const order = (a: ModeratedRow, b: ModeratedRow): number => {
  const [left, right] = [a, b].map((row) => cursorOf({ at: row.waits_since, id: row.id }));
  return left! < right! ? -1 : 1;
};

/** What waits at an organisation, longest first. Throws InvalidInput for a wrong cursor. */
export const readQueue = async (
  tx: ReadTx,
  organisationId: string,
  query: QueueQuery,
): Promise<ModerationQueue> => {
  const key = query.after === undefined ? undefined : keyIn(query.after);
  const rows: ModeratedRow[] = [];
  for (const waits of query.waits === undefined ? waitings : [query.waits])
    rows.push(...(await readWaiting(tx, organisationId, waits, query, key)));
  const shown = rows.sort(order).slice(0, PAGE);
  const items: ModerationItem[] = [];
  for (const row of shown) items.push(await itemOf(tx, row));
  const last = shown.at(-1);
  return {
    items,
    ...(rows.length > PAGE && last && { next: cursorOf({ at: last.waits_since, id: last.id }) }),
  };
};
