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

/** With what the server confirmed. Nothing that stands is moved. */
export function confirmed(
  { page, fresh = [] }: Shown,
  comment: Comment,
  thread: Thread,
  mine: MyThread | undefined,
): Shown {
  const put = (one: Comment) => (one.id === comment.id ? comment : one);
  const known = page.comments.some(({ id }) => id === comment.id);
  const others = fresh.filter(({ id }) => id !== comment.id);
  return shownWith(
    thread,
    { ...page, comments: page.comments.map(put) },
    mine,
    known ? fresh.map(put) : [...others, comment],
  );
}
