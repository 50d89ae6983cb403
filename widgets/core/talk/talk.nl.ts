import { textsOf, type Wide } from '../localise.js';

/** Dutch texts of what one can do with a comment or an idea that stands. */
export const talkNl = {
  flagPick: 'Kies eerst wat er mis is.',
  note: 'Toelichting',
  noteHint: 'Dit hoeft niet. Alleen de moderator leest dit.',
  noteEmpty: 'Schrijf eerst uw toelichting.',
  flag: 'Meld aan de moderator',
  appealHint: 'U kunt dit één keer vragen. De moderator kijkt dan opnieuw.',
  sendAppeal: 'Vraag om nog eens te kijken',
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

/** Texts of what one can do with a comment or an idea, in a language. */
export const talkTexts = (language: string): TalkTexts => textsOf('talk', talkNl, language);

/** Texts of what one can do with a comment or an idea that stands. */
export type TalkTexts = Wide<typeof talkNl>;
