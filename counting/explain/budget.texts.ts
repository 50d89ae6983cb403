import type { BudgetRule } from '../budget/rule.js';
import type { TieBreak } from '../budget/result.js';

/**
 * Every sentence about a budget; a language that misses one does not compile. Names and money come ready, numbers
 * as numbers, so that each language can say one and many.
 */
export interface BudgetTexts {
  money(cents: number, currency: string): string;
  list(names: readonly string[]): string;
  headings: {
    vote: string;
    count: string;
    outcome: string;
    steps: string;
    lost: string;
    ties: string;
    greedy: string;
  };
  form: Record<BudgetRule['form'], (most: string) => string>;
  points(all: number): string;
  pointsForOne(most: number): string;
  least(projects: number): string;
  most(projects: number): string;
  leastSpend(money: string): string;
  mostSpend(money: string): string;
  groupLimit(name: string, limits: { min?: number; max?: number; spend?: string }): string;
  blankPossible: string;
  greedy(points: boolean): string;
  mode: Record<'skip' | 'no-skip', string>;
  threshold(votes: number, points: boolean): string;
  shares: string;
  turn: Record<'cost' | 'cardinality', (points: boolean) => string>;
  completion: Record<NonNullable<BudgetRule['completion']>, (increment: string) => string>;
  compares: Record<'cost' | 'cardinality', string>;
  phragmen: string;
  quota(name: string, money: string): string;
  overQuota: string;
  tieRule: string;
  quorum(voters: number): string;
  won(projects: number, cost: string, left: string): string;
  wonNone: string;
  quorumMissed(voters: number, needed: number): string;
  voters(voters: number): string;
  media(online: number, assisted: number, paper: number): string;
  blank(ballots: number): string;
  doubles(ballots: number): string;
  endowment(each: string): string;
  increments(times: number, increment: string, each: string): string;
  step(nth: number, name: string, cost: string, how: string, left: string): string;
  paid(votes: number, price: string): string;
  paidInPart(full: number, price: string, emptied: number): string;
  paidByPoint(votes: number, price: string): string;
  lessThanCent: string;
  support(votes: number, points?: number): string;
  bought(support: string, cost: string, paid: string): string;
  addedByVotes: string;
  notChosen(why: string): string;
  why: {
    short(support: string, missing: string): string;
    added(support: string, left: string): string;
    chosen(support: string, turn: number, left: string): string;
    doesNotFit(support: string, cost: string, left: string, missing: string): string;
    quota(support: string, name: string, left: string, missing: string): string;
    earned(support: string, load: string): string;
    belowThreshold(support: string, threshold: number): string;
    afterStop(support: string): string;
    noVotes: string;
    withdrawn: string;
    costsNothing: string;
    noQuorum: string;
  };
  byGreedy: { wonToo: string; only: string; never: string };
  tie: Record<TieBreak, (names: string) => string>;
  noTie: string;
  greedyIs: { same: string; other(names: string): string; none: string };
  withNothing(used: number, greedy: number, voters: number): string;
  /** Projects with how many named them. */
  leftOut(names: string): string;
  compared: {
    sums(better: number, worse: number, same: number): string;
    counted: Record<'equal-shares' | 'greedy', string>;
  };
}

const signs: Record<string, string> = { EUR: '€', GBP: '£', USD: '$' };

/** The sign of a currency, else its ISO 4217 code. */
export const currencySign = (currency: string): string => signs[currency] ?? currency;

/** Whole cents as `1.234` or `1.234,50`: by hand, so that every machine writes the same. */
export function amountText(cents: number, thousands: string, point: string): string {
  const whole = `${Math.floor(cents / 100)}`.replace(/\B(?=(\d{3})+$)/g, thousands);
  return cents % 100 === 0 ? whole : `${whole}${point}${`${cents % 100}`.padStart(2, '0')}`;
}
