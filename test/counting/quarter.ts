import type { VotedProject, WeightedBudgetBallot } from '../../counting/budget/ballot.js';
import type { BudgetRule } from '../../counting/budget/rule.js';

/** A small quarter of which every project meets another fate. */
export const quarter: (VotedProject & { title: string })[] = [
  { id: 'bank', title: 'Bank', cost: 300_00, area: 'noord', category: 'groen' },
  { id: 'boom', title: 'Boom', cost: 200_00, area: 'noord', category: 'groen' },
  { id: 'goal', title: 'Goal', cost: 250_00, area: 'zuid', category: 'spelen' },
  { id: 'fontein', title: 'Fontein', cost: 900_00, area: 'zuid', category: 'groen' },
  { id: 'weg', title: 'Weg', cost: 100_00, withdrawn: 'De grond is verkocht.' },
  { id: 'gratis', title: 'Gratis', cost: 0 },
  { id: 'stil', title: 'Stil', cost: 50_00 },
];

/** Equal ballots of the quarter; without projects they are blank. */
export const times = (count: number, ...projects: string[]): WeightedBudgetBallot => ({
  ballot: projects.length > 0 ? { projects } : { blank: true },
  count,
  medium: 'online',
});

/** Forty ballots of the quarter. */
export const votes = [
  times(20, 'bank', 'boom'),
  times(12, 'goal', 'weg'),
  times(6, 'fontein', 'gratis'),
  times(2),
];

/** The quarter with its money. */
export const quarterBudget = { budget: 800_00, projects: quarter };

/** A rule by Equal Shares and approval, changed where a test says so. */
export const ruleOf = (change: Partial<BudgetRule> = {}): BudgetRule => ({
  form: 'approval',
  blank: true,
  min: 1,
  max: 10,
  method: 'equal-shares',
  quorum: 0,
  ...change,
});
