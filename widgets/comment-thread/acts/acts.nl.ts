import type { Wide } from '../../core/localise.js';

/** Dutch texts of what one can do with a comment that stands. */
export const actsNl = {
  edit: 'Uw reactie',
  save: 'Bewaar',
  empty: 'Schrijf eerst uw reactie.',
  saved: 'Uw reactie is aangepast.',
  withdrawSure:
    'Wilt u uw reactie intrekken? Dat kunt u niet terugdraaien. Antwoorden van anderen blijven staan.',
  withdraw: 'Ja, trek in',
  withdrawn: 'Uw reactie is ingetrokken.',
  flagWhy: 'Wat is er mis met deze reactie?',
  flagPick: 'Kies eerst wat er mis is.',
  note: 'Toelichting',
  noteHint: 'Dit hoeft niet. Alleen de moderator leest dit.',
  flag: 'Meld aan de moderator',
  flagged: 'Bedankt. De moderator kijkt naar deze reactie.',
  appeal: 'Waarom hoort uw reactie er te staan?',
  appealHint: 'U kunt dit één keer vragen. De moderator kijkt dan opnieuw.',
  sendAppeal: 'Vraag om nog eens te kijken',
  appealed: 'De moderator kijkt nog eens naar uw reactie.',
  noteEmpty: 'Schrijf eerst uw toelichting.',
  cancel: 'Annuleer',
  busy: 'Een ogenblik',
  reasons: {
    insult: 'Belediging of schelden',
    discrimination: 'Discriminatie',
    privacy: 'Gegevens over een persoon',
    spam: 'Reclame of spam',
    'off-topic': 'Gaat niet over het onderwerp',
    unlawful: 'Mag niet van de wet',
    other: 'Iets anders',
  },
};

/** Texts of what one can do with a comment that stands. */
export type ActsTexts = Wide<typeof actsNl>;
