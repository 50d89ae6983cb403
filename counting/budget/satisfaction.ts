import type { PreparedBudget } from './election.js';
import type { Comparison, Satisfaction, VoterGroupLeft } from './result.js';
import type { SharesUtility } from './shares.js';

/** The least number of voters in a group that is shown, and of voters in all of whom groups are shown (BALLOTS §8). */
export const smallest = { group: 10, voters: 30 };

/** Voters by how many of the projects that they named won; who named none is not among them. */
export function satisfactionOf({ groups }: PreparedBudget, winners: readonly number[]): Satisfaction {
  const won = new Set(winners);
  const voters: Satisfaction = [];
  for (const { size, projects } of groups) {
    if (projects.length === 0) continue;
    const own = projects.reduce((sum, project) => sum + (won.has(project) ? 1 : 0), 0);
    while (voters.length <= own) voters.push(0);
    voters[own]! += size;
  }
  return voters;
}

/** Compares two outcomes by what they are worth to each voter; `utility` is that of the rule. */
export function compareOutcomes(
  { groups, costs, voters }: PreparedBudget,
  outcomes: { shares: readonly number[]; greedy: readonly number[] },
  utility: SharesUtility,
): Comparison {
  const worth = costs.map((cost) => (utility === 'cost' ? cost : 1));
  const [shares, greedy] = [new Set(outcomes.shares), new Set(outcomes.greedy)];
  const sums = { better: 0, worse: 0, same: 0 };
  for (const { size, projects, points } of groups) {
    let more = 0;
    for (const [nth, project] of projects.entries())
      more += points[nth]! * worth[project]! * (Number(shares.has(project)) - Number(greedy.has(project)));
    sums[more > 0 ? 'better' : more < 0 ? 'worse' : 'same'] += size;
  }
  const counted = sums.worse > sums.better ? 'greedy' : 'equal-shares';
  return { counted, ...(voters >= smallest.voters && sums) };
}

/**
 * What voters with the same ballot have left, largest group first. Only groups of 10 and more, and only as many as
 * leave none or at least 10 voters in the rest (BALLOTS §8).
 */
export function pursesOf(
  { groups, ids, voters }: PreparedBudget,
  left: (group: number) => number,
): VoterGroupLeft[] | undefined {
  if (voters < smallest.voters) return undefined;
  const shown = [...groups.entries()]
    .filter(([, { size, projects }]) => size >= smallest.group && projects.length > 0)
    .sort(([a, { size: m }], [b, { size: n }]) => n - m || a - b);
  let rest = voters - shown.reduce((sum, [, { size }]) => sum + size, 0);
  while (rest > 0 && rest < smallest.group && shown.length > 0) rest += shown.pop()![1].size;
  return shown.map(([at, { size, projects }]) => ({
    size,
    projects: projects.map((project) => ids[project]!),
    left: left(at),
  }));
}
