import type { CommentKind, CommentState, ModerationReason, Quote } from '../../contract/comment.schema.js';
import type { Row } from '../database/door.js';

/** A comment as a list reads it, with its passage and the name of whom it answers. */
export interface CommentRow extends Row {
  id: string;
  thread_id: string;
  /** Ref of its thread. */
  ref: string;
  position: number;
  parent_id: string | null;
  list: string;
  depth: number;
  participant_id: string | null;
  pseudonym: string;
  name: string | null;
  official: string | null;
  state: CommentState;
  reason: ModerationReason | null;
  note: string | null;
  body: string;
  kind: CommentKind | null;
  suggestion: string | null;
  created_at: string;
  edited_at: string | null;
  published: number | null;
  children: number;
  replies: number;
  agree: number;
  disagree: number;
  answered: number;
  appeal_state: string | null;
  /** Name of the author of the comment that it answers, where that one shows and is not above it. */
  answers: string | null;
  exact: string | null;
  prefix: string;
  suffix: string;
  starts: number;
  ends: number;
  page: number | null;
  version: string | null;
}

/** The columns of {@link CommentRow}, of tables `c`, `a` (its passage), `p` (its parent) and `y` (its thread). */
export const commentColumns = `c.id, c.thread_id, y.ref, c.position, c.parent_id, c.list, c.depth, c.participant_id,
  c.pseudonym, c.name, c.official, c.state, c.reason, c.note, c.body, c.kind, c.suggestion, c.created_at, c.edited_at,
  c.published, c.children, c.replies, c.agree, c.disagree, c.answered, c.appeal_state,
  CASE WHEN p.depth = 3 AND p.state = 'published' THEN COALESCE(p.name, p.pseudonym) END AS answers,
  a.exact, a.prefix, a.suffix, a.starts, a.ends, a.page, a.version`;

/** Where {@link commentColumns} come from. */
export const commentTables = `comment c JOIN activity y ON y.id = c.thread_id
  LEFT JOIN comment_anchor a ON a.comment_id = c.id LEFT JOIN comment p ON p.id = c.parent_id`;

/** The passage of a row that has one. */
export const quoteOf = (
  row: Pick<CommentRow, 'exact' | 'prefix' | 'suffix' | 'starts' | 'ends' | 'page' | 'version'>,
): Quote | undefined =>
  row.exact === null
    ? undefined
    : {
        exact: row.exact,
        prefix: row.prefix,
        suffix: row.suffix,
        start: row.starts,
        end: row.ends,
        ...(row.page !== null && { page: row.page }),
        ...(row.version !== null && { version: row.version }),
      };
