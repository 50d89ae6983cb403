import type { BudgetBallot, BudgetFault, VotedProject } from './ballot.js';
import type { BudgetForm, BudgetRule } from './rule.js';

/** The member of a ballot that belongs to each form. */
export const budgetMemberOf = {
  knapsack: 'projects',
  approval: 'projects',
  'one-per-area': 'projects',
  'one-per-category': 'projects',
  points: 'points',
  ranking: 'ranking',
} as const satisfies Record<BudgetForm, keyof BudgetBallot>;

/** Cents as `1234.50`. */
const amount = (cents: number): string => `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, '0')}`;

const costOf = (projects: readonly VotedProject[]): number =>
  projects.reduce((sum, { cost }) => sum + cost, 0);

/** The most that the projects of a ballot may cost together; a knapsack never holds more than the budget. */
export function mostSpend(rule: Pick<BudgetRule, 'form' | 'maxSpend'>, budget: number): number | undefined {
  return rule.form === 'knapsack' ? Math.min(rule.maxSpend ?? budget, budget) : rule.maxSpend;
}

/**
 * Faults of the projects on a ballot, each once and none unknown, against the limits of its rule; `at` tells where a
 * project stands, or all of them. With `points` for the form that has them.
 */
export function limitFaults(
  rule: BudgetRule,
  projects: readonly VotedProject[],
  budget: number,
  points: Readonly<Record<string, number>> | undefined,
  at: (id?: string) => string,
): BudgetFault[] {
  const { length } = projects;
  const faults: BudgetFault[] = [];
  const fault = (word: string, detail: string) => faults.push({ at: at(), rule: word, detail });
  if (length < rule.min) fault('too_few', `${length} projects are on the ballot; the least is ${rule.min}.`);
  if (length > rule.max) fault('too_many', `${length} projects are on the ballot; the most is ${rule.max}.`);
  return [
    ...faults,
    ...(rule.form === 'points' ? pointFaults(rule, points ?? {}, at) : []),
    ...spendFaults(rule, projects, budget, at()),
    ...groupFaults(rule, projects, at()),
  ];
}

function pointFaults(
  rule: BudgetRule,
  points: Readonly<Record<string, number>>,
  at: (id?: string) => string,
): BudgetFault[] {
  const faults: BudgetFault[] = [];
  const fault = (id: string | undefined, word: string, detail: string) =>
    faults.push({ at: at(id), rule: word, detail });
  let sum = 0;
  for (const [id, given] of Object.entries(points)) {
    if (!Number.isSafeInteger(given) || given < 0)
      fault(id, 'not_whole', `The points of "${id}" are not a whole number of 0 or more.`);
    else if (given > (rule.maxPoints ?? Infinity))
      fault(id, 'too_many_points', `"${id}" has ${given} points; the most for one is ${rule.maxPoints}.`);
    sum += given;
  }
  if (sum > (rule.points ?? Infinity))
    fault(undefined, 'too_many_points', `The ballot gives ${sum} points; the most is ${rule.points}.`);
  return faults;
}

/** Faults in what the projects of a ballot cost together. */
function spendFaults(
  rule: BudgetRule,
  projects: readonly VotedProject[],
  budget: number,
  at: string,
): BudgetFault[] {
  const spent = costOf(projects);
  const most = mostSpend(rule, budget) ?? Infinity;
  const least = rule.minSpend ?? 0;
  const says = `The projects cost ${amount(spent)} together`;
  if (spent > most) return [{ at, rule: 'too_expensive', detail: `${says}; the most is ${amount(most)}.` }];
  if (spent < least) return [{ at, rule: 'too_cheap', detail: `${says}; the least is ${amount(least)}.` }];
  return [];
}

/** Faults against the limits per area and per category. */
function groupFaults(rule: BudgetRule, projects: readonly VotedProject[], at: string): BudgetFault[] {
  return (rule.groups ?? []).flatMap(({ by, id, min = 0, max = Infinity, maxSpend = Infinity }) => {
    const inside = projects.filter((project) => project[by] === id);
    const faults: BudgetFault[] = [];
    const fault = (word: string, detail: string) => faults.push({ at, rule: word, detail });
    const has = `${inside.length} projects of ${by} "${id}" are on the ballot`;
    if (inside.length < min) fault('group_too_few', `${has}; the least is ${min}.`);
    if (inside.length > max) fault('group_too_many', `${has}; the most is ${max}.`);
    if (costOf(inside) > maxSpend)
      fault(
        'group_too_expensive',
        `The projects of ${by} "${id}" cost ${amount(costOf(inside))} together; the most is ${amount(maxSpend)}.`,
      );
    return faults;
  });
}
