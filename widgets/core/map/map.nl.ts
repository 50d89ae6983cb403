import type { Wide } from '../localise.js';

/** Dutch texts of a map. */
export const mapNl = {
  label: (count: number) => (count === 1 ? 'Kaart met 1 plek' : `Kaart met ${count} plekken`),
  how: 'De lijst toont hetzelfde. Met de pijltjestoetsen verschuift u de kaart.',
  closer: 'Dichterbij',
  farther: 'Verder weg',
  aim: 'Kaart om een plek aan te wijzen. Met de pijltjestoetsen verschuift u de kaart onder het kruis.',
  many: (count: number) => `${count} plekken, toon ze apart`,
};

/** Texts of a map. */
export type MapTexts = Wide<typeof mapNl>;
