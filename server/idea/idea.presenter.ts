import type { BoardAgenda, MyIdea } from '../../contract/board.schema.js';
import type { Became, Idea, IdeaAnswerEntry, IdeaCard, IdeaPicture } from '../../contract/idea.schema.js';
import { agendaOf, clockOf } from './board.policy.js';
import type { IdeaRow } from './idea.row.js';

/** What of a board decides how its ideas show. */
export interface ShownOn {
  readonly agenda: BoardAgenda | undefined;
  readonly answerDays: number | undefined;
}

/** A picture as it is kept. */
export interface KeptPicture {
  readonly id: string;
  readonly alt: string;
  readonly widths: string;
  readonly width: number;
  readonly height: number;
}

/** A picture as it is shown; `key` opens one that does not show to everyone. */
export const presentPicture = (picture: KeptPicture, key?: string): IdeaPicture => ({
  id: picture.id,
  alt: picture.alt,
  address: `/media/pictures/${picture.id}`,
  widths: JSON.parse(picture.widths) as number[],
  width: picture.width,
  height: picture.height,
  ...(key !== undefined && { key }),
});

const pictureOf = (row: IdeaRow, key?: string): IdeaPicture | undefined =>
  row.picture_id === null || row.widths === null
    ? undefined
    : presentPicture(
        {
          id: row.picture_id,
          alt: row.alt ?? '',
          widths: row.widths,
          width: row.picture_width!,
          height: row.picture_height!,
        },
        row.picture_state === 'shown' ? undefined : key,
      );

const placed = (row: IdeaRow, board: ShownOn, now: Date) => {
  const agenda = agendaOf(row, board.agenda, now);
  return {
    id: row.id,
    board: row.ref,
    state: row.state,
    medium: row.medium,
    createdAt: row.created_at,
    supports: row.supports,
    comments: row.comments,
    status: row.status,
    clock: clockOf(row, board.answerDays, now),
    ...(agenda && { agenda }),
    ...(row.merged_into !== null && {
      mergedInto: { id: row.merged_into, title: row.merged_title || row.merged_into },
    }),
    ...(row.state === 'hidden' && row.reason !== null && { reason: row.reason }),
  };
};

const written = (row: IdeaRow, key?: string) => {
  const picture = pictureOf(row, key);
  return {
    title: row.title,
    author: { name: row.name ?? row.pseudonym },
    ...(row.category !== null && { category: row.category }),
    ...(row.area !== null && { area: row.area }),
    ...(row.latitude !== null && {
      place: { latitude: row.latitude / 1e6, longitude: row.longitude! / 1e6 },
    }),
    ...(row.place_name !== null && { placeName: row.place_name }),
    ...(picture && { picture }),
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
  };
};

/** An idea in a list, which shows published ones only. */
export const presentCard = (row: IdeaRow, board: ShownOn, now: Date): IdeaCard => ({
  ...placed(row, board, now),
  ...written(row),
  excerpt: row.body,
  cut: row.length > Array.from(row.body).length,
});

/** What belongs to an idea beside its row. */
export interface Around {
  statuses: IdeaAnswerEntry[];
  merged: { id: string; title: string }[];
  became: Became[];
}

/** An idea as everyone sees it: what is not published keeps its place and the reason, and says nothing of itself. */
export const presentIdea = (row: IdeaRow, board: ShownOn, around: Around, now: Date): Idea => ({
  ...placed(row, board, now),
  ...(row.state === 'published' && { ...written(row), text: row.body }),
  thread: `idea-${row.id}`,
  ...around,
  versions: row.versions,
});

/** An idea as its author or a moderator sees it: the words too, unless they were withdrawn. */
export const presentOwnIdea = (
  row: IdeaRow,
  board: ShownOn,
  around: Around,
  key: string | undefined,
  now: Date,
): Idea => ({
  ...presentIdea(row, board, around, now),
  ...(row.state !== 'withdrawn' && { ...written(row, key), text: row.body }),
});

/** Where the appeal of a hidden idea stands. */
export const appealOf = (row: IdeaRow): MyIdea['appeal'] => {
  if (row.state !== 'hidden') return undefined;
  if (row.appeal_state === null) return 'possible';
  return row.appeal_state === 'sent' ? 'sent' : 'rejected';
};
