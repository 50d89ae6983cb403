import type { Budget, BudgetBallot } from '../../contract/budget.schema.js';
import type { FieldError } from '../../contract/errors.js';

/** A ballot read from a native form, with what could not be read. */
export interface ReadBudgetBallot {
  ballot: BudgetBallot;
  faults: FieldError[];
}

const numbers = (
  { projects }: Budget,
  form: URLSearchParams,
  name: string,
  faults: FieldError[],
): Map<string, number> => {
  const given = new Map<string, number>();
  for (const { id, title } of projects) {
    const text = form.get(`${name}-${id}`)?.trim() ?? '';
    if (text === '') continue;
    if (/^\d{1,4}$/.test(text)) given.set(id, Number(text));
    else faults.push({ at: `/${name}-${id}`, rule: 'not_whole', detail: `${title}: not a whole number.` });
  }
  return given;
};

const ranked = (given: Map<string, number>, faults: FieldError[]): string[] => {
  const order = [...given].filter(([, place]) => place > 0).sort(([, a], [, b]) => a - b);
  const wrong = order.findIndex(([, place], at) => place !== at + 1);
  if (wrong >= 0)
    faults.push(
      order[wrong]![1] === wrong
        ? { at: '/ranking', rule: 'doubled_rank', detail: `Place ${wrong} is given twice.` }
        : { at: '/ranking', rule: 'rank_gap', detail: `Place ${wrong + 1} is given to no project.` },
    );
  return order.map(([id]) => id);
};

/** Reads the ballot of a budget from the fields of its native form. What the rule says of it is not judged here. */
export const readBudgetForm = (budget: Budget, form: URLSearchParams): ReadBudgetBallot => {
  const faults: FieldError[] = [];
  if (form.has('blank')) return { ballot: { blank: true }, faults };
  switch (budget.rule.form) {
    case 'points': {
      const given = [...numbers(budget, form, 'points', faults)].filter(([, points]) => points > 0);
      return { ballot: { points: Object.fromEntries(given) }, faults };
    }
    case 'ranking':
      return { ballot: { ranking: ranked(numbers(budget, form, 'rank', faults), faults) }, faults };
    case 'one-per-area':
    case 'one-per-category': {
      const prefix = budget.rule.form === 'one-per-area' ? 'area-' : 'category-';
      const chosen = [...form].filter(([name, value]) => name.startsWith(prefix) && value !== '');
      return { ballot: { projects: chosen.map(([, id]) => id) }, faults };
    }
    default:
      return { ballot: { projects: form.getAll('project') }, faults };
  }
};
