import type { Comment, CommentPage, MyThread, Thread } from '../../contract/comment.schema.js';
import { addReplies } from './comment.tree.js';

/** What is shown of a thread: the page that was read, with what only I see of it. It is made anew with each change. */
export class Shown {
  readonly thread: Thread;
  readonly page: CommentPage;
  readonly mine: MyThread | undefined;
  /** Comments of mine that were confirmed since the page was read. */
  private readonly _fresh: readonly Comment[];

  constructor(thread: Thread, page: CommentPage, mine?: MyThread, fresh: readonly Comment[] = []) {
    this.thread = thread;
    this.page = page;
    this.mine = mine;
    this._fresh = fresh;
  }

  /** The comments in their order, each followed by its replies, and those of mine that stand apart. */
  get comments(): { list: Comment[]; apart: Comment[] } {
    const mine = this.mine?.comments ?? [];
    const own = new Map(mine.map(({ comment }) => [comment.id, comment]));
    let list = this.page.comments.map((comment) => own.get(comment.id) ?? comment);
    const there = new Set(list.map(({ id }) => id));
    const apart: Comment[] = [];
    const fresh = new Map(this._fresh.map((comment) => [comment.id, comment]));
    const waiting = [...own.values()].filter(({ state }) => state === 'pending' || state === 'hidden');
    const rest = [
      ...new Map([...waiting, ...fresh.values()].map((comment) => [comment.id, comment])).values(),
    ];
    for (const comment of rest.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
      if (there.has(comment.id)) continue;
      there.add(comment.id);
      if (comment.parent && there.has(comment.parent)) list = addReplies(list, comment.parent, [comment]);
      else apart.unshift(comment);
    }
    return { list, apart };
  }

  /** Whether a comment is shown. */
  has(id: string): boolean {
    const { list, apart } = this.comments;
    return list.some((comment) => comment.id === id) || apart.some((comment) => comment.id === id);
  }

  /** With another page; what was confirmed before stays when the page does not have it. */
  paged(page: CommentPage): Shown {
    return new Shown(this.thread, page, this.mine, this._fresh);
  }

  /** With what the server confirmed. Nothing that stands is moved. */
  with(comment: Comment, thread: Thread, mine: MyThread | undefined): Shown {
    const { page } = this;
    const put = (one: Comment) => (one.id === comment.id ? comment : one);
    const known = page.comments.some(({ id }) => id === comment.id);
    const others = this._fresh.filter(({ id }) => id !== comment.id);
    return new Shown(
      thread,
      { ...page, comments: page.comments.map(put) },
      mine,
      known ? this._fresh.map(put) : [...others, comment],
    );
  }
}
