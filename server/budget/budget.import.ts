import { BudgetInput } from '../../contract/budget.input.schema.js';
import { fileOf, readJsonFile } from '../core/file.input.js';
import { budgetDraftOf, type BudgetDraft } from './budget.input.js';

const budgetFile = fileOf(BudgetInput);

/** Reads a budget from the text of its JSON file. Throws `ImportRefused` with all faults and their lines. */
export const readBudgetFile = (text: string): BudgetDraft => {
  const { value, refuse } = budgetFile(readJsonFile(text));
  const { draft, faults } = budgetDraftOf(value);
  return faults.length > 0 ? refuse(faults) : draft;
};
