import type { Budget } from '../../../contract/budget.schema.js';
import { textsOf } from '../../core/localise.js';
import { rulesList } from '../../core/vote/rules.js';
import type { BudgetView } from '../budget.view.js';
import { budgetRulesNl } from './rules.nl.js';

export { styles } from '../../core/vote/rules.js';

const nameOf = ({ areas, categories }: Budget, by: 'area' | 'category', id: string) =>
  (by === 'area' ? areas : categories).find((group) => group.id === id)?.name ?? id;

/** What a ballot may hold, and how the money goes. */
function linesOf({ budget, language, amount }: BudgetView): string[] {
  const texts = textsOf('budgetRules', budgetRulesNl, language);
  const { rule } = budget;
  const { method, mode, completion, min, minSpend, maxSpend, threshold, comparison } = rule;
  const lines: (string | false | undefined | 0)[] = [
    min > 1 && texts.min(min),
    minSpend && texts.minSpend(amount(minSpend)),
    maxSpend !== undefined && texts.spend(amount(maxSpend)),
    ...(rule.groups ?? []).map(({ by, id, min = 0, max, maxSpend: most }) =>
      texts.group(nameOf(budget, by, id), {
        min,
        max,
        money: most === undefined ? undefined : amount(most),
      }),
    ),
    texts.method[method],
    method !== 'equal-shares' && (mode === 'no-skip' ? texts.stop : texts.skip),
    threshold && texts.threshold(threshold),
    method === 'equal-shares' && completion !== 'none' && texts.completion,
    comparison && texts.comparison,
    ...(rule.quotas ?? []).map(({ by, id, budget: most }) =>
      texts.quota(nameOf(budget, by, id), amount(most)),
    ),
    texts.tie,
  ];
  return lines.filter((line) => typeof line === 'string');
}

/** The rules of this budget in plain words. */
export const rulesView = (view: BudgetView) =>
  rulesList(view, view.budget.rule, view.budget.seed, linesOf(view));
