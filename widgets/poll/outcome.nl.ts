import type { Wide } from '../core/localise.js';

/** Dutch texts above a result. */
export const outcomeNl = {
  soFar: 'Tussenstand',
  result: 'Uitslag',
};

/** Texts above a result. */
export type OutcomeTexts = Wide<typeof outcomeNl>;
