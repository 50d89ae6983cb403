import type { Budget, BudgetBallot, Project } from '../../contract/budget.schema.js';
import { budgetMemberOf, limitFaults, mostSpend } from '../../counting/budget/ballot.limits.js';

const tooLittle = ['too_few', 'too_cheap', 'group_too_few'];

/** Faults of a ballot, by the same check of limits that the server does. */
const faultsOf = (budget: Budget, ballot: BudgetBallot) =>
  limitFaults(budget.rule, projectsOn(budget, ballot), budget.budget, ballot.points, String).map(
    ({ rule }) => rule,
  );

/** The first rule that a ballot goes beyond. */
export const beyond = (budget: Budget, ballot: BudgetBallot) =>
  faultsOf(budget, ballot).find((rule) => !tooLittle.includes(rule));

/** The first rule of which a ballot does not have enough yet, or that it holds what was withdrawn. */
export const short = (budget: Budget, ballot: BudgetBallot) =>
  projectsOn(budget, ballot).some((project) => project.withdrawn)
    ? 'withdrawn'
    : faultsOf(budget, ballot).find((rule) => tooLittle.includes(rule));

/** Ids of the projects on a ballot, in its order. */
export const idsOn = ({ projects, ranking, points }: BudgetBallot): string[] =>
  projects ?? ranking ?? Object.keys(points ?? {}).filter((id) => points![id]);

/** The area or category that a form gives one project. */
export const sharedBy = ({ rule: { form } }: Budget) =>
  form === 'one-per-area' ? 'area' : form === 'one-per-category' ? 'category' : undefined;

/** The ballot without some projects. */
export function without(budget: Budget, ballot: BudgetBallot, ...gone: string[]): BudgetBallot {
  const member = budgetMemberOf[budget.rule.form];
  const ids = idsOn(ballot).filter((id) => !gone.includes(id));
  return member === 'points'
    ? { points: Object.fromEntries(ids.map((id) => [id, ballot.points![id]!])) }
    : { [member]: ids };
}

/** The ballot with one more project, or with other points for it; it takes the place of one that shares its group. */
export function withOne(
  budget: Budget,
  ballot: BudgetBallot,
  { id, ...project }: Project,
  points = 1,
): BudgetBallot {
  const member = budgetMemberOf[budget.rule.form];
  if (member === 'points')
    return points
      ? { points: { ...without(budget, ballot).points, [id]: points } }
      : without(budget, ballot, id);
  const by = sharedBy(budget);
  const same = by
    ? budget.projects.filter((other) => other[by] === project[by]).map((other) => other.id)
    : [];
  return { [member]: [...idsOn(without(budget, ballot, id, ...same)), id] };
}

/** Whether a project can still be added. */
export const fits = (budget: Budget, ballot: BudgetBallot, project: Project) =>
  !beyond(budget, withOne(budget, ballot, project));

/** Whether a project fits on no ballot, not even alone. */
export const neverFits = (budget: Budget, project: Project) => !fits(budget, {}, project);

/** The projects on a ballot, in its order. */
export const projectsOn = ({ projects }: Budget, ballot: BudgetBallot): Project[] =>
  idsOn(ballot).flatMap((id) => projects.find((project) => project.id === id) ?? []);

/** What a ballot takes and leaves: money in cents, points, and numbers of projects. */
export function sumOf(budget: Budget, ballot: BudgetBallot) {
  const { rule } = budget;
  const chosen = projectsOn(budget, ballot);
  const most = mostSpend(rule, budget.budget);
  const spent = chosen.reduce((sum, { cost }) => sum + cost, 0);
  const given = Object.values(ballot.points ?? {}).reduce((sum, points) => sum + points, 0);
  return { chosen, spent, most, given, points: rule.points };
}
