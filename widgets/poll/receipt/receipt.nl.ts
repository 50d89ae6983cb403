import type { Wide } from '../../core/localise.js';

/** Dutch texts of a receipt. */
export const receiptNl = {
  title: 'Uw ontvangstbewijs',
  what: 'Met deze code kunt u nagaan dat uw stem in de stembus zit. Er staat niet op wat u koos.',
  code: 'Code',
  place: (place: string) => `Plaats in het logboek: ${place}.`,
  copy: 'Kopieer de code',
  copied: 'De code is gekopieerd.',
  notCopied: 'Kopiëren lukt hier niet. De code is nu geselecteerd.',
  save: 'Bewaar het bewijs',
  file: 'ontvangstbewijs',
};

/** Texts of a receipt. */
export type ReceiptTexts = Wide<typeof receiptNl>;
