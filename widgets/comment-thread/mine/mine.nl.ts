import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts about what is kept of someone. */
export const mineNl = {
  what: (organisation: string) =>
    `U kunt alles zien wat ${organisation} van u bewaart: uw reacties, uw stemmen bij reacties, uw meldingen en uw mail.`,
  get: 'Maak een bestand met alles van mij',
  save: 'Bewaar het bestand',
  ready: 'Het bestand is klaar.',
  file: 'mijn-gegevens.json',
  eraseWhat: 'Of wis alles. Dit kan niet worden teruggedraaid.',
  eraseHow: 'Wat gebeurt er met uw reacties?',
  withdrawn: 'Ze verdwijnen. Waar anderen antwoordden, staat dat de reactie is ingetrokken.',
  anonymous: 'Ze blijven staan, maar niemand weet meer dat ze van u zijn.',
  erase: 'Wis alles van mij',
  pick: 'Kies eerst wat er met uw reacties gebeurt.',
  erased: 'Alles van u is gewist.',
  busy: 'Een ogenblik',
};

/** Texts about what is kept of someone, in a language. */
export const mineTexts = (language: string): MineTexts => textsOf('mine', mineNl, language);

/** Texts about what is kept of someone. */
export type MineTexts = Wide<typeof mineNl>;
