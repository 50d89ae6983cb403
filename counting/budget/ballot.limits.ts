import type { BudgetFault, VotedProject } from './ballot.js';
import type { BudgetRule } from './rule.js';

/** Cents as `1234.50`. */
const amount = (cents: number): string => `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, '0')}`;

const costOf = (projects: readonly VotedProject[]): number =>
  projects.reduce((sum, { cost }) => sum + cost, 0);

/** The most that the projects of a ballot may cost together; a knapsack never holds more than the budget. */
export function mostSpend(rule: Pick<BudgetRule, 'form' | 'maxSpend'>, budget: number): number | undefined {
  return rule.form === 'knapsack' ? Math.min(rule.maxSpend ?? budget, budget) : rule.maxSpend;
}

/** Faults in what the projects of a ballot cost together. */
export function spendFaults(
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
export function groupFaults(rule: BudgetRule, projects: readonly VotedProject[], at: string): BudgetFault[] {
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

/** Faults where the form gives each area or category one project; `at` tells where a project stands. */
export function sharedFaults(
  rule: BudgetRule,
  projects: readonly VotedProject[],
  at: (id: string) => string,
): BudgetFault[] {
  if (rule.form !== 'one-per-area' && rule.form !== 'one-per-category') return [];
  const by = rule.form === 'one-per-area' ? 'area' : 'category';
  const taken = new Set<string>();
  const faults: BudgetFault[] = [];
  for (const project of projects) {
    // Projects of the whole quarter have no area, and are one group of their own.
    const group = project[by] ?? '';
    if (taken.has(group))
      faults.push({
        at: at(project.id),
        rule: by === 'area' ? 'one_per_area' : 'one_per_category',
        detail: `Project "${project.id}" is the second of its ${by} on the ballot.`,
      });
    taken.add(group);
  }
  return faults;
}
