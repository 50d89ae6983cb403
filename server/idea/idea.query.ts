import { ideaSorts, type IdeaQuery, type IdeaSort } from '../../contract/idea.schema.js';
import { InvalidInput } from '../core/errors.js';
import type { KnownBoard } from './board.definition.js';
import { searchFor, type Search } from './idea.index.js';
import type { Asked, Spot } from './idea.list.js';
import { keyIn, walkOf } from './idea.order.js';

const refuse = (name: string, rule: string, detail: string): never => {
  throw new InvalidInput([{ at: `query/${name}`, rule, detail }]);
};

const spotIn = (text: string): Spot => {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)$/.exec(text) ?? [];
  if (latitude === undefined) return refuse('near', 'place', 'is latitude,longitude in degrees');
  return { latitude: Math.round(Number(latitude) * 1e6), longitude: Math.round(Number(longitude) * 1e6) };
};

/** The seed of a day, for everyone who sends none of their own. */
export const seedOfDay = (now: Date): string => now.toISOString().slice(0, 10);

const sortOf = (query: IdeaQuery, standard: IdeaSort): IdeaSort => {
  if (query.sort === undefined) return query.search === undefined ? standard : 'best';
  const sort = ideaSorts.find((one) => one === query.sort)!;
  if (sort === 'nearby' && query.near === undefined)
    refuse('near', 'required', 'is needed to sort by distance');
  if (sort === 'best' && query.search === undefined)
    refuse('search', 'required', 'is needed to sort by what fits best');
  return sort;
};

/** A question to a list of ideas. */
export interface Question extends Asked {
  search: Search | undefined;
  seed: string;
  /** Whether words were sent of which none can be searched for. */
  nothing: boolean;
}

/** Reads what is asked of a list. Throws InvalidInput. */
export const questionOf = (board: KnownBoard, query: IdeaQuery, now: Date): Question => {
  const { search, seed = seedOfDay(now), near, after } = query;
  const found = search === undefined ? undefined : searchFor(board.id, search, board.activity.language);
  const sort = sortOf(query, board.sort);
  const key = after === undefined ? undefined : keyIn(after, sort);
  if (after !== undefined && key === undefined) refuse('after', 'cursor', 'is not a cursor of this order');
  return {
    boardId: board.id,
    sort,
    category: query.category,
    area: query.area,
    status: query.status,
    search: found,
    near: near === undefined ? undefined : spotIn(near),
    seed,
    walk: walkOf(board.id, seed),
    after: key,
    nothing: search !== undefined && found === undefined,
  };
};
