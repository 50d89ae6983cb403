import type { ModerationReason } from '../../contract/comment.schema.js';
import type { IdeaState, IdeaStatus } from '../../contract/idea.schema.js';
import type { Row } from '../database/door.js';

/** An idea as a list reads it; `body` is its beginning there, and all of it where one is read. */
export interface IdeaRow extends Row {
  id: string;
  organisation_id: string;
  board_id: string;
  /** Ref of its board. */
  ref: string;
  number: number;
  shuffle: number;
  participant_id: string | null;
  pseudonym: string;
  name: string | null;
  state: IdeaState;
  reason: ModerationReason | null;
  note: string | null;
  title: string;
  body: string;
  /** Characters of all of its text. */
  length: number;
  category: string | null;
  area: string | null;
  latitude: number | null;
  longitude: number | null;
  place_name: string | null;
  picture_id: string | null;
  alt: string | null;
  widths: string | null;
  picture_width: number | null;
  picture_height: number | null;
  picture_state: string | null;
  medium: 'online' | 'assisted' | 'paper';
  created_at: string;
  edited_at: string | null;
  versions: number;
  supports: number;
  comments: number;
  status: IdeaStatus;
  who: string | null;
  due: string | null;
  answered_at: string | null;
  answered: number;
  reached_at: string | null;
  meeting_day: string | null;
  document_url: string | null;
  document_title: string | null;
  merged_into: string | null;
  merged_title: string | null;
  appeal_state: string | null;
}

/** Characters of an idea's text that a list shows. */
export const EXCERPT = 280;

const columnsWith = (
  body: string,
): string => `i.id, i.organisation_id, i.board_id, y.ref, i.number, i.shuffle,
  i.participant_id, i.pseudonym, i.name, i.state, i.reason, i.note, i.title, ${body} AS body, length(i.body) AS length,
  i.category, i.area, i.latitude, i.longitude, i.place_name, i.picture_id, i.alt, p.widths, p.width AS picture_width,
  p.height AS picture_height, p.state AS picture_state, i.medium, i.created_at, i.edited_at, i.versions, i.supports,
  i.comments, i.status, i.who, i.due, i.answered_at, i.answered, i.reached_at, i.meeting_day, i.document_url,
  i.document_title, i.merged_into, m.title AS merged_title, i.appeal_state`;

/** The columns of {@link IdeaRow} for a list. */
export const cardColumns = columnsWith(`substr(i.body, 1, ${EXCERPT})`);

/** The columns of {@link IdeaRow} for a page. */
export const ideaColumns = columnsWith('i.body');

/** Where they come from: tables `i`, `y` (its board), `p` (its picture) and `m` (what it was merged into). */
export const ideaTables = `idea i JOIN activity y ON y.id = i.board_id LEFT JOIN picture p ON p.id = i.picture_id
  LEFT JOIN idea m ON m.id = i.merged_into`;
