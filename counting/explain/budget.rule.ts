import { mostSpend } from '../budget/ballot.limits.js';
import { usualIncrement } from '../budget/rule.js';
import type { ExplainedBudget } from './budget.js';
import { groupName } from './budget.project.js';
import type { BudgetTexts } from './budget.texts.js';
import type { Section } from './sections.js';

/** The rule of a budget in two parts: how people vote and how it is counted. */
export function ruleSections(t: BudgetTexts, budget: ExplainedBudget): Section[] {
  return [
    { heading: t.headings.vote, lines: voteLines(t, budget) },
    { heading: t.headings.count, lines: countLines(t, budget) },
  ];
}

function voteLines(t: BudgetTexts, budget: ExplainedBudget): string[] {
  const { rule, projects } = budget;
  const money = (cents: number) => t.money(cents, budget.currency);
  const most = mostSpend(rule, budget.budget);
  const knapsack = rule.form === 'knapsack';
  const lines = [t.form[rule.form](money(most ?? budget.budget))];
  if (rule.form === 'points' && rule.points !== undefined) lines.push(t.points(rule.points));
  if (rule.form === 'points' && rule.maxPoints !== undefined) lines.push(t.pointsForOne(rule.maxPoints));
  if (rule.min > 1) lines.push(t.least(rule.min));
  if (rule.max < projects.length) lines.push(t.most(rule.max));
  if (rule.minSpend !== undefined) lines.push(t.leastSpend(money(rule.minSpend)));
  if (!knapsack && most !== undefined) lines.push(t.mostSpend(money(most)));
  for (const { by, id, min, max, maxSpend } of rule.groups ?? [])
    lines.push(
      t.groupLimit(groupName(budget, by, id), {
        ...(min !== undefined && { min }),
        ...(max !== undefined && { max }),
        ...(maxSpend !== undefined && { spend: money(maxSpend) }),
      }),
    );
  if (rule.blank) lines.push(t.blankPossible);
  return lines;
}

function countLines(t: BudgetTexts, budget: ExplainedBudget): string[] {
  const { rule } = budget;
  const money = (cents: number) => t.money(cents, budget.currency);
  const points = rule.form === 'points' || rule.form === 'ranking';
  const lines: string[] = [];
  if (rule.method === 'greedy') lines.push(t.greedy(points), t.mode[rule.mode ?? 'skip']);
  if (rule.method === 'greedy' && rule.threshold) lines.push(t.threshold(rule.threshold, points));
  if (rule.method === 'phragmen') lines.push(t.phragmen, t.mode[rule.mode ?? 'no-skip']);
  if (rule.method === 'equal-shares') {
    const utility = rule.utility ?? 'cost';
    const increment = money(rule.increment ?? usualIncrement);
    lines.push(t.shares, t.turn[utility](points), t.completion[rule.completion ?? 'none'](increment));
    if (rule.comparison) lines.push(t.compares[utility]);
  }
  for (const { by, id, budget: most } of rule.quotas ?? [])
    lines.push(t.quota(groupName(budget, by, id), money(most)));
  if (rule.quotas?.length) lines.push(t.overQuota);
  lines.push(t.tieRule);
  if (rule.quorum > 0) lines.push(t.quorum(rule.quorum));
  return lines;
}
