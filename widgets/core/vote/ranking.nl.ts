import type { Wide } from '../localise.js';

/** Dutch texts of a ranking. */
export const rankingNl = {
  pick: (max: number, all: number) =>
    `Zet ${max < all ? `hoogstens ${max} keuzes` : 'de keuzes'} in uw volgorde: 1 is uw eerste keuze`,
  how: 'Typ een nummer. Wat u leeg laat, telt niet mee.',
  rank: (label: string) => `Plaats van ${label}`,
  up: (label: string) => `${label} hoger`,
  down: (label: string) => `${label} lager`,
  now: (label: string, place: number) => `${label} staat op plaats ${place}.`,
};

/** Texts of a ranking. */
export type RankingTexts = Wide<typeof rankingNl>;
