import type { Wide } from '../localise.js';

/** Dutch texts of a receipt. */
export const receiptNl = {
  title: 'Uw ontvangstbewijs',
  what: 'Met deze code kunt u nagaan dat uw stem in de stembus zit. Er staat niet op wat u koos.',
  code: 'Code',
  place: (place: string) => `Plaats in het logboek: ${place}.`,
  copy: 'Kopieer de code',
  copied: 'De code is gekopieerd.',
  notCopied: 'Kopiëren lukt hier niet. De code is nu geselecteerd.',
  check: 'Controleer',
  good: 'Het klopt: de handtekening is echt en uw stem staat in het logboek.',
  waiting: 'De handtekening is echt. Uw stem komt binnenkort in het logboek.',
  bad: 'Dit bewijs klopt niet. Bewaar het en neem contact op met de gemeente.',
  unsupported: 'Uw browser kan de handtekening niet controleren. Bewaar het bewijs.',
  save: 'Bewaar het bewijs',
  file: 'ontvangstbewijs',
};

/** Texts of a receipt. */
export type ReceiptTexts = Wide<typeof receiptNl>;
