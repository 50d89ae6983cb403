import type { Wide } from '../core/localise.js';

/** Dutch texts of giving points. */
export const pointsNl = {
  points: (title: string) => `Punten voor ${title}`,
  more: (title: string) => `Een punt meer voor ${title}`,
  less: (title: string) => `Een punt minder voor ${title}`,
};

/** Texts of giving points. */
export type PointsTexts = Wide<typeof pointsNl>;
