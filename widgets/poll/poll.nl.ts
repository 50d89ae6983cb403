import { textsOf, type Wide } from '../core/localise.js';

/** Dutch texts of the poll that are needed until someone has voted. */
export const pollNl = {
  pickOne: 'Kies één antwoord',
  pickSome: (min: number, max: number) =>
    min === max
      ? `Kies ${min} antwoorden`
      : min > 1
        ? `Kies ${min} tot ${max} antwoorden`
        : `Kies hoogstens ${max} antwoorden`,
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
  soFar: 'Tussenstand',
  result: 'Uitslag',
  counting: 'De stemmen worden geteld.',
  resultAfterVoting: 'U ziet de tussenstand nadat u hebt gestemd.',
  resultAfterClosing: 'De uitslag komt hier na de sluiting.',
  turnout: (count: number, shown: string) => (count === 1 ? '1 persoon stemde.' : `${shown} mensen stemden.`),
  how: 'Zo tellen we',
  notYet: 'U hebt nog niet gestemd.',
  kept: 'Uw keuze is bewaard.',
  whenOnline: 'We versturen uw stem zodra er weer verbinding is.',
  empty: 'Kies eerst een antwoord.',
};

/** Texts of the poll in a language. */
export const pollTexts = (language: string): PollTexts => textsOf('poll', pollNl, language);

/** Texts of the poll. */
export type PollTexts = Wide<typeof pollNl>;
