import { textsOf, type Wide } from '../core/localise.js';

/** Dutch texts about passages of a document. */
export const passagesNl = {
  comment: 'Reageer op deze passage',
  ready: 'U kunt op deze passage reageren. Druk op Tab voor de knop.',
  tooLong: 'Deze passage is te lang. Kies een korter stuk.',
  tooLongBlock: 'Deze alinea is te lang. Kies een zin met pijl naar rechts.',
  help: 'Pijl omhoog en omlaag: andere alinea. Pijl naar rechts en links: een zin. Enter: reageer. Escape: stop.',
  blocks: 'Alinea’s van de tekst',
  block: (at: number, of: number) => `Alinea ${at} van ${of}`,
  whole: 'De hele alinea',
  sentence: (at: number, of: number) => `Zin ${at} van ${of}`,
  none: 'De tekst heeft geen alinea’s.',
  comments: (count: number) => (count === 1 ? '1 reactie' : `${count} reacties`),
  about: (words: string) => `over “${words}”`,
  shown: 'De passage staat in beeld.',
  gone: 'Deze passage staat niet meer in de tekst.',
};

/** Texts about passages in a language. */
export const passagesTexts = (language: string): PassagesTexts => textsOf('passages', passagesNl, language);

/** Texts about passages of a document. */
export type PassagesTexts = Wide<typeof passagesNl>;
