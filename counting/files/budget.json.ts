import { checkedBudget } from './budget.check.js';
import type { ParsedBudget, PublishedBudget } from './budget.types.js';
import { parsedJson, writeFields } from './published.json.js';

/** Writes `stem-budget-1` as JSON, a field a line, and a project or a ballot a line. */
export function writeBudgetJson(budget: PublishedBudget): string {
  return writeFields(budget, ['projects', 'ballots']);
}

/** Reads `stem-budget-1` from JSON. Throws `FileFault` naming the line of what is not JSON, else the fields. */
export function readBudgetJson(text: string): ParsedBudget {
  return checkedBudget(parsedJson(text), () => undefined);
}
