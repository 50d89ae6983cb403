import type { VotedProject } from './ballot.js';
import type { PreparedBudget } from './election.js';
import type { LeftOut, LeftOutPart } from './result.js';
import { smallest } from './satisfaction.js';

/** Whether a number of voters and its rest tell of nobody in particular. */
const large = (part: number, whole: number) =>
  [part, whole - part].every((count) => count === 0 || count >= smallest.group);

/** Who has no winning project by greedy counting: by area, by category and by project that they named (BALLOTS §8). */
export function leftOutOf(
  { groups, ids, voters }: PreparedBudget,
  projects: readonly VotedProject[],
  greedy: readonly number[],
  used: readonly number[],
): LeftOut | undefined {
  const [byGreedy, byRule] = [new Set(greedy), new Set(used)];
  const without = groups.filter(
    ({ projects: named }) => named.length > 0 && !named.some((at) => byGreedy.has(at)),
  );
  const whole = partOf(() => true);
  if (voters < smallest.voters || whole.voters < smallest.group) return undefined;
  return {
    ...whole,
    groups: (['area', 'category'] as const).flatMap((by) =>
      shown(
        [...new Set(projects.flatMap((project) => project[by] ?? []))].map((id) => ({
          by,
          id,
          ...partOf((at) => projects[at]![by] === id),
        })),
      ),
    ),
    projects: shown(ids.map((id, at) => ({ id, ...partOf((named) => named === at) }))),
  };

  /** Those who named a project like this. */
  function partOf(like: (project: number) => boolean): LeftOutPart {
    const those = without.filter(({ projects: named }) => named.some(like));
    const sum = (list: typeof those) => list.reduce((all, { size }) => all + size, 0);
    const part = sum(those);
    const helped = sum(those.filter(({ projects: named }) => named.some((at) => byRule.has(at))));
    return { voters: part, ...(large(helped, part) && { helped }) };
  }

  // The sort is stable: equal parts stand in the published order.
  function shown<Part extends LeftOutPart>(parts: Part[]): Part[] {
    return parts
      .filter((part) => part.voters > 0 && large(part.voters, whole.voters))
      .sort((a, b) => b.voters - a.voters);
  }
}
