import type { Budget, BudgetBallot, GroupLimit, Project } from '../../../contract/budget.schema.js';
import { fits, neverFits, projectsOn, without } from '../ballot.js';

/**
 * What could go out so that a project fits: where `enough`, each of these alone makes the room, the smallest first;
 * otherwise none does, and all stand there, the largest first. For what fits on no ballot nothing has to go.
 */
export function waysOut(budget: Budget, ballot: BudgetBallot, project: Project) {
  if (neverFits(budget, project)) return { enough: false, ways: [] };
  const chosen = projectsOn(budget, ballot).sort((a, b) => a.cost - b.cost);
  const alone = chosen.filter(({ id }) => fits(budget, without(budget, ballot, id), project));
  return { enough: alone.length > 0, ways: alone.length ? alone : chosen.reverse() };
}

/** The limit of a group that stands in the way of a project. */
export const limitOn = ({ rule }: Budget, project: Project): GroupLimit | undefined =>
  rule.groups?.find(
    ({ by, id, max, maxSpend }) => project[by] === id && (max !== undefined || maxSpend !== undefined),
  );
