import type { Comment, CommentPage } from '../../../contract/comment.schema.js';

/** How many stand from a place on that are at least so deep. */
function run(comments: readonly Comment[], from: number, depth: number): number {
  let end = from;
  while ((comments[end]?.depth ?? 0) >= depth) end++;
  return end - from;
}

/** Puts replies after those that a comment has already; nothing twice. Where the comment is not there, they come last. */
export function addReplies(
  comments: readonly Comment[],
  parent: string,
  replies: readonly Comment[],
): Comment[] {
  const known = new Set(replies.map(({ id }) => id));
  const rest = comments.filter(({ id }) => !known.has(id));
  const at = rest.findIndex(({ id }) => id === parent) + 1;
  const place = at ? at + run(rest, at, replies[0]?.depth ?? 2) : rest.length;
  return [...rest.slice(0, place), ...replies, ...rest.slice(place)];
}

/** A page put after what is shown, or before it; nothing twice. */
export function joined(shown: CommentPage, page: CommentPage, where: 'after' | 'before'): CommentPage {
  const known = new Set(page.comments.map(({ id }) => id));
  const rest = shown.comments.filter(({ id }) => !known.has(id));
  const after = where === 'after';
  return {
    ...shown,
    comments: after ? [...rest, ...page.comments] : [...page.comments, ...rest],
    more: [...shown.more, ...page.more],
    next: after ? page.next : shown.next,
    previous: after ? shown.previous : page.previous,
  };
}

/** The replies that were asked for, put under their comment; what is left of them is said again. */
export function withReplies(shown: CommentPage, parent: string, page: CommentPage): CommentPage {
  const left = shown.more.find((more) => more.parent === parent)?.left ?? 0;
  const depth = page.comments[0]?.depth;
  const direct = page.comments.filter((comment) => comment.depth === depth).length;
  return {
    ...shown,
    comments: addReplies(shown.comments, parent, page.comments),
    more: [
      ...shown.more.filter((more) => more.parent !== parent),
      ...page.more,
      ...(page.next ? [{ parent, after: page.next, left: Math.max(1, left - direct) }] : []),
    ],
  };
}
