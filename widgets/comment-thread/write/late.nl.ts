import type { Wide } from '../../core/localise.js';

/** Dutch texts for words that can not be sent any more. */
export const lateNl = {
  closed: 'Dit gesprek is gesloten.',
  copy: 'U kunt uw woorden hier nog kopiëren.',
  drop: 'Gooi mijn woorden weg',
  dropped: 'Uw woorden zijn weg.',
};

/** Texts for words that can not be sent any more. */
export type LateTexts = Wide<typeof lateNl>;
