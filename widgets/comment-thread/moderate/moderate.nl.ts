import type { Wide } from '../../core/localise.js';

/** Dutch texts for moderators. */
export const moderateNl = {
  hideWhy: 'Waarom verbergt u deze reactie?',
  pick: 'Kies eerst een reden.',
  note: 'Aan de schrijver',
  noteHint: 'De schrijver leest de reden en dit bericht, en kan één keer vragen om nog eens te kijken.',
  hide: 'Verberg',
  publish: 'Toon deze reactie',
  sure: 'Deze reactie wordt voor iedereen te zien.',
  done: 'De beslissing is bewaard.',
};

/** Texts for moderators. */
export type ModerateTexts = Wide<typeof moderateNl>;
