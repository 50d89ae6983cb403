import { nameOfRule, ruleNames, ruleOfName } from '../../counting/budget/rule.names.js';
import { explainBudget, explainBudgetRule, formatMoney } from '../../counting/explain/budget.js';
import type { BudgetLanguage, ExplainedBudget } from '../../counting/explain/budget.js';
import type { Section } from '../../counting/explain/sections.js';
import type { BudgetOverride, BudgetRecount, ParsedBudget } from '../../counting/recount.budget.js';
import { nearestWord } from '../core/nearest.word.js';
import { oneOf, UsageError, wholeNumber, type OptionSpec, type Typed } from './command.js';

/** Options with which a budget is counted otherwise than its file says. */
export const budgetOptions: Readonly<Record<string, OptionSpec>> = {
  rule: { value: 'RULE', help: `a budget: count by another rule: ${ruleNames.join(', ')}` },
  utility: { value: 'cost|cardinality', help: 'Equal Shares: what a winner is worth to who voted for it' },
  increment: { value: 'CENTS', help: 'Equal Shares: what add1 adds for each voter; 100 when left out' },
};

/** What was typed of `budgetOptions`. Throws UsageError. */
export const budgetOverride = ({ option }: Typed): BudgetOverride => {
  const [name, utility, increment] = [option('rule'), option('utility'), option('increment')];
  const rule: BudgetOverride | undefined = name === undefined ? {} : ruleOfName(name);
  if (rule === undefined) {
    const near = nearestWord(name!, ruleNames);
    throw new UsageError(
      `--rule is one of ${ruleNames.join(', ')}; "${name}" is not${near === undefined ? '.' : `; did you mean "${near}"?`}`,
    );
  }
  return {
    ...rule,
    ...(name !== undefined && rule.comparison === undefined && { comparison: false }),
    ...(utility !== undefined && { utility: oneOf('utility', utility, ['cost', 'cardinality'] as const) }),
    ...(increment !== undefined && { increment: wholeNumber('increment', increment, 1, 100_000_000) }),
  };
};

/** A section of an explanation as text. */
export const sectionText = ({ heading, lines }: Section): string =>
  [...(heading === undefined ? [] : [heading]), ...lines.map((line) => `  ${line}`)].join('\n');

/** The rule of a budget as residents read it before they vote, in the language of the budget. */
export const ruleText = (budget: ExplainedBudget & { language: string }): string =>
  explainBudgetRule(budget, budget.language.startsWith('en') ? 'en' : 'nl')
    .map(sectionText)
    .join('\n\n');

/** A counted budget as text: winners with their costs, the rule, how it came about. */
export const budgetReport = (
  file: ParsedBudget,
  { result, rule, hash }: BudgetRecount,
  language: BudgetLanguage,
): string => {
  const budget: ExplainedBudget = { ...file, rule };
  const projects = new Map(file.projects.map((project) => [project.id, project]));
  const money = (cents: number) => formatMoney(cents, file.currency, language);
  const width = Math.max(0, ...result.winners.map((id) => id.length));
  const winners = result.winners.map((id) => {
    const { title, cost } = projects.get(id)!;
    return `  ${id.padEnd(width)}  ${title === id ? '' : `${title}, `}${money(cost)}`;
  });
  const utility = rule.method === 'equal-shares' ? ` (${rule.utility ?? 'cost'})` : '';
  return [
    [
      file.title,
      `rule: ${nameOfRule(rule)}${utility}`,
      `winners: ${winners.length > 0 ? winners.length : 'none'}`,
      ...winners,
    ]
      .filter(Boolean)
      .join('\n'),
    ...explainBudgetRule(budget, language).map(sectionText),
    ...explainBudget(budget, result, language).map(sectionText),
    `result hash: ${hash}`,
  ].join('\n\n');
};
