import type { Wide } from './localise.js';

/** Dutch texts that every widget needs at once; those for what a server refuses come later. */
export const coreNl = {
  retry: 'Probeer opnieuw',
  loading: 'Bezig met laden',
  failed: 'Dit onderdeel kan nu niet worden geladen.',
  offline: 'Er is geen verbinding.',
  slow: 'Het duurt te lang voor er antwoord komt.',
  unreadable: 'Het antwoord van de server is niet te lezen.',
};

/** Texts that every widget needs. */
export type CoreTexts = Wide<typeof coreNl>;
