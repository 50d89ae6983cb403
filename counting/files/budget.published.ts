import { canonicalBudgetBallot, type BudgetBallot, type WeightedBudgetBallot } from '../budget/ballot.js';
import type { BudgetResult } from '../budget/result.js';
import type { BudgetRule } from '../budget/rule.js';
import type { BudgetTotals, PublishedBudget } from './budget.types.js';
import { formOfPublication, groupedBallots } from './grouped.js';

const textIn = (projectIds: readonly string[]) => (ballot: BudgetBallot) =>
  canonicalBudgetBallot(ballot, projectIds);

/**
 * Whether single ballots of a budget can be published, or totals only (BALLOTS §8). Equal Shares and Phragmén need
 * ballots; below 30 voters nobody can count them again.
 */
export const budgetPublicationForm = (
  { method, max }: BudgetRule,
  projectIds: readonly string[],
  ballots: readonly WeightedBudgetBallot[],
): 'ballots' | 'totals' =>
  formOfPublication(ballots, textIn(projectIds), method !== 'greedy', Math.min(max, projectIds.length));

/** The part of a result that greedy counting can start from again. */
export function budgetTotalsOf(result: BudgetResult): BudgetTotals {
  const { voters, blank, doubles, media, satisfaction, projects } = result;
  return {
    voters,
    blank,
    doubles,
    ...(media && { media }),
    ...(satisfaction && { satisfaction }),
    projects: projects.map(({ id, votes, score }) => ({ id, votes, score })),
  };
}

/** The file of a closed budget with its result: ballots or totals as `budgetPublicationForm` says. */
export function publishedBudget(
  about: Omit<PublishedBudget, 'format' | 'ballots' | 'totals' | 'counter'>,
  ballots: readonly WeightedBudgetBallot[],
  result: BudgetResult,
): PublishedBudget {
  const ids = about.projects.map(({ id }) => id);
  const head = { format: 'stem-budget-1' as const, ...about, counter: result.counter };
  if (budgetPublicationForm(about.rule, ids, ballots) === 'ballots')
    return { ...head, ballots: groupedBallots(ballots, textIn(ids)) };
  return { ...head, totals: budgetTotalsOf(result) };
}
