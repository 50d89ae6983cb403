import type { Comment, CommentPage, MyThread, Thread } from '../../contract/comment.schema.js';

/** What is shown of a thread: the page that was read, with what only I see of it. It is made anew with each change. */
export interface Shown {
  thread: Thread;
  page: CommentPage;
  mine?: MyThread | undefined;
  /** The comments in their order, each followed by its replies. */
  list: readonly Comment[];
  /** Comments of mine that stand apart. */
  apart: readonly Comment[];
  /** Comments of mine that were confirmed since the page was read. */
  fresh?: readonly Comment[];
}

/** What someone sees who has not taken part. */
export const plainShown = (thread: Thread, page: CommentPage): Shown => ({
  thread,
  page,
  list: page.comments,
  apart: [],
});

/** Whether a comment is shown. */
export const isShown = ({ list, apart }: Pick<Shown, 'list' | 'apart'>, id: string) =>
  [...list, ...apart].some((comment) => comment.id === id);
