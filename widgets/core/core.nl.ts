import type { Wide } from './localise.js';

/** Dutch texts that every widget needs at once; those for what a server refuses come later. */
export const coreNl = {
  dir: 'ltr',
  retry: 'Probeer opnieuw',
  failed: 'Dit kan nu niet worden geladen.',
  offline: 'Er is geen verbinding.',
  slow: 'Het antwoord duurt te lang.',
  unreadable: 'De server geeft geen goed antwoord.',
};

/** Texts that every widget needs. */
export type CoreTexts = Wide<typeof coreNl>;
