import { canonicalBudgetBallot, type BudgetBallot, type WeightedBudgetBallot } from '../budget/ballot.js';
import type { BudgetResult } from '../budget/result.js';
import type { BudgetRule } from '../budget/rule.js';
import { mediaOf } from '../poll/prepare.js';
import type { Medium } from '../poll/ballot.js';
import type { BudgetTotals, PublishedBudget } from './budget.types.js';
import { ballotsFrom } from './published.js';

const longBallot = 5;

/**
 * Whether single ballots can be published, or totals only (BALLOTS §8): totals below 30 voters, and where ballots may
 * be long and more than half of the voters cast one that nobody else cast. Equal Shares and Phragmén cannot be counted
 * from totals, so from 30 voters on their ballots are published; below, nobody can count them again.
 */
export function budgetPublicationForm(
  rule: BudgetRule,
  projectIds: readonly string[],
  ballots: readonly WeightedBudgetBallot[],
): 'ballots' | 'totals' {
  const grouped = publishedBudgetBallots(projectIds, ballots, false);
  const voters = grouped.reduce((sum, { count }) => sum + count, 0);
  if (voters < ballotsFrom) return 'totals';
  if (rule.method !== 'greedy' || Math.min(rule.max, projectIds.length) <= longBallot) return 'ballots';
  const unique = grouped.filter(({ count }) => count === 1).length;
  return 2 * unique > voters ? 'totals' : 'ballots';
}

/**
 * Equal ballots together, in the order of their canonical text, so that nothing of the order in which they came is left.
 * The medium stays only where no medium has fewer than 10 voters.
 */
export function publishedBudgetBallots(
  projectIds: readonly string[],
  ballots: readonly WeightedBudgetBallot[],
  withMedium = mediaOf(ballots).media !== undefined,
): WeightedBudgetBallot[] {
  const groups = new Map<string, { text: string; medium: Medium | undefined; count: number }>();
  for (const { ballot, count, medium } of ballots) {
    if (count === 0) continue;
    const text = canonicalBudgetBallot(ballot, projectIds);
    const key = withMedium ? `${text} ${medium}` : text;
    const known = groups.get(key);
    if (known) known.count += count;
    else groups.set(key, { text, count, medium: withMedium ? medium : undefined });
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { text, count, medium }]) => ({
      ballot: JSON.parse(text) as BudgetBallot,
      count,
      ...(medium && { medium }),
    }));
}

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
    return { ...head, ballots: publishedBudgetBallots(ids, ballots) };
  return { ...head, totals: budgetTotalsOf(result) };
}
