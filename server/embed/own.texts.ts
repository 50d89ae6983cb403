/** Every sentence about an idea of one's own on the pages of a board without script. */
export interface OwnTexts {
  ideas: string;
  own: string;
  states: Record<'pending' | 'hidden' | 'withdrawn', string>;
  note: string;
  until: (time: string) => string;
  edit: string;
  back: string;
  save: string;
  saved: string;
  waits: string;
  notSaved: string;
  fixed: (minutes: number) => string;
  closed: string;
  dropPicture: string;
  appeal: string;
  appealHint: string;
  doAppeal: string;
  appealed: string;
  appeals: Record<'sent' | 'rejected', string>;
  withdraw: string;
  withdrawLead: string;
  doWithdraw: string;
  withdrawn: string;
}

const nl: OwnTexts = {
  ideas: 'Uw ideeën',
  own: 'Dit is uw idee.',
  states: { pending: 'wacht op goedkeuring', hidden: 'verborgen', withdrawn: 'ingetrokken' },
  note: 'De moderator schrijft:',
  until: (time) => `U kunt het aanpassen tot ${time} uur, zolang niemand anders het steunt of erop reageert.`,
  edit: 'Pas uw idee aan',
  back: 'Terug naar uw idee',
  save: 'Bewaar mijn idee',
  saved: 'Uw idee is aangepast.',
  waits: 'Uw idee is aangepast. Een moderator leest het voordat iedereen het ziet.',
  notSaved: 'Uw idee is niet aangepast',
  fixed: (minutes) =>
    `U kunt dit idee niet meer aanpassen: er zijn ${minutes} minuten voorbij, of iemand anders steunde het of reageerde erop.`,
  closed: 'U kunt ideeën op dit bord nu niet aanpassen.',
  dropPicture: 'Haal de foto weg',
  appeal: 'Waarom hoort uw idee er te staan?',
  appealHint: 'U kunt dit één keer vragen. Iemand kijkt dan nog eens naar uw idee.',
  doAppeal: 'Vraag om nog eens te kijken',
  appealed: 'De moderator kijkt nog eens naar uw idee.',
  appeals: {
    sent: 'U vroeg om nog eens te kijken. De moderator antwoordt nog.',
    rejected: 'De moderator keek nog eens. Uw idee blijft verborgen.',
  },
  withdraw: 'Trek uw idee in',
  withdrawLead:
    'We wissen dan uw woorden, de plek en de foto. De reacties en de steun van anderen blijven staan. U kunt dit niet terugdraaien.',
  doWithdraw: 'Ja, trek mijn idee in',
  withdrawn: 'Uw idee is ingetrokken.',
};

const en: OwnTexts = {
  ideas: 'Your ideas',
  own: 'This is your idea.',
  states: { pending: 'waits for approval', hidden: 'hidden', withdrawn: 'withdrawn' },
  note: 'The moderator writes:',
  until: (time) => `You can change it until ${time}, as long as nobody else supports it or comments on it.`,
  edit: 'Change your idea',
  back: 'Back to your idea',
  save: 'Keep my idea',
  saved: 'Your idea was changed.',
  waits: 'Your idea was changed. A moderator reads it before everyone sees it.',
  notSaved: 'Your idea was not changed',
  fixed: (minutes) =>
    `You can no longer change this idea: ${minutes} minutes have passed, or someone else supported it or commented on it.`,
  closed: 'Ideas on this board can not be changed now.',
  dropPicture: 'Take the photo away',
  appeal: 'Why should your idea be shown?',
  appealHint: 'You can ask this once. Someone then looks at your idea again.',
  doAppeal: 'Ask to look again',
  appealed: 'The moderator looks at your idea again.',
  appeals: {
    sent: 'You asked to look again. The moderator still has to answer.',
    rejected: 'The moderator looked again. Your idea stays hidden.',
  },
  withdraw: 'Withdraw your idea',
  withdrawLead:
    'We then delete your words, the place and the photo. The comments and support of others stay. You can not undo this.',
  doWithdraw: 'Yes, withdraw my idea',
  withdrawn: 'Your idea was withdrawn.',
};

/** The texts in a language (BCP 47); Dutch where there is no better one. */
export const ownTextsIn = (language: string): OwnTexts => (/^en\b/i.test(language) ? en : nl);
