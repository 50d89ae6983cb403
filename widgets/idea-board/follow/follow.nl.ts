import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of asking for mail about a whole board. */
export const followNl = {
  what: 'Hoogstens één mail per dag, alleen als er nieuwe ideeën zijn. In elke mail staat een link om te stoppen.',
  done: 'U krijgt mail bij nieuwe ideeën.',
};

/** Texts of asking for mail about a whole board, in a language. */
export const followTexts = (language: string): FollowTexts => textsOf('followBoard', followNl, language);

/** Texts of asking for mail about a whole board. */
export type FollowTexts = Wide<typeof followNl>;
