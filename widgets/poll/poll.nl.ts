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
  empty: 'Kies eerst een antwoord.',
};

/** Texts of the poll in a language. */
export const pollTexts = (language: string): PollTexts => textsOf('poll', pollNl, language);

/** Texts of the poll. */
export type PollTexts = Wide<typeof pollNl>;
