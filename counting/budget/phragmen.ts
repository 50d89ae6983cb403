import type { PreparedBudget } from './election.js';
import { compare, fraction, type Fraction } from './fraction.js';

/** One purchase of sequential Phragmén: when the supporters had earned it. */
export interface PhragmenRound {
  project: number;
  /** Load of each supporter afterwards. */
  load: Fraction;
}

/**
 * Sequential Phragmén (Brill et al. 2017, for budgets): everyone earns at the same speed, and a project is bought as
 * soon as its supporters have its cost together. A project that does not fit ends the count, or is passed over.
 */
export function countPhragmen(
  prepared: PreparedBudget,
  mode: 'stop' | 'skip' = 'stop',
): { winners: number[]; cost: number; rounds: PhragmenRound[] } {
  const { costs, supporters, groups, votes, budget, tieOrder } = prepared;
  const loads: Fraction[] = groups.map(() => ({ num: 0n, den: 1n }));
  const open = new Set(tieOrder.filter((place) => costs[place]! > 0 && supporters[place]!.length > 0));
  const rounds: PhragmenRound[] = [];
  let cost = 0;
  while (open.size > 0) {
    let best: PhragmenRound | undefined;
    // In the order of ties, so that the first of equals is taken.
    for (const project of tieOrder) {
      if (!open.has(project)) continue;
      const load = loadFor(project);
      if (best === undefined || compare(load, best.load) < 0) best = { project, load };
    }
    const { project, load } = best!;
    open.delete(project);
    if (cost + costs[project]! > budget) {
      if (mode === 'stop') break;
      continue;
    }
    cost += costs[project]!;
    rounds.push({ project, load });
    for (const at of supporters[project]!) loads[at] = load;
  }
  return { winners: rounds.map(({ project }) => project), cost, rounds };

  function loadFor(project: number): Fraction {
    let num = BigInt(costs[project]!);
    let den = 1n;
    for (const at of supporters[project]!) {
      const load = loads[at]!;
      const size = BigInt(groups[at]!.size);
      if (load.num === 0n) continue;
      if (load.den === den) num += size * load.num;
      else ({ num, den } = fraction(num * load.den + size * load.num * den, den * load.den));
    }
    return fraction(num, den * BigInt(votes[project]!));
  }
}
