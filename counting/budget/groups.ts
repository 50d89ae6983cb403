import type { VotedProject } from './ballot.js';
import type { PreparedBudget } from './election.js';
import type { GroupOutcome } from './result.js';

/** Votes against money for each area and category that has projects, areas first, in the published order. */
export function groupOutcomes(
  { costs, scores }: PreparedBudget,
  projects: readonly VotedProject[],
  winners: readonly number[],
  greedy: readonly number[],
): GroupOutcome[] {
  const groups = new Map<string, GroupOutcome & { projects: number[] }>();
  for (const by of ['area', 'category'] as const)
    for (const [at, project] of projects.entries()) {
      const id = project[by];
      if (id === undefined) continue;
      const key = `${by} ${id}`;
      const known = groups.get(key);
      if (known) known.projects.push(at);
      else groups.set(key, { by, id, score: 0, cost: 0, greedyCost: 0, winners: 0, projects: [at] });
    }
  const sum = (places: readonly number[], of: readonly number[]) =>
    places.reduce((all, at) => all + of[at]!, 0);
  return [...groups.values()].map(({ projects: inside, by, id }) => {
    const won = winners.filter((at) => inside.includes(at));
    const wonGreedy = greedy.filter((at) => inside.includes(at));
    return {
      by,
      id,
      score: sum(inside, scores),
      cost: sum(won, costs),
      greedyCost: sum(wonGreedy, costs),
      winners: won.length,
    };
  });
}
