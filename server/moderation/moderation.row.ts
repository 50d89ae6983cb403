import type { ModerationItem } from '../../contract/moderation.schema.js';
import { NotFound } from '../core/errors.js';
import type { ReadTx } from '../database/door.js';
import { commentColumns, commentTables, type CommentRow } from '../comment/comment.service.js';

/** What a comment waits for; empty when nobody has to look. */
export type Waits = NonNullable<ModerationItem['waits']> | '';

/** A comment as a moderator reads it. */
export interface ModeratedRow extends CommentRow {
  waits: Waits;
  waits_since: string;
  appeal: string | null;
  appeal_state: 'sent' | 'granted' | 'rejected' | null;
  thread_title: string;
}

/** A query for {@link ModeratedRow}; conditions follow. */
export const moderatedRows = `SELECT ${commentColumns}, c.waits, c.waits_since, c.appeal, y.title AS thread_title
  FROM ${commentTables}`;

/** A comment of an organisation. Throws NotFound, also for one of another organisation. */
export const moderatedComment = async (
  tx: ReadTx,
  organisationId: string,
  id: string,
): Promise<ModeratedRow> => {
  const [row] = await tx.query<ModeratedRow>(`${moderatedRows} WHERE c.id = ? AND c.organisation_id = ?`, [
    id,
    organisationId,
  ]);
  if (row === undefined) throw new NotFound('comment');
  return row;
};
