import type { Comment, MyThread } from '../../contract/comment.schema.js';
import { editableUntil } from './comment.policy.js';
import { quoteOf, type CommentRow } from './comment.row.js';

const placed = (row: CommentRow) => ({
  id: row.id,
  thread: row.ref,
  ...(row.parent_id !== null && { parent: row.parent_id }),
  depth: row.depth,
  state: row.state,
  createdAt: row.created_at,
  replies: row.replies,
  agree: row.agree,
  disagree: row.disagree,
  answered: Number(row.answered) === 1,
});

const written = (row: CommentRow) => {
  const quote = quoteOf(row);
  return {
    ...(row.answers !== null && { replyTo: row.answers }),
    author: {
      name: row.name ?? row.pseudonym,
      ...(row.official !== null && { official: row.official }),
    },
    text: row.body,
    ...(row.kind !== null && { kind: row.kind }),
    ...(quote && { quote }),
    ...(row.suggestion !== null && { suggestion: row.suggestion }),
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
  };
};

/** A comment as everyone sees it: what is not published keeps its place and the reason, and says nothing else. */
export const presentComment = (row: CommentRow): Comment => ({
  ...placed(row),
  ...(row.state === 'hidden' && row.reason !== null && { reason: row.reason }),
  ...(row.state === 'published' && written(row)),
});

/** A comment as its author sees it: the words too, unless they were withdrawn. */
export const presentOwn = (row: CommentRow): Comment => ({
  ...presentComment(row),
  ...(row.state !== 'withdrawn' && written(row)),
});

const appealOf = (row: CommentRow): MyThread['comments'][number]['appeal'] => {
  if (row.state !== 'hidden') return undefined;
  if (row.appeal_state === null) return 'possible';
  return row.appeal_state === 'sent' ? 'sent' : 'rejected';
};

/** A comment of mine with what I can do with it. */
export const presentMine = (row: CommentRow, open: boolean, now: Date): MyThread['comments'][number] => {
  const until = open ? editableUntil(row, now) : undefined;
  const appeal = appealOf(row);
  return {
    comment: presentOwn(row),
    ...(until && { editableUntil: until.toISOString() }),
    ...(row.state === 'hidden' && row.note !== null && { note: row.note }),
    ...(appeal && { appeal }),
  };
};
