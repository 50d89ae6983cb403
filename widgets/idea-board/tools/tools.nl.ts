import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of looking for ideas. */
export const lookNl = {
  search: 'Zoek in de ideeën',
  category: 'Thema',
  area: 'Gebied',
  status: 'Stand',
  all: 'Alles',
  withCount: (name: string, count: string) => `${name} (${count})`,
  sort: 'Volgorde',
  sorts: {
    random: 'Door elkaar',
    newest: 'Nieuwste eerst',
    'most-supported': 'Meeste steun eerst',
    nearby: 'Dicht bij mij eerst',
    answered: 'Laatste antwoord eerst',
    best: 'Wat het best past eerst',
  },
  show: 'Toon',
  clear: 'Toon alle ideeën',
  locating: 'We vragen uw browser waar u bent.',
  nowhere: 'Uw browser zegt niet waar u bent. Kies een gebied, of kijk op de kaart.',
};

/** Texts of looking for ideas in a language. */
export const lookTexts = (language: string): LookTexts => textsOf('look', lookNl, language);

/** Texts of looking for ideas. */
export type LookTexts = Wide<typeof lookNl>;
