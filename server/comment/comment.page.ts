import type { CommentPage, CommentSort } from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import { NotFound } from '../core/errors.js';
import type { ReadTx } from '../database/door.js';
import { cursorOf, findComment, keyOf, readPart, readReplies, shownUnder, type Key } from './comment.list.js';
import { presentComment } from './comment.presenter.js';
import type { CommentRow } from './comment.row.js';

/** Replies that show under a comment before anyone asks for more. */
const REPLIES = 3;
/** The reply that a permalink names is shown with all before it, up to so many. */
const LEADING = 200;

/** Which page is asked for. */
export interface Asked {
  sort: CommentSort;
  after?: Key | undefined;
  before?: Key | undefined;
}

const ids = (rows: readonly CommentRow[]): string[] =>
  rows.filter(({ children }) => children > 0).map(({ id }) => id);

/** The first replies of a comment, up to one that is looked for. */
interface Leading {
  rows: CommentRow[];
  /** Where the unbroken row of them ends. */
  until: CommentRow | undefined;
}

/** Puts replies under their comments, and says of which there are more. */
class Assembly {
  readonly #tx: ReadTx;
  readonly #threadId: string;
  readonly comments: CommentRow[] = [];
  readonly more: CommentPage['more'] = [];

  constructor(tx: ReadTx, threadId: string) {
    this.#tx = tx;
    this.#threadId = threadId;
  }

  /** `leading` has the replies of some comments that were read already. */
  async add(upper: readonly CommentRow[], leading = new Map<string, Leading>()): Promise<void> {
    const seconds = await this.#under(upper, leading);
    const middle = upper.flatMap(({ id }) => seconds.get(id)?.rows ?? []);
    const thirds = await this.#under(middle, leading);
    const put = (row: CommentRow): void => {
      this.comments.push(row);
      const under = seconds.get(row.id) ?? thirds.get(row.id);
      under?.rows.forEach(put);
      const left = row.children - (under?.rows.length ?? 0);
      if (left > 0 && under?.until)
        this.more.push({ parent: row.id, after: cursorOf([under.until.position]), left });
    };
    upper.forEach(put);
  }

  async #under(
    rows: readonly CommentRow[],
    leading: ReadonlyMap<string, Leading>,
  ): Promise<Map<string, Leading>> {
    const found = await readReplies(this.#tx, this.#threadId, ids(rows), REPLIES);
    return new Map(
      [...found].map(([id, list]) => [id, leading.get(id) ?? { rows: list, until: list.at(-1) }]),
    );
  }

  page(sort: CommentSort, edges: Pick<CommentPage, 'next' | 'previous'>): CommentPage {
    return { comments: this.comments.map(presentComment), sort, more: this.more, ...edges };
  }
}

/** A page of the first level with its replies. */
export const readPage = async (tx: ReadTx, threadId: string, asked: Asked): Promise<CommentPage> => {
  const { sort, after, before } = asked;
  const limit = limits.commentPage + 1;
  const rows = await readPart(tx, { threadId, list: 'thread', sort, after, before, limit });
  const beyond = rows.length === limit;
  const page = before === undefined ? rows.slice(0, -1) : rows.slice(1);
  const shown = beyond ? page : rows;
  const assembly = new Assembly(tx, threadId);
  await assembly.add(shown);
  const [first, last] = [shown[0], shown.at(-1)];
  return assembly.page(sort, {
    ...(before === undefined && beyond && last && { next: cursorOf(keyOf(last, sort)) }),
    ...(before !== undefined && beyond && first && { previous: cursorOf(keyOf(first, sort)) }),
  });
};

/** More replies of a comment, oldest first. Throws NotFound when it is not in the list. */
export const readMore = async (
  tx: ReadTx,
  threadId: string,
  parent: string,
  after: Key | undefined,
): Promise<CommentPage> => {
  const above = await findComment(tx, parent);
  if (above === undefined || above.thread_id !== threadId || above.list === '') throw new NotFound('comment');
  const limit = limits.commentPage + 1;
  const rows = await readPart(tx, { threadId, list: parent, sort: 'oldest', after, limit });
  const shown = rows.slice(0, limits.commentPage);
  const assembly = new Assembly(tx, threadId);
  await assembly.add(shown);
  const last = shown.at(-1);
  return assembly.page('oldest', {
    ...(rows.length === limit && last && { next: cursorOf([last.position]) }),
  });
};

// The replies of a comment up to the one that is looked for; where too many come before it, it stands after the first.
const leadingTo = async (
  tx: ReadTx,
  threadId: string,
  list: string,
  target: CommentRow,
): Promise<Leading> => {
  const all = await readPart(tx, { threadId, list, sort: 'oldest', limit: LEADING });
  const place = all.findIndex(({ id }) => id === target.id);
  const rows = all.slice(0, Math.max(place + 1, REPLIES));
  return { rows: place < 0 ? [...rows, target] : rows, until: rows.at(-1) };
};

/** The page that begins with the comment of level 1 under which a comment shows. Throws NotFound when it is not listed. */
export const readAround = async (
  tx: ReadTx,
  threadId: string,
  id: string,
  sort: CommentSort,
): Promise<CommentPage> => {
  const target = await findComment(tx, id);
  if (target === undefined || target.thread_id !== threadId || target.list === '')
    throw new NotFound('comment');
  const above = await shownUnder(tx, target);
  const path: CommentRow[] = [];
  for (const row of above) path.push((await findComment(tx, row.id))!);
  path.push(target);
  const top = path[0]!;
  const limit = limits.commentPage + 1;
  const at = keyOf(top, sort);
  const list = 'thread';
  const rows = await readPart(tx, { threadId, list, sort, at, limit });
  const [earlier] = await readPart(tx, { threadId, list, sort, before: at, limit: 1 });
  const leading = new Map<string, Leading>();
  for (let step = 1; step < path.length; step++)
    leading.set(path[step - 1]!.id, await leadingTo(tx, threadId, path[step - 1]!.id, path[step]!));
  const shown = rows.slice(0, limits.commentPage);
  const assembly = new Assembly(tx, threadId);
  await assembly.add(shown, leading);
  return assembly.page(sort, {
    ...(rows.length === limit && { next: cursorOf(keyOf(shown.at(-1)!, sort)) }),
    ...(earlier && { previous: cursorOf(at) }),
  });
};
