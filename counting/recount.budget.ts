import { countBudget } from './budget/count.js';
import { budgetCounter, type BudgetResult } from './budget/result.js';
import type { BudgetRule } from './budget/rule.js';
import { countBudgetTotals } from './budget/totals.js';
import { drawOrder, seedHash } from './draw.js';
import { readBudgetCsv } from './files/budget.csv.js';
import { readBudgetJson } from './files/budget.json.js';
import { readPbBudget } from './files/budget.pb.js';
import type { ParsedBudget } from './files/budget.types.js';
import { FileFault } from './files/election.js';
import { resultHash } from './hash.js';
import type { Check } from './recount.js';

export type { ParsedBudget } from './files/budget.types.js';

/** Whether a file is one of a budget, by its extension, else by what is in it. */
export function isBudgetFile(name: string, text: string): boolean {
  if (/\.pb$/i.test(name)) return true;
  const start = text.slice(0, 4000);
  return /"?stem-budget-1/.test(start) || /^\uFEFF?META\r?\n/.test(start);
}

/** Reads a budget of `stem-budget-1` (JSON, CSV) or Pabulib. Throws `FileFault` with all that is wrong. */
export function parseBudget(name: string, text: string): ParsedBudget {
  const plain = text.replace(/^\uFEFF/, '');
  if (/\.pb$/i.test(name) || /^META\r?\n/.test(plain)) return readPbBudget(plain);
  return /^\s*\{/.test(plain) ? readBudgetJson(plain) : readBudgetCsv(plain);
}

/** What a recount of a budget may count otherwise than the file says. */
export type BudgetOverride = Partial<
  Pick<BudgetRule, 'method' | 'mode' | 'completion' | 'comparison' | 'utility' | 'increment' | 'threshold'>
> & {
  /** The seed of the draw. */
  seed?: string;
};

/** A recount of a budget: the result, its hash, the rule by which, and what agrees with the published numbers. */
export interface BudgetRecount {
  result: BudgetResult;
  hash: string;
  rule: BudgetRule;
  checks: Check[];
}

/**
 * Counts a budget of a file again. Without a seed, ties are decided by the published order. `progress` is called with
 * the number of runs of Equal Shares. Throws `FileFault` where there are totals and the method needs ballots.
 */
export async function recountBudget(
  file: ParsedBudget,
  override: BudgetOverride = {},
  progress?: (runs: number) => void,
): Promise<BudgetRecount> {
  const { seed = file.seed, ...change } = override;
  const rule: BudgetRule = { ...file.rule, ...change };
  const ids = file.projects.map(({ id }) => id);
  const draw = seed === undefined ? [] : await drawOrder(seed, ids);
  const result = file.totals
    ? fromTotals(file, rule, draw)
    : countBudget(rule, file, file.ballots, draw, progress);
  const hash = await resultHash(result);
  const asPublished = Object.keys(override).length === 0;
  return { result, hash, rule, checks: await checksOf(file, asPublished ? hash : undefined) };
}

function fromTotals(file: ParsedBudget, rule: BudgetRule, draw: string[]): BudgetResult {
  if (rule.method === 'greedy') return countBudgetTotals(rule, file, file.totals!, draw);
  const what = `only totals were published, so that nobody can tell from single ballots who voted what; ${rule.method} needs the ballots to count again`;
  throw new FileFault([{ field: 'totals', what }]);
}

async function checksOf({ published, ballots, totals }: ParsedBudget, hash?: string): Promise<Check[]> {
  if (!published) return [];
  const { sums, rule } = published;
  const there = totals ? totals.voters : ballots.reduce((sum, { count }) => sum + count, 0);
  const apart = sums.box + sums.assisted + sums.paper;
  const agrees =
    sums.roll === sums.box &&
    sums.published === there &&
    sums.online + sums.assisted + sums.paper === there &&
    (sums.box === there || apart === there);
  const checks: Check[] = [
    { what: 'sums', agrees },
    { what: 'counter', agrees: published.counter === budgetCounter },
  ];
  if (rule.seedHash !== undefined)
    checks.push({ what: 'seed', agrees: (await seedHash(published.seed)) === rule.seedHash });
  if (hash !== undefined && published.resultHash !== undefined)
    checks.push({ what: 'result', agrees: published.resultHash === hash });
  return checks;
}
