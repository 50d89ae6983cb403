import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of what only I see of a board. */
export const ownNl = {
  ideas: 'Uw ideeën die niet iedereen ziet',
  pending: 'Uw idee wacht op goedkeuring. Alleen u ziet het nu.',
  hidden: (reason: string) => `Uw idee is verborgen: ${reason}. Alleen u ziet het nu.`,
  note: 'De moderator schrijft:',
  appeals: {
    possible: 'Klopt dit niet? Open uw idee en vraag om nog eens te kijken.',
    sent: 'U vroeg om nog eens te kijken. De moderator antwoordt nog.',
    rejected: 'De moderator keek nog eens. Uw idee blijft verborgen.',
  },
  merge: 'Steun meeverhuizen?',
  mergeAsk: (from: string, into: string) =>
    `U steunt ‘${from}’. De gemeente wil dat samenvoegen met ‘${into}’. Verhuist uw steun mee?`,
  mergeWhy: 'Waarom:',
  yes: 'Ja, verhuis mijn steun',
  no: 'Nee, laat mijn steun staan',
  read: (title: string) => `Lees ‘${title}’`,
  moved: (title: string) => `Uw steun is verhuisd naar ‘${title}’.`,
  stayed: (title: string) => `Uw steun blijft bij ‘${title}’.`,
  mine: 'Mijn gegevens',
};

/** Texts of what only I see, in a language. */
export const ownTexts = (language: string): OwnTexts => textsOf('own', ownNl, language);

/** Texts of what only I see of a board. */
export type OwnTexts = Wide<typeof ownNl>;
