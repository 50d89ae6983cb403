import { budgetBallotJudge, type BudgetBallot } from '../budget/ballot.js';
import type { BudgetRule } from '../budget/rule.js';
import type { ParsedBudget, PublishedBudget } from './budget.types.js';
import { FileFault, type FileProblem } from './election.js';
import { Faults, checkBallots, checkSums, isMembers, isTexts, isWhole, type Wrong } from './shape.js';

const forms = ['knapsack', 'approval', 'points', 'ranking', 'one-per-area', 'one-per-category'];
const words: Record<string, readonly string[]> = {
  mode: ['skip', 'no-skip'],
  utility: ['cost', 'cardinality'],
  completion: ['none', 'add1', 'add1-exhaustive-stop', 'add1u', 'utilitarian'],
};

const ballotMembers: Record<string, (value: unknown) => boolean> = {
  projects: isTexts,
  ranking: isTexts,
  points: (value) => isMembers(value) && Object.values(value).every((given) => typeof given === 'number'),
  blank: (value) => value === true,
};

/**
 * Checks what a file says against `stem-budget-1`; `lineOf` tells where a field stands, `before` what was wrong with the
 * reading of lines, of which nothing else is said then. Throws `FileFault`.
 */
export function checkedBudget(
  value: unknown,
  lineOf: (field: string) => number | undefined,
  before: readonly FileProblem[] = [],
): ParsedBudget {
  const faults = new Faults(lineOf, before);
  const { wrong } = faults;
  if (!isMembers(value)) throw new FileFault([{ what: 'the file holds no budget' }]);
  if (value.format !== 'stem-budget-1') wrong('format', 'is not "stem-budget-1"');
  for (const field of ['ref', 'title', 'organisation', 'language', 'opensAt', 'closesAt', 'seed', 'counter'])
    if (typeof value[field] !== 'string') wrong(field, 'is missing or not a text');
  if (!isMoney(value.budget)) wrong('budget', 'is not a number of whole cents');
  if (typeof value.currency !== 'string') wrong('currency', 'is missing or not a text');
  checkProjects(value.projects, wrong);
  for (const field of ['areas', 'categories']) checkGroups(field, value[field], wrong);
  checkRule(value.rule, wrong);
  checkSums(value.sums, wrong);
  if ((value.ballots === undefined) === (value.totals === undefined))
    wrong('ballots', 'exactly one of ballots and totals must be there');
  // What a ballot may hold is known where the money, the projects and the rule are.
  faults.stop(/^(budget|projects|rule|ballots$)/);

  const budget = value as unknown as PublishedBudget;
  if (value.ballots !== undefined) {
    // A project that was withdrawn later may stand on ballots; it did fit when they were cast.
    const voted = budget.projects.map((project) => ({ ...project, withdrawn: false }));
    const judge = budgetBallotJudge(budget.rule satisfies BudgetRule, voted, budget.budget);
    checkBallots(value.ballots, ballotMembers, (ballot) => judge(ballot as BudgetBallot), wrong);
  } else checkTotals(value.totals, budget, wrong);
  faults.stop();
  const { title, language, currency, projects, areas, categories, rule, seed } = budget;
  return {
    format: 'stem-budget-1',
    ...{ title, language, budget: budget.budget, currency, projects, areas, categories, rule, seed },
    ballots: budget.ballots ?? [],
    ...(budget.totals && { totals: budget.totals }),
    published: budget,
    remarks: [],
  };
}

const isMoney = (value: unknown): value is number => isWhole(value) && value >= 0;

function checkProjects(projects: unknown, wrong: Wrong): void {
  if (!Array.isArray(projects) || projects.length === 0) return wrong('projects', 'is missing or empty');
  const seen = new Set<unknown>();
  projects.forEach((project: unknown, i) => {
    const at = `projects[${i}]`;
    if (!isMembers(project) || typeof project.id !== 'string' || typeof project.title !== 'string')
      return wrong(at, 'needs the texts id and title');
    if (seen.has(project.id)) wrong(`${at}.id`, `"${project.id}" is there twice`);
    seen.add(project.id);
    if (!isMoney(project.cost)) wrong(`${at}.cost`, 'is not a number of whole cents');
    for (const field of ['area', 'category'])
      if (project[field] !== undefined && typeof project[field] !== 'string')
        wrong(`${at}.${field}`, 'is not a text');
    if (project.withdrawn !== undefined && !['string', 'boolean'].includes(typeof project.withdrawn))
      wrong(`${at}.withdrawn`, 'is not a reason');
  });
}

function checkGroups(field: string, groups: unknown, wrong: Wrong): void {
  const fine = (group: unknown) =>
    isMembers(group) && typeof group.id === 'string' && typeof group.name === 'string';
  if (!Array.isArray(groups) || !groups.every(fine)) wrong(field, 'is not a list of groups with id and name');
}

function checkRule(rule: unknown, wrong: Wrong): void {
  if (!isMembers(rule)) return wrong('rule', 'is missing');
  if (!forms.includes(rule.form as string)) wrong('rule.form', 'is not a form of ballot');
  if (!['greedy', 'equal-shares', 'phragmen'].includes(rule.method as string))
    wrong('rule.method', 'is not a method of counting');
  for (const field of ['min', 'max', 'quorum'])
    if (!isMoney(rule[field])) wrong(`rule.${field}`, 'is not a whole number');
  for (const field of ['minSpend', 'maxSpend', 'points', 'maxPoints', 'threshold', 'increment'])
    if (rule[field] !== undefined && !isMoney(rule[field])) wrong(`rule.${field}`, 'is not a whole number');
  // Without a step, more money would be counted for ever.
  if (rule.increment === 0) wrong('rule.increment', 'is not 1 or more');
  for (const [field, known] of Object.entries(words))
    if (rule[field] !== undefined && !known.includes(rule[field] as string))
      wrong(`rule.${field}`, `is not one of ${known.join(', ')}`);
  for (const field of ['groups', 'quotas']) checkLimits(field, rule[field], wrong);
  if (typeof rule.blank !== 'boolean') wrong('rule.blank', 'is not true or false');
}

function checkLimits(field: string, limits: unknown, wrong: Wrong): void {
  if (limits === undefined) return;
  const numbers = field === 'groups' ? ['min', 'max', 'maxSpend'] : ['budget'];
  const fine = (limit: unknown) =>
    isMembers(limit) &&
    (limit.by === 'area' || limit.by === 'category') &&
    typeof limit.id === 'string' &&
    numbers.every((name) => (limit[name] === undefined ? field === 'groups' : isMoney(limit[name])));
  if (!Array.isArray(limits) || !limits.every(fine)) wrong(`rule.${field}`, 'is not a list of limits');
}

function checkTotals(totals: unknown, { projects }: PublishedBudget, wrong: Wrong): void {
  if (!isMembers(totals)) return wrong('totals', 'is not an object');
  for (const field of ['voters', 'blank', 'doubles'])
    if (!isMoney(totals[field])) wrong(`totals.${field}`, 'is not a whole number');
  const rows: unknown[] = Array.isArray(totals.projects) ? totals.projects : [];
  if (rows.length !== projects.length)
    wrong('totals.projects', `needs a row for each of the ${projects.length} projects`);
  rows.forEach((row, i) => {
    const at = `totals.projects[${i}]`;
    if (!isMembers(row) || row.id !== projects[i]?.id) wrong(`${at}.id`, `is not "${projects[i]?.id}"`);
    else
      for (const field of ['votes', 'score'])
        if (!isMoney(row[field])) wrong(`${at}.${field}`, 'is not a whole number');
  });
}
