import type { Wide } from '../../core/localise.js';

/** Dutch texts for writing about a passage. */
export const quotingNl = {
  letGo: 'Reageer niet op deze passage',
  suggest: 'Stel andere woorden voor',
  suggestion: 'Uw woorden voor de passage',
  suggestionHint: 'Maak het vak leeg om de passage te schrappen.',
  noSuggest: 'Stel geen andere woorden voor',
};

/** Texts for writing about a passage. */
export type QuotingTexts = Wide<typeof quotingNl>;
