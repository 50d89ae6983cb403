import type { BudgetTotals } from '../files/budget.types.js';
import { budgetResult, type CountedBudget } from './count.js';
import { prepareBudget } from './election.js';
import type { BudgetResult } from './result.js';
import type { BudgetRule } from './rule.js';

/** Counts a budget by greedy counting from the totals that were published. Throws `RangeError` for other methods. */
export function countBudgetTotals(
  rule: BudgetRule,
  { budget, projects }: CountedBudget,
  totals: BudgetTotals,
  draw: readonly string[],
): BudgetResult {
  if (rule.method !== 'greedy') throw new RangeError(`${rule.method} can not be counted from totals`);
  const { blank, media, satisfaction, voters, doubles } = totals;
  const known = new Map(totals.projects.map((project) => [project.id, project]));
  const votes = projects.map(({ id }) => known.get(id)?.votes ?? 0);
  const scores = projects.map(({ id }) => known.get(id)?.score ?? 0);
  const empty = prepareBudget({ budget, projects, ballots: [], quotas: rule.quotas ?? [] }, draw);
  const turn = new Map(empty.tieOrder.map((place, at) => [place, at]));
  const { costs } = empty;
  const tieOrder = [...empty.tieOrder].sort(
    (a, b) => costs[a]! - costs[b]! || votes[b]! - votes[a]! || turn.get(a)! - turn.get(b)!,
  );
  const prepared = { ...empty, voters, doubles, votes, scores, tieOrder };
  return budgetResult(rule, prepared, projects, {
    blank,
    drawn: draw.length > 0,
    ...(media && { media }),
    ...(satisfaction && { satisfaction }),
  });
}
