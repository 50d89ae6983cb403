import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of what one can do with an idea that stands open. */
export const ideaActsNl = {
  acts: {
    edit: 'Pas aan',
    withdraw: 'Trek in',
    mail: 'Krijg mail over dit idee',
    flag: 'Meld',
    appeal: 'Vraag om nog eens te kijken',
    moderate: 'Beheer',
  },
  followed: 'U krijgt mail over dit idee.',
  mailWhat:
    'U krijgt mail bij een antwoord, een verandering en nieuwe reacties. In elke mail staat een link om te stoppen.',
  withdrawSure: 'Wilt u uw idee intrekken? Dat kunt u niet terugdraaien. Reacties van anderen blijven staan.',
  withdraw: 'Ja, trek in',
  withdrawn: 'Uw idee is ingetrokken.',
  flagWhy: 'Wat is er mis met dit idee?',
  flagged: 'Bedankt. De moderator kijkt naar dit idee.',
  appeal: 'Waarom hoort uw idee er te staan?',
  appealed: 'De moderator kijkt nog eens naar uw idee.',
  hideWhy: 'Waarom verbergt u dit idee?',
  hideNote: 'Aan de schrijver',
  hideHint: 'De schrijver leest de reden en dit bericht, en kan één keer vragen om nog eens te kijken.',
  hide: 'Verberg',
  publish: 'Toon dit idee',
  publishSure: 'Dit idee wordt voor iedereen te zien.',
  decided: 'De beslissing is bewaard.',
};

/** Texts of what one can do with an idea, in a language. */
export const ideaActsTexts = (language: string): IdeaActsTexts => textsOf('ideaActs', ideaActsNl, language);

/** Texts of what one can do with an idea that stands open. */
export type IdeaActsTexts = Wide<typeof ideaActsNl>;
