import type { Wide } from '../core/localise.js';

/** Dutch texts of a number of comments. */
export const countNl = {
  comments: (count: number, shown: string) =>
    count === 0 ? 'Nog geen reacties' : count === 1 ? '1 reactie' : `${shown} reacties`,
};

/** Texts of a number of comments. */
export type CountTexts = Wide<typeof countNl>;
