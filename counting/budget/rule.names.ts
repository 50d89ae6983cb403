import type { BudgetRule } from './rule.js';

type Counting = Pick<BudgetRule, 'method' | 'mode' | 'completion' | 'comparison' | 'utility'>;

/** Names under which a rule is asked for; those of Pabulib first. */
export const ruleNames = [
  'greedy',
  'greedy-no-skip',
  'greedy-threshold',
  'equalshares',
  'equalshares-comparison',
  'equalshares/add1',
  'equalshares/add1-comparison',
  'equalshares/add1-exhaustive-stop',
  'equalshares/add1u',
  'equalshares/utilitarian',
  'phragmen',
  'phragmen/skip',
] as const;

/** The counting rule of a name, also with `/` for `-`; undefined for one that says no rule that we have. */
export function ruleOfName(name: string): Counting | undefined {
  const [base, ...words] = name.trim().toLowerCase().split(/[/-]/);
  const rest = words.join('-');
  if (base === 'greedy') {
    if (rest === '' || rest === 'skip' || rest === 'threshold') return { method: 'greedy', mode: 'skip' };
    return rest === 'no-skip' ? { method: 'greedy', mode: 'no-skip' } : undefined;
  }
  if (base === 'phragmen') {
    if (rest === '' || rest === 'stop' || rest === 'no-skip') return { method: 'phragmen', mode: 'no-skip' };
    return rest === 'skip' ? { method: 'phragmen', mode: 'skip' } : undefined;
  }
  if (base !== 'equalshares') return undefined;
  const compared = /(?:^|-)comparison$/.test(rest);
  const completion = rest.replace(/(?:^|-)comparison$/, '');
  const known = ['add1', 'add1-exhaustive-stop', 'add1u', 'utilitarian'] as const;
  const found = completion === '' ? 'none' : known.find((word) => word === completion);
  if (found === undefined) return undefined;
  return {
    method: 'equal-shares',
    utility: 'cost',
    completion: found,
    ...(compared && { comparison: true }),
  };
}

/** The name of a rule in a Pabulib file. */
export function nameOfRule({ method, mode, threshold, completion = 'none', comparison }: BudgetRule): string {
  if (method === 'phragmen') return mode === 'skip' ? 'phragmen/skip' : 'phragmen';
  if (method === 'greedy') {
    if (mode === 'no-skip') return 'greedy-no-skip';
    return threshold ? 'greedy-threshold' : 'greedy';
  }
  const base = completion === 'none' ? 'equalshares' : `equalshares/${completion}`;
  return comparison ? `${base}-comparison` : base;
}
