import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of what one can do with a comment that stands. */
export const actsNl = {
  edit: 'Uw reactie',
  save: 'Bewaar',
  empty: 'Schrijf eerst uw reactie.',
  saved: 'Uw reactie is aangepast.',
  withdrawSure:
    'Wilt u uw reactie intrekken? Dat kunt u niet terugdraaien. Antwoorden van anderen blijven staan.',
  withdraw: 'Ja, trek in',
  withdrawn: 'Uw reactie is ingetrokken.',
  flagWhy: 'Wat is er mis met deze reactie?',
  flagged: 'Bedankt. De moderator kijkt naar deze reactie.',
  appeal: 'Waarom hoort uw reactie er te staan?',
  appealed: 'De moderator kijkt nog eens naar uw reactie.',
};

/** Texts of what one can do with a comment, in a language. */
export const actsTexts = (language: string): ActsTexts => textsOf('acts', actsNl, language);

/** Texts of what one can do with a comment that stands. */
export type ActsTexts = Wide<typeof actsNl>;
