import type { BudgetForm } from '../../contract/budget.schema.js';
import { textsOf } from '../core/localise.js';

/** Texts of the list of projects and of what is left. */
export interface ListTexts {
  ask: Record<BudgetForm, (most: number, points: number, each: number) => string>;
  left(left: string, all: string): string;
  pointsLeft(left: number, all: number): string;
  chosen(count: number): string;
  ofMost(most: number): string;
  tools: string;
  count(count: number, shown: string): string;
  map: string;
  more: string;
  add: string;
  out: string;
  added(title: string): string;
  gone(title: string): string;
  instead(title: string, other: string): string;
  mine: string;
  place(place: number): string;
  withdrawn: string;
  wide: string;
  unfit(never: boolean): string;
  review: string;
  skip: string;
  empty: string;
}

/** Dutch texts of the list of projects. */
export const listNl: ListTexts = {
  ask: {
    knapsack: (most) => `Kies projecten die samen in dit bedrag passen${most ? `, hoogstens ${most}` : ''}.`,
    approval: (most) => `Kies de projecten die u goed vindt${most ? `, hoogstens ${most}` : ''}.`,
    points: (_most, points, each) =>
      `Verdeel ${points} punten over de projecten die u goed vindt${each ? `, hoogstens ${each} per project` : ''}.`,
    ranking: (most) =>
      `Kies projecten${most ? `, hoogstens ${most},` : ''} en zet ze in uw volgorde. Uw eerste keuze telt het zwaarst.`,
    'one-per-area': () => 'Kies in elk gebied hoogstens één project.',
    'one-per-category': () => 'Kies bij elk thema hoogstens één project.',
  },
  left: (left, all) => `Nog ${left} over van ${all}`,
  pointsLeft: (left, all) => `Nog ${left} van ${all} punten over`,
  chosen: (count) => (count === 1 ? '1 project gekozen' : `${count} projecten gekozen`),
  ofMost: (most) => `van hoogstens ${most}`,
  tools: 'Zoek, filter of sorteer',
  count: (count, shown) => (count === 1 ? '1 project' : `${shown} projecten`),
  map: 'Kaart',
  more: 'Lees meer',
  add: 'Voeg toe',
  out: 'Haal eruit',
  added: (title) => `‘${title}’ is erbij.`,
  gone: (title) => `‘${title}’ is eruit.`,
  instead: (title, other) => `‘${title}’ is erbij, in plaats van ‘${other}’.`,
  mine: 'Gekozen',
  place: (place) => `Uw keuze ${place}`,
  withdrawn: 'Doet niet meer mee:',
  wide: 'Hele wijk',
  unfit: (never) => (never ? 'Past niet' : 'Past nu niet'),
  review: 'Bekijk mijn keuze',
  skip: 'Naar mijn keuze',
  empty: 'Kies eerst een project.',
};

/** Texts of the list of projects in a language. */
export const listTexts = (language: string): ListTexts => textsOf('list', listNl, language);
