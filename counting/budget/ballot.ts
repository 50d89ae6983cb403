import { canonicalJson } from '../hash.js';
import type { Medium } from '../poll/ballot.js';
import { budgetMemberOf, limitFaults } from './ballot.limits.js';
import type { BudgetRule } from './rule.js';

export { budgetMemberOf } from './ballot.limits.js';

/** What is on a ballot of a budget; which member is used follows from the form. */
export interface BudgetBallot {
  /** knapsack, approval, one-per-area, one-per-category: the projects chosen. */
  projects?: string[];
  /** points: how many for each project; 0 is the same as leaving it out. */
  points?: Record<string, number>;
  /** ranking: best first. */
  ranking?: string[];
  blank?: true;
}

/** Equal ballots with how many there are. */
export interface WeightedBudgetBallot {
  ballot: BudgetBallot;
  count: number;
  medium?: Medium;
}

/** What a check of ballots and a count need of a project; `Project` of the contract fits it. */
export interface VotedProject {
  readonly id: string;
  /** Whole cents. */
  readonly cost: number;
  readonly area?: string;
  readonly category?: string;
  /** Why it takes no part any more, or that it does not. */
  readonly withdrawn?: string | boolean;
}

/** One fault: where (JSON Pointer, RFC 6901), a stable word, and an English sentence. */
export interface BudgetFault {
  at: string;
  rule: string;
  detail: string;
}

const members = ['projects', 'points', 'ranking'] as const;

/**
 * The one way to write a ballot (RFC 8785): this exact text is stored, hashed in the commitment and published. Sets are
 * in the published order, doubles count once where they stand first, points of 0 and empty members are left out.
 */
export function canonicalBudgetBallot(ballot: BudgetBallot, projectIds: readonly string[]): string {
  if (ballot.blank) return '{"blank":true}';
  const place = new Map(projectIds.map((id, at) => [id, at]));
  const turn = (id: string) => place.get(id) ?? projectIds.length;
  const projects = [...new Set(ballot.projects)].sort((a, b) => turn(a) - turn(b) || (a < b ? -1 : 1));
  const points = Object.entries(ballot.points ?? {}).filter(([, given]) => given !== 0);
  const ranking = [...new Set(ballot.ranking)];
  return canonicalJson({
    ...(projects.length > 0 && { projects }),
    ...(points.length > 0 && { points: Object.fromEntries(points) }),
    ...(ranking.length > 0 && { ranking }),
  });
}

/** All faults of a ballot against its rule, `at` as a JSON Pointer into the ballot; empty when it is valid. */
export function budgetBallotFaults(
  rule: BudgetRule,
  projects: readonly VotedProject[],
  budget: number,
  ballot: BudgetBallot,
): BudgetFault[] {
  return budgetBallotJudge(rule, projects, budget)(ballot);
}

/** `budgetBallotFaults` made ready once for many ballots. */
export function budgetBallotJudge(
  rule: BudgetRule,
  projects: readonly VotedProject[],
  budget: number,
): (ballot: BudgetBallot) => BudgetFault[] {
  const byId = new Map(projects.map((project) => [project.id, project]));
  const member = budgetMemberOf[rule.form];
  return (ballot) => {
    const faults: BudgetFault[] = [];
    const fault = (at: string, word: string, detail: string) => faults.push({ at, rule: word, detail });
    for (const name of members)
      if (ballot[name] !== undefined && name !== member)
        fault(`/${name}`, 'wrong_member', `A ballot of form ${rule.form} has no "${name}".`);
    const named = namesOn(ballot, member);
    if (ballot.blank !== undefined) {
      if (!rule.blank) fault('/blank', 'blank_not_allowed', 'This budget has no blank vote.');
      if (named.length > 0) fault('/blank', 'blank_with_choice', 'A blank ballot holds no project.');
      return faults;
    }
    if (named.length === 0) {
      fault(`/${member}`, 'empty', 'The ballot holds no project.');
      return faults;
    }
    const chosen = new Map<string, VotedProject>();
    for (const { id, at } of named) {
      const project = byId.get(id);
      if (id === '') fault(at, 'rank_gap', 'A place on the ballot is empty.');
      else if (project === undefined)
        fault(at, 'unknown_project', `There is no project "${id}" in this budget.`);
      else if (chosen.has(id)) fault(at, 'doubled', `Project "${id}" is on the ballot more than once.`);
      else if (project.withdrawn !== undefined && project.withdrawn !== false)
        fault(at, 'withdrawn', `Project "${id}" takes no part any more.`);
      if (project !== undefined) chosen.set(id, project);
    }
    const at = (id?: string) =>
      id === undefined
        ? `/${member}`
        : (named.find((name) => name.id === id)?.at ?? `/${member}/${pointer(id)}`);
    const all = [...chosen.values()];
    faults.push(...limitFaults(rule, all, budget, ballot.points, at), ...sharedFaults(rule, all, at));
    return faults;
  };
}

function namesOn(ballot: BudgetBallot, member: (typeof members)[number]): { id: string; at: string }[] {
  if (member === 'points')
    return Object.entries(ballot.points ?? {})
      .filter(([, given]) => given !== 0)
      .map(([id]) => ({ id, at: `/points/${pointer(id)}` }));
  return (ballot[member] ?? []).map((id, at) => ({ id, at: `/${member}/${at}` }));
}

function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Faults where the form gives each area or category one project; `at` tells where a project stands. */
function sharedFaults(
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
