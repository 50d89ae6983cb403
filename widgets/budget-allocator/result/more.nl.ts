import type { Wide } from '../../core/localise.js';

/** Dutch texts of what a result shows when it is unfolded. */
export const moreNl = {
  coming: 'komt nog',
  filter: 'Laat zien',
  filters: { all: 'Alle', won: 'Gekozen', not: 'Niet gekozen' },
  won: 'Gekozen',
  not: 'Niet gekozen',
  whoLead:
    'Hoe groot is het deel van de stemmen, en hoe groot het deel van het geld? De hele breedte van een balk is 100%.',
  by: { area: 'Per gebied', category: 'Per thema' },
  byOne: { area: 'Gebied', category: 'Thema' },
  ofVotes: (share: string) => `${share} van de stemmen`,
  ofPoints: (share: string) => `${share} van de punten`,
  ofMoney: (share: string, cost: string) => `${share} van het geld (${cost})`,
  rest: 'Overig',
  table: 'De cijfers in een tabel',
  head: {
    votes: 'Stemmen',
    points: 'Punten',
    shareVotes: 'Deel van de stemmen',
    sharePoints: 'Deel van de punten',
    cost: 'Geld',
    shareCost: 'Deel van het geld',
    greedyCost: 'Geld bij gewoon tellen',
    winners: 'Gekozen',
    project: 'Project',
  },
  contentNow: (some: string) => `${some} van de stemmers koos minstens één project dat wint.`,
  contentGreedy: (some: string) => `Met gewoon tellen zou dat ${some} zijn.`,
  contentAxis: 'Aantal gekozen projecten waarop iemand stemde',
  contentShare: 'Deel van de stemmers',
  used: 'Deze telling',
  greedyKey: 'Gewoon tellen',
  orMore: (count: string) => `${count} of meer`,
  greedyLead:
    'Bij gewoon tellen wint het project met de meeste stemmen, dan het volgende dat nog past, tot het geld op is.',
  greedySame: 'Dan waren dezelfde projecten gekozen.',
  greedyIn: 'Dan was wel gekozen:',
  greedyOut: 'Dan was niet gekozen:',
  greedyCost: (cost: string) => `Samen kosten de projecten dan ${cost}.`,
  nothing: (now: string, greedy: string) =>
    `Dan stond bij ${greedy} stemmers geen enkel gekozen project op hun stembiljet. Nu is dat bij ${now} stemmers zo.`,
  leftOut: {
    title: 'Voor wie is dat?',
    lead: 'Dit zijn de stemmers die bij gewoon tellen niets zouden krijgen: in welk gebied hun projecten liggen, bij welk thema, en waarop zij het meest stemden.',
    voters: 'Stemmers met niets bij gewoon tellen',
    helped: 'Van hen nu wel een project',
    all: 'Samen',
    hint: 'Eén stemmer kan in meer rijen staan. Groepen van minder dan 10 laten we niet zien.',
  },
};

/** Texts of what a result shows when it is unfolded. */
export type MoreTexts = Wide<typeof moreNl>;
