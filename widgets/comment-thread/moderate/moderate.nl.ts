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
  prove: 'Bevestig met een code dat dit uw werk is. Daarna kunt u hier doen wat bij uw rol hoort.',
  proveMail: 'Bevestig uw mailadres',
  staff: 'U bent bekend als medewerker.',
  noStaff: 'Dit mailadres is hier niet bekend als dat van een medewerker.',
  close: 'Sluit dit gesprek',
  open: 'Open dit gesprek weer',
  isClosed: 'Het gesprek is gesloten. Iedereen kan alles nog lezen.',
  isOpen: 'Het gesprek is weer open.',
};

/** Texts for moderators. */
export type ModerateTexts = Wide<typeof moderateNl>;
