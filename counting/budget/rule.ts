import type { GreedyMode } from './greedy.js';
import type { Completion } from './completion.js';
import type { SharesUtility } from './shares.js';

/** The forms of a ballot of a budget. */
export type BudgetForm = 'knapsack' | 'approval' | 'points' | 'ranking' | 'one-per-area' | 'one-per-category';

/** How much a ballot may take of one area or category; money in cents. */
export interface GroupLimit {
  by: 'area' | 'category';
  id: string;
  min?: number;
  max?: number;
  maxSpend?: number;
}

/** The most money, in cents, that the count gives to one area or category. */
export interface Quota {
  by: 'area' | 'category';
  id: string;
  budget: number;
}

/** Cents that add1 adds for each voter where the rule does not say: one euro. */
export const usualIncrement = 100;

/** What a count and a check of ballots need of a budget's rule; `BudgetRule` of the contract fits it. */
export interface BudgetRule {
  form: BudgetForm;
  blank: boolean;
  min: number;
  max: number;
  minSpend?: number;
  maxSpend?: number;
  points?: number;
  maxPoints?: number;
  groups?: readonly GroupLimit[];
  method: 'greedy' | 'equal-shares' | 'phragmen';
  mode?: GreedyMode;
  threshold?: number;
  utility?: SharesUtility;
  completion?: Completion;
  increment?: number;
  comparison?: boolean;
  quotas?: readonly Quota[];
  quorum: number;
}
