import type { Wide } from '../../core/localise.js';

/** Dutch texts of what there is to read about a project. */
export const projectNl = {
  by: 'Bedacht door',
  idea: 'Lees het idee waar dit mee begon',
};

/** Texts of what there is to read about a project. */
export type ProjectTexts = Wide<typeof projectNl>;
