import { textsOf, type Wide } from '../localise.js';

/** Dutch texts of every vote that are needed until someone has voted. */
export const voteNl = {
  vote: 'Stem',
  change: 'Wijzig mijn stem',
  again: 'Stem opnieuw',
  keep: 'Laat mijn stem zo',
  blank: 'Stem blanco',
  busy: 'We versturen uw stem',
  counted: 'Uw stem is geteld',
  changed: 'Uw stem is gewijzigd',
  until: (moment: string) => `U kunt stemmen tot ${moment}.`,
  changeUntil: (moment: string) => `U kunt uw stem wijzigen tot ${moment}.`,
  opens: (moment: string) => `De stemming begint op ${moment}.`,
  closed: (moment: string) => `De stemming is gesloten op ${moment}.`,
  justClosed: 'De stemming is net gesloten.',
  showResult: 'Bekijk de uitslag',
  counting: 'De stemmen worden geteld.',
  resultAfterVoting: 'U ziet de tussenstand nadat u hebt gestemd.',
  resultAfterClosing: 'De uitslag komt hier na de sluiting.',
  turnout: (count: number, shown: string) => (count === 1 ? '1 persoon stemde.' : `${shown} mensen stemden.`),
  how: 'Zo tellen we',
  notYet: 'U hebt nog niet gestemd.',
  kept: 'Uw keuze is bewaard.',
  whenOnline: 'We versturen uw stem zodra er weer verbinding is.',
};

/** Texts of every vote in a language. */
export const voteTexts = (language: string): VoteTexts => textsOf('vote', voteNl, language);

/** Texts of every vote. */
export type VoteTexts = Wide<typeof voteNl>;
