import type { Wide } from '../../core/localise.js';

/** Dutch texts of the ballot without script. */
export const nativeNl = {
  choose: 'Kies dit project',
  points: 'Punten',
  rank: 'Plaats',
  none: 'Geen van deze projecten',
  review: 'Kijk mijn keuze na',
  change: 'Pas mijn keuze aan',
};

/** Texts of the ballot without script. */
export type NativeTexts = Wide<typeof nativeNl>;
