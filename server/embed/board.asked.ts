import type { Context } from 'koa';
import type { Board } from '../../contract/board.schema.js';
import { ideaStatuses } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import { cut } from './thread.form.js';

const sorts = ['random', 'newest', 'most-supported', 'answered', 'best'];

const single = (ctx: Context, name: string, most: number): string | undefined => {
  const value = ctx.query[name];
  return typeof value === 'string' ? cut(value.replaceAll('\0', ''), most) : undefined;
};

/** What an address asks of a list; what is not on the board is left out. */
export const askedOf = (ctx: Context, board: Board): Record<string, string> => {
  const search = single(ctx, 'search', limits.title);
  const sort = single(ctx, 'sort', 20);
  const seed = single(ctx, 'seed', 64);
  const among = (name: string, ids: readonly string[]) => ids.find((id) => id === ctx.query[name]);
  const asked = {
    search,
    category: among(
      'category',
      board.categories.map(({ id }) => id),
    ),
    area: among(
      'area',
      board.areas.map(({ id }) => id),
    ),
    status: among('status', ideaStatuses),
    sort: sorts.find((one) => one === sort && (one !== 'best' || search)),
    seed: seed && /^[A-Za-z0-9.-]+$/.test(seed) ? seed : undefined,
    after: single(ctx, 'after', 200),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
};
