import type { ModerationReason } from '../../contract/comment.schema.js';
import type { ModerationItem, ModerationQueue } from '../../contract/moderation.schema.js';
import { findComment, presentOwn } from '../comment/comment.service.js';
import type { ReadTx, Row } from '../database/door.js';
import {
  freshBoard,
  ideaColumns,
  ideaTables,
  presentOwnIdea,
  readAround,
  type IdeaRow,
} from '../idea/idea.service.js';
import { moderatedRows, subjectKinds, type ModeratedRow, type SubjectKind } from './moderation.row.js';
import { presentItem } from './moderation.presenter.js';
import { cursorOf, keyIn, PAGE, type MomentKey } from './moment.cursor.js';

/** What a comment or an idea can wait for. */
export const waitings = ['pending', 'flagged', 'appealed'] as const;

/** A part of the queue. */
export interface QueueQuery {
  waits?: (typeof waitings)[number] | undefined;
  /** The thread or the board. */
  placeId?: string | undefined;
  after?: string | undefined;
}

/** Opens pictures of ideas that wait or are hidden to moderators. */
export type PictureKey = (pictureId: string) => string;

const MOST_FLAGS = 50;

interface Flag extends Row {
  reason: ModerationReason;
  note: string | null;
  at: string;
}

const openFlags = async (tx: ReadTx, kind: SubjectKind, id: string): Promise<ModerationItem['flags']> => {
  const rows = await tx.query<Flag>(
    `SELECT reason, note, at FROM flag WHERE subject_kind = ? AND subject_id = ? AND settled_at IS NULL
     ORDER BY at, participant_id LIMIT ?`,
    [kind, id, MOST_FLAGS],
  );
  return rows.map(({ reason, note, at }) => ({ reason, ...(note !== null && { note }), at }));
};

const ideaOf = async (tx: ReadTx, row: ModeratedRow, keyOf: PictureKey | undefined, now: Date) => {
  const [idea] = await tx.query<IdeaRow>(`SELECT ${ideaColumns} FROM ${ideaTables} WHERE i.id = ?`, [row.id]);
  const { picture_id: picture } = idea!;
  const key = picture === null ? undefined : keyOf?.(picture);
  return presentOwnIdea(idea!, await freshBoard(tx, row.ref), await readAround(tx, row.id), key, now);
};

/** A comment or an idea as an item of the queue. */
export const itemOf = async (
  tx: ReadTx,
  kind: SubjectKind,
  row: ModeratedRow,
  now: Date,
  keyOf?: PictureKey,
): Promise<ModerationItem> =>
  presentItem(
    row,
    kind === 'comment'
      ? { comment: presentOwn((await findComment(tx, row.id))!) }
      : { idea: await ideaOf(tx, row, keyOf, now) },
    await openFlags(tx, kind, row.id),
  );

interface Waiting {
  kind: SubjectKind;
  row: ModeratedRow;
}

// Each kind of waiting is a stretch of the index of its own; the pages of all are put together.
const readWaiting = async (
  tx: ReadTx,
  organisationId: string,
  kind: SubjectKind,
  waits: string,
  { placeId }: QueueQuery,
  key: MomentKey | undefined,
): Promise<Waiting[]> => {
  const rows = await tx.query<ModeratedRow>(
    `${moderatedRows(kind)} WHERE s.organisation_id = ? AND s.waits = ?
       ${key === undefined ? '' : 'AND (s.waits_since, s.id) > (?, ?)'}
       ${placeId === undefined ? '' : 'AND y.id = ?'}
     ORDER BY s.waits_since, s.id LIMIT ?`,
    [
      organisationId,
      waits,
      ...(key === undefined ? [] : [key.at, key.id]),
      ...(placeId === undefined ? [] : [placeId]),
      PAGE + 1,
    ],
  );
  return rows.map((row) => ({ kind, row }));
};

const order = (a: Waiting, b: Waiting): number => {
  const [left, right] = [a, b].map(({ row }) => cursorOf({ at: row.waits_since, id: row.id }));
  return left! < right! ? -1 : 1;
};

/** What waits at an organisation, longest first. Throws InvalidInput for a wrong cursor. */
export const readQueue = async (
  tx: ReadTx,
  organisationId: string,
  query: QueueQuery,
  now: Date,
  keyOf?: PictureKey,
): Promise<ModerationQueue> => {
  const key = query.after === undefined ? undefined : keyIn(query.after);
  const waiting: Waiting[] = [];
  for (const waits of query.waits === undefined ? waitings : [query.waits])
    for (const kind of subjectKinds)
      waiting.push(...(await readWaiting(tx, organisationId, kind, waits, query, key)));
  const shown = waiting.sort(order).slice(0, PAGE);
  const items: ModerationItem[] = [];
  for (const { kind, row } of shown) items.push(await itemOf(tx, kind, row, now, keyOf));
  const last = shown.at(-1)?.row;
  return {
    items,
    ...(waiting.length > PAGE && last && { next: cursorOf({ at: last.waits_since, id: last.id }) }),
  };
};
