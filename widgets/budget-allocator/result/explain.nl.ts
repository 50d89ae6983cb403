import type { Budget } from '../../../contract/budget.schema.js';
import { budgetNl as texts } from '../../../counting/explain/budget.nl.js';
import { projectText } from '../../../counting/explain/budget.project.js';
import { resultSections } from '../../../counting/explain/budget.sections.js';
import type { BudgetResult } from '../../../counting/budget/result.js';

/** Why a project won or did not, in Dutch. */
export const whyOf = (result: BudgetResult, budget: Budget) => (id: string) =>
  projectText(texts, budget, result, id);

/** How a result came about, in Dutch, without what stands elsewhere: each project's own sentence, and greedy counting. */
export const explain = (result: BudgetResult, budget: Budget) => {
  const { lost, greedy } = texts.headings;
  return resultSections(texts, budget, result).filter(
    ({ heading }) => heading !== lost && heading !== greedy,
  );
};
