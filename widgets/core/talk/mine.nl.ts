import { textsOf, type Wide } from '../localise.js';

/** Dutch texts about what is kept of someone. */
export const mineNl = {
  what: (organisation: string) =>
    `U kunt alles zien wat ${organisation} van u bewaart: wat u schreef, wat u steunt, uw meldingen en uw mail.`,
  get: 'Maak een bestand met alles van mij',
  save: 'Bewaar het bestand',
  ready: 'Het bestand is klaar.',
  file: 'mijn-gegevens.json',
  eraseWhat: 'Of wis alles. Dit kan niet worden teruggedraaid.',
  eraseHow: 'Wat gebeurt er met wat u schreef?',
  withdrawn: 'Het verdwijnt. Waar anderen antwoordden, staat dat u het introk.',
  anonymous: 'Het blijft staan, maar niemand weet meer dat het van u is.',
  erase: 'Wis alles van mij',
  pick: 'Kies eerst wat er gebeurt met wat u schreef.',
  erased: 'Alles van u is gewist.',
  busy: 'Een ogenblik',
};

/** Texts about what is kept of someone, in a language. */
export const mineTexts = (language: string): MineTexts => textsOf('ownData', mineNl, language);

/** Texts about what is kept of someone. */
export type MineTexts = Wide<typeof mineNl>;
