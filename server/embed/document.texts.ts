/** Every sentence of the page on which a document is read. */
export interface DocumentTexts {
  by: string;
  page: (number: number) => string;
  original: string;
  file: string;
  versions: (count: number) => string;
  version: (date: string) => string;
  newest: string;
  older: string;
  toNewest: string;
  lacks: Record<'text' | 'everything' | 'sense', string>;
  talk: string;
  readComments: string;
  needsScript: string;
}

const nl: DocumentTexts = {
  by: 'Een stuk van',
  page: (number) => `Bladzijde ${number}`,
  original: 'De pagina van dit stuk',
  file: 'Het bestand zelf',
  versions: (count) => `Versies (${count})`,
  version: (date) => `Versie van ${date}`,
  newest: 'nieuwste',
  older: 'U leest een oudere versie van dit stuk.',
  toNewest: 'Lees de nieuwste versie',
  lacks: {
    text: 'Deze pagina heeft geen tekst, alleen een beeld.',
    everything: 'Deze pagina is leeg.',
    sense: 'Deze pagina kon niet worden gelezen. Kijk in het bestand zelf.',
  },
  talk: 'Reacties',
  readComments: 'Lees de reacties en reageer',
  needsScript: 'Er zijn nog geen reacties. Voor de eerste reactie is JavaScript nodig.',
};

const en: DocumentTexts = {
  by: 'A document of',
  page: (number) => `Page ${number}`,
  original: 'The page of this document',
  file: 'The file itself',
  versions: (count) => `Versions (${count})`,
  version: (date) => `Version of ${date}`,
  newest: 'newest',
  older: 'You are reading an older version of this document.',
  toNewest: 'Read the newest version',
  lacks: {
    text: 'This page has no text, only a picture.',
    everything: 'This page is empty.',
    sense: 'This page could not be read. Look in the file itself.',
  },
  talk: 'Comments',
  readComments: 'Read the comments and join in',
  needsScript: 'There are no comments yet. The first one needs JavaScript.',
};

/** The texts in a language (BCP 47); Dutch where there is no better one. */
export const documentTextsIn = (language: string): DocumentTexts =>
  language.toLowerCase().startsWith('en') ? en : nl;
