import type { Comment, CommentPage, MyThread, Thread } from '../../../contract/comment.schema.js';
import type { Shown } from '../thread.shown.js';
import { addReplies } from './joining.js';

/** What is shown to someone who took part: their own comments at their place, or apart where they have none. */
export function shownWith(
  thread: Thread,
  page: CommentPage,
  mine?: MyThread,
  fresh: readonly Comment[] = [],
): Shown {
  const own = new Map(mine?.comments.map(({ comment }) => [comment.id, comment]));
  let list = page.comments.map((comment) => own.get(comment.id) ?? comment);
  const there = new Set(list.map(({ id }) => id));
  const apart: Comment[] = [];
  const waiting = [...own.values()].filter(({ state }) => state === 'pending' || state === 'hidden');
  const rest = [...new Map([...waiting, ...fresh].map((comment) => [comment.id, comment])).values()];
  for (const comment of rest.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
    if (there.has(comment.id)) continue;
    there.add(comment.id);
    if (comment.parent && there.has(comment.parent)) list = addReplies(list, comment.parent, [comment]);
    else apart.unshift(comment);
  }
  return { thread, page, mine, list, apart, fresh };
}

/** With another page; what was confirmed before stays when the page does not have it. */
export const paged = ({ thread, mine, fresh }: Shown, page: CommentPage): Shown =>
  shownWith(thread, page, mine, fresh);

/** The comment of the first level that a comment is below, as far as it is shown. */
function rootOf(comments: readonly Comment[], { parent }: Comment): string | undefined {
  const above = comments.find(({ id }) => id === parent);
  return above?.parent ? rootOf(comments, above) : parent;
}

/** With what the server confirmed. Nothing that stands is moved. */
export function confirmed(
  { page, fresh = [] }: Shown,
  comment: Comment,
  thread: Thread,
  mine: MyThread | undefined,
): Shown {
  const latest = new Map([...thread.first.comments, comment].map((one) => [one.id, one]));
  const { author, state } = comment;
  // What the organisation answers is answered at once, also beyond the first page.
  const above =
    author?.official && state === 'published' ? rootOf([...page.comments, ...fresh], comment) : undefined;
  const put = (one: Comment) => ({
    ...(latest.get(one.id) ?? one),
    ...(one.id === above && { answered: true }),
  });
  const known = page.comments.some(({ id }) => id === comment.id);
  const others = fresh.filter(({ id }) => id !== comment.id);
  return shownWith(
    thread,
    { ...page, comments: page.comments.map(put) },
    mine,
    known ? fresh.map(put) : [...others.map(put), comment],
  );
}
