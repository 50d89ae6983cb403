import { lazy } from '../core/lazy.js';
import { textsOf, type Locales } from '../core/localise.js';

/** Texts of the budget in each of its phases. */
export interface BudgetTexts {
  there(money: string, was: boolean): string;
  projects: string;
}

/** Dutch texts of the budget. */
export const budgetNl: BudgetTexts = {
  there: (money, was) => `Er ${was ? 'was' : 'is'} ${money} te verdelen.`,
  projects: 'Over de projecten',
};

/** Texts of the budget and its parts beside Dutch. */
export const budgetLocales: Locales = {
  en: lazy(() => import('../locales/budget.en.js')),
};

/** Texts of the budget in a language. */
export const budgetTexts = (language: string): BudgetTexts => textsOf('budget', budgetNl, language);
