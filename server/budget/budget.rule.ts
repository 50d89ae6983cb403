import type { BudgetRuleInput } from '../../contract/budget.input.schema.js';
import type { BudgetGroup, BudgetRule, Project } from '../../contract/budget.schema.js';
import type { FieldError } from '../../contract/errors.js';

type Rule = Omit<BudgetRule, 'seedHash'>;

/** What a rule is about. */
export interface RuledBudget {
  budget: number;
  projects: readonly Project[];
  areas: readonly BudgetGroup[];
  categories: readonly BudgetGroup[];
}

/** Which members of a rule belong to one form or to some methods only. */
const only: readonly { member: keyof Rule; where: string; fits(rule: Rule): boolean }[] = [
  { member: 'points', where: 'the form points', fits: ({ form }) => form === 'points' },
  { member: 'maxPoints', where: 'the form points', fits: ({ form }) => form === 'points' },
  { member: 'mode', where: 'greedy and phragmen', fits: ({ method }) => method !== 'equal-shares' },
  { member: 'threshold', where: 'greedy', fits: ({ method }) => method === 'greedy' },
  { member: 'utility', where: 'equal-shares', fits: ({ method }) => method === 'equal-shares' },
  { member: 'completion', where: 'equal-shares', fits: ({ method }) => method === 'equal-shares' },
  { member: 'comparison', where: 'equal-shares', fits: ({ method }) => method === 'equal-shares' },
  {
    member: 'increment',
    where: 'equal-shares with add1',
    fits: ({ method, completion = '' }) => method === 'equal-shares' && completion.startsWith('add1'),
  },
];

/** The rule with what follows from form and method filled in. */
export const budgetRuleOf = (input: BudgetRuleInput, projects: number): Rule => {
  const { form, access, results, blank, min, max, method, quorum, ...given } = input;
  const filled = {
    form,
    access: access ?? 'guest',
    results: results ?? 'after-closing',
    blank: blank ?? false,
    min: min ?? 1,
    max: max ?? projects,
    method: method ?? 'equal-shares',
    quorum: quorum ?? 0,
  } as const;
  const usual = {
    'equal-shares': { utility: 'cost', completion: 'add1u' },
    greedy: { mode: 'skip' },
    phragmen: { mode: 'no-skip' },
  }[filled.method];
  const points = form === 'points' ? { points: 10 } : {};
  return { ...filled, ...points, ...usual, ...given } as Rule;
};

const groupsFaults = (rule: Rule, { budget, areas, categories }: RuledBudget): FieldError[] => {
  const ids = { area: areas.map(({ id }) => id), category: categories.map(({ id }) => id) };
  const faults: FieldError[] = [];
  const known = (list: readonly { by: 'area' | 'category'; id: string }[] | undefined, at: string) =>
    list?.forEach(({ by, id }, index) => {
      if (!ids[by].includes(id))
        faults.push({
          at: `${at}/${index}/id`,
          rule: 'unknown',
          detail: `is no ${by} of this budget: "${id}"`,
        });
      if (list.slice(0, index).some((other) => other.by === by && other.id === id))
        faults.push({ at: `${at}/${index}`, rule: 'doubled', detail: `is the second for ${by} "${id}"` });
    });
  known(rule.groups, '/rule/groups');
  known(rule.quotas, '/rule/quotas');
  rule.groups?.forEach(({ min = 0, max = Infinity }, index) => {
    if (min > max)
      faults.push({ at: `/rule/groups/${index}`, rule: 'order', detail: 'has a "min" above its "max"' });
  });
  rule.quotas?.forEach((quota, index) => {
    if (quota.budget > budget)
      faults.push({ at: `/rule/quotas/${index}/budget`, rule: 'maximum', detail: 'is more than the budget' });
  });
  return faults;
};

/** What a schema can not say of a rule; places are pointers into the document. */
export const budgetRuleFaults = (rule: Rule, about: RuledBudget): FieldError[] => {
  const faults: FieldError[] = [];
  const fault = (at: string, word: string, detail: string) =>
    faults.push({ at: `/rule/${at}`, rule: word, detail });
  const { budget, projects } = about;
  for (const { member, where, fits } of only)
    if (rule[member] !== undefined && !fits(rule)) fault(member, 'unused', `belongs to ${where} only`);
  if (rule.min < 1) fault('min', 'minimum', 'is 0; a ballot without a project is a blank one, see "blank"');
  if (rule.min > rule.max) fault('min', 'order', `is more than "max", which is ${rule.max}`);
  if (rule.max > projects.length) fault('max', 'maximum', `is more than the ${projects.length} projects`);
  const { minSpend = 0, maxSpend = Infinity, points = 0, maxPoints = 0, form } = rule;
  if (form === 'knapsack' && maxSpend !== Infinity && maxSpend > budget)
    fault('maxSpend', 'maximum', 'is more than the budget');
  const most = form === 'knapsack' ? Math.min(maxSpend, budget) : maxSpend;
  if (minSpend > most) fault('minSpend', 'order', 'is more than the most that a ballot may cost');
  if (maxPoints > points && form === 'points') fault('maxPoints', 'order', 'is more than "points"');
  if (form === 'points' && rule.min > points) fault('min', 'order', 'is more than there are points');
  const by = form === 'one-per-area' ? 'area' : form === 'one-per-category' ? 'category' : undefined;
  if (by && !projects.some((project) => project[by] !== undefined))
    fault('form', by, `asks for projects with ${by === 'area' ? 'an area' : 'a category'}, and none has one`);
  const cheapest = Math.min(
    ...projects.flatMap(({ cost, withdrawn }) => (withdrawn === undefined ? cost : [])),
  );
  if (cheapest > most) fault('maxSpend', 'order', 'is less than the cheapest project costs');
  faults.push(...groupsFaults(rule, about));
  return faults;
};
