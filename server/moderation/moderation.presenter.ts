import type { Comment } from '../../contract/comment.schema.js';
import type { Idea } from '../../contract/idea.schema.js';
import type { ModerationItem } from '../../contract/moderation.schema.js';
import type { ModeratedRow } from './moderation.row.js';

/** What is looked at, for whoever moderates: its words in every state, what residents said, and never who they are. */
export const presentItem = (
  row: ModeratedRow,
  about: { comment: Comment } | { idea: Idea },
  flags: ModerationItem['flags'],
): ModerationItem => ({
  ...about,
  threadTitle: row.place_title,
  ...(row.body !== '' && { text: row.body }),
  ...(row.waits !== '' && { waits: row.waits, since: row.waits_since }),
  flags,
  ...(row.appeal !== null && { appeal: row.appeal }),
});
