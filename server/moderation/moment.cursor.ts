import { InvalidInput } from '../core/errors.js';

/** A place in a list that is ordered by moment and then by id. */
export interface MomentKey {
  at: string;
  id: string;
}

/** Rows of one page, and whether there are more: one is read beyond the page. */
export const PAGE = 20;

/** A key as a cursor. */
export const cursorOf = ({ at, id }: MomentKey): string => `${at}_${id}`;

/** Reads a cursor. Throws InvalidInput for what is none. */
export const keyIn = (cursor: string): MomentKey => {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-z-]{1,40})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined)
    throw new InvalidInput([{ at: 'query/after', rule: 'cursor', detail: 'is not a cursor of this list' }]);
  return { at, id };
};
