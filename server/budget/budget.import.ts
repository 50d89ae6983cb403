import { BudgetInput } from '../../contract/budget.input.schema.js';
import { fileOf, readJsonFile } from '../core/file.input.js';
import { budgetDraftOf, type BudgetDraft } from './budget.input.js';

const budgetFile = fileOf(BudgetInput);

/**
 * Reads a budget from the text of its JSON file, as `change` makes it. Throws `ImportRefused` with all faults and their
 * lines.
 */
export const readBudgetFile = (text: string, change?: (file: object) => object): BudgetDraft => {
  const file = readJsonFile(text);
  const changed = change && typeof file.value === 'object' && file.value !== null;
  const { value, refuse } = budgetFile(changed ? { ...file, value: change(file.value as object) } : file);
  const { draft, faults } = budgetDraftOf(value);
  return faults.length > 0 ? refuse(faults) : draft;
};
