import type { CommentInput, CommentKind, CommentState } from '../../contract/comment.schema.js';
import type { FieldError } from '../../contract/errors.js';

/** Minutes in which a comment can be edited. */
export const EDIT_MINUTES = 15;

/** Until when its author can edit a comment; undefined when that is over, or the comment is hidden or withdrawn. */
export const editableUntil = (
  comment: { readonly state: CommentState; readonly created_at: string },
  now: Date,
): Date | undefined => {
  if (comment.state === 'hidden' || comment.state === 'withdrawn') return undefined;
  const until = new Date(Date.parse(comment.created_at) + EDIT_MINUTES * 60_000);
  return now < until ? until : undefined;
};

const blank = /^[\s\p{Cf}\p{Zs}\u2800\u3164\u115f\u1160\uffa0]*$/u;

// Without the joiners, which some scripts need in a name.
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** What a schema can not say of a text: that it says something. */
export const textFaults = (sent: { text: string }): FieldError[] =>
  blank.test(sent.text) ? [{ at: '/text', rule: 'blank', detail: 'must say something' }] : [];

/** What a schema can not say of a comment; every fault at once. */
export const commentFaults = (sent: CommentInput, kinds: readonly CommentKind[]): FieldError[] => {
  const faults = textFaults(sent);
  const fault = (at: string, rule: string, detail: string) => faults.push({ at, rule, detail });
  if ((sent.thread === undefined) === (sent.document === undefined))
    fault('/thread', 'either', 'send `thread` or `document`, one of the two');
  if (sent.kind !== undefined && !kinds.includes(sent.kind))
    fault('/kind', 'unknown_kind', 'is not asked for in this thread');
  if (sent.suggestion !== undefined && sent.quote === undefined)
    fault('/suggestion', 'needs_quote', 'needs the passage that it would replace');
  if (sent.quote !== undefined && sent.quote.end < sent.quote.start)
    fault('/quote/end', 'order', 'is before its start');
  if (sent.name !== undefined && (blank.test(sent.name) || unseen.test(sent.name)))
    fault('/name', 'name', 'must be a name on one line, without characters that nobody sees');
  return faults;
};
