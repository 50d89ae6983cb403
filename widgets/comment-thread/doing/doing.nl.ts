import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts for who took part: of what is theirs, and of what is announced. */
export const doingNl = {
  waits: 'Uw reactie wacht op goedkeuring. Alleen u ziet haar nu.',
  hiddenMine: (reason: string, { appeal }: { appeal?: string }) =>
    `Uw reactie is verborgen: ${reason}. Alleen u ziet haar nu.${appeal === 'sent' ? ' De moderator kijkt nog eens.' : appeal === 'rejected' ? ' De moderator keek nog eens.' : ''}`,
  apart: 'Uw reacties',
  blocked: (moment: string) => `U kunt hier tot ${moment} niet schrijven.`,
  mine: 'Mijn gegevens',
  acts: {
    edit: 'Pas aan',
    withdraw: 'Trek in',
    mail: 'Krijg mail bij antwoorden',
    appeal: 'Vraag om nog eens te kijken',
    moderate: 'Beheer',
  },
  news: (count: number, shown: string) =>
    count === 1 ? '1 nieuwe reactie, toon' : `${shown} nieuwe reacties, toon`,
  sorted: 'De volgorde is veranderd.',
  added: (count: number) => (count === 1 ? '1 reactie erbij.' : `${count} reacties erbij.`),
  notThere: 'Deze reactie staat hier niet meer.',
};

/** Texts for who took part, in a language. */
export const doingTexts = (language: string): DoingTexts => textsOf('doing', doingNl, language);

/** Texts for who took part. */
export type DoingTexts = Wide<typeof doingNl>;
