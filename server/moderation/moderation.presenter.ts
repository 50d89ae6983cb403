import type { ModerationItem } from '../../contract/moderation.schema.js';
import { presentOwn } from '../comment/comment.service.js';
import type { ModeratedRow } from './moderation.row.js';

/** A comment for whoever moderates it: its words in every state, what residents said of it, and never who they are. */
export const presentItem = (row: ModeratedRow, flags: ModerationItem['flags']): ModerationItem => ({
  comment: presentOwn(row),
  threadTitle: row.thread_title,
  ...(row.body !== '' && { text: row.body }),
  ...(row.waits !== '' && { waits: row.waits, since: row.waits_since }),
  flags,
  ...(row.appeal !== null && { appeal: row.appeal }),
});
