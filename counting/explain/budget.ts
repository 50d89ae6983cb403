import type { BudgetResult } from '../budget/result.js';
import type { BudgetRule } from '../budget/rule.js';
import { budgetEn } from './budget.en.js';
import { budgetNl } from './budget.nl.js';
import { projectText } from './budget.project.js';
import { ruleSections } from './budget.rule.js';
import { resultSections } from './budget.sections.js';
import type { Section } from './sections.js';

/** What an explanation calls things by; `Budget` of the contract fits it. */
export interface ExplainedBudget {
  budget: number;
  /** ISO 4217. */
  currency: string;
  projects: readonly { id: string; title: string; cost: number }[];
  areas?: readonly { id: string; name: string }[];
  categories?: readonly { id: string; name: string }[];
  rule: BudgetRule;
}

/** The languages in which a budget can be explained. */
export const budgetLanguages = { nl: budgetNl, en: budgetEn };
export type BudgetLanguage = keyof typeof budgetLanguages;

/** Whole cents as people write them: `€ 4.120`, `€ 19,43`. */
export function formatMoney(cents: number, currency: string, language: BudgetLanguage): string {
  return budgetLanguages[language].money(cents, currency);
}

/** The rule in plain words, as residents read it before they vote. */
export function explainBudgetRule(budget: ExplainedBudget, language: BudgetLanguage): Section[] {
  return ruleSections(budgetLanguages[language], budget);
}

/** How a result came about, step by step, and what greedy counting would have chosen. */
export function explainBudget(
  budget: ExplainedBudget,
  result: BudgetResult,
  language: BudgetLanguage,
): Section[] {
  return resultSections(budgetLanguages[language], budget, result);
}

/** Why one project won or did not; empty for an id that is not in the result. */
export function explainProject(
  budget: ExplainedBudget,
  result: BudgetResult,
  id: string,
  language: BudgetLanguage,
): string {
  return projectText(budgetLanguages[language], budget, result, id);
}
