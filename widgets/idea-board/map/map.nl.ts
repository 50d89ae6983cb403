import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of the map of a board. */
export const boardMapNl = {
  listed: 'Zoekt u met woorden of in een gebied, dan toont de kaart de ideeën die nu in de lijst staan.',
};

/** Texts of the map of a board in a language. */
export const mapTexts = (language: string): BoardMapTexts => textsOf('boardMap', boardMapNl, language);

/** Texts of the map of a board. */
export type BoardMapTexts = Wide<typeof boardMapNl>;
