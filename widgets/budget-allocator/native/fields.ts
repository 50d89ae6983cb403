import type { Budget, BudgetBallot } from '../../../contract/budget.schema.js';
import type { BudgetFlow } from '../budget.flow.js';
import { idsOn, sharedBy } from '../ballot.js';

/** The ballot that native controls hold, by the names that a post without script sends. */
export function ballotIn(fields: FormData, budget: Budget): BudgetBallot {
  const { projects, rule } = budget;
  const ids = projects.map(({ id }) => id);
  const number = (name: string) => Math.trunc(Number(fields.get(name))) || 0;
  if (rule.form === 'points') {
    const given = ids.map((id) => [id, number(`points-${id}`)] as const).filter(([, points]) => points > 0);
    return given.length ? { points: Object.fromEntries(given) } : {};
  }
  if (rule.form === 'ranking') {
    const rank = (id: string) => number(`rank-${id}`);
    const ranking = ids.filter((id) => rank(id) > 0).sort((a, b) => rank(a) - rank(b));
    return ranking.length ? { ranking } : {};
  }
  const by = sharedBy(budget);
  const chosen = by
    ? ids.filter((id) => [...fields].some(([name, value]) => name.startsWith(`${by}-`) && value === id))
    : fields.getAll('project').map(String);
  return chosen.length ? { projects: chosen } : {};
}

/**
 * Takes over what native controls hold, and tells the order of the projects where someone may have read it already:
 * what nobody can have seen may still change places.
 */
export function carryOver({ load, choose }: BudgetFlow, given: FormData, root: ParentNode) {
  if (load.at !== 'ready') return undefined;
  const ballot = ballotIn(given, load.value);
  if (idsOn(ballot).length) choose({ ballot });
  const rows = [...root.querySelectorAll('.project')];
  const unread = !scrollY && rows[0] && rows[0].getBoundingClientRect().top > innerHeight;
  return unread ? undefined : rows.map(({ id }) => id.replace('project-', ''));
}
