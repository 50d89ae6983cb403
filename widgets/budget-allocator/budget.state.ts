import type { Budget, BudgetBallot, MyBudgetBallot } from '../../contract/budget.schema.js';
import type { Receipt } from '../../contract/poll.schema.js';
import type { Typed } from '../core/vote/ranking.js';

/** What someone has chosen and not yet cast. */
export interface BudgetChoice {
  ballot: BudgetBallot;
  /** ranking: numbers as they are being typed. */
  typed?: Typed | undefined;
}

/** Where a person is with a ballot that is not cast: among the projects, or looking it over. */
export type Step = 'projects' | 'review';

/** The orders in which projects can stand. */
export const orders = ['own', 'cheapest', 'dearest', 'name'] as const;
export type Order = (typeof orders)[number];

/** Which projects a person looks at. */
export interface Look {
  words: string;
  area: string;
  category: string;
  order: Order;
}

/** All projects, in one's own order. */
export const everything: Look = { words: '', area: '', category: '', order: 'own' };

/** What a page may hand to the element so that it shows at once, also on the server. */
export interface BudgetData {
  budget: Budget;
  mine?: MyBudgetBallot | undefined;
  receipt?: Receipt | undefined;
  /** What was chosen in a post that did not succeed, or that is looked over. */
  choice?: BudgetChoice | undefined;
  /** `review` after a post with the field `review`. */
  step?: Step | undefined;
  /** What was wrong, in plain words. */
  fault?: string | undefined;
  /** What the order of the projects grows from; without it they stand in the published order. */
  seed?: string | undefined;
  /** Language of the interface; that of the budget when absent. */
  language?: string | undefined;
  /** Origin that the form without script posts to; empty for the page's own. */
  server?: string | undefined;
  /** Hidden fields of the form without script. */
  fields?: Record<string, string> | undefined;
}
