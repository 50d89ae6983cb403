import type { PreparedBudget } from './election.js';
import { compare, fraction, type Fraction } from './fraction.js';
import { QuotaLedger, type Exceeded } from './quota.js';

/** A project whose supporters had earned its cost. */
export interface PhragmenStep {
  project: number;
  /** What each supporter had earned by then who had paid nothing yet. */
  load: Fraction;
  /** Money left before. */
  left: number;
  decision: 'bought' | 'does-not-fit' | 'quota';
  /** The quota that it would exceed. */
  quota?: Exceeded;
  /** Projects that were earned at the same moment, in the order of ties. */
  tied: number[];
}

/** The outcome of sequential Phragmén. */
export interface PhragmenOutcome {
  winners: number[];
  cost: number;
  steps: PhragmenStep[];
}

/**
 * Sequential Phragmén (Brill et al. 2017, for budgets): everyone earns at the same speed, and a project is bought as
 * soon as its supporters have its cost together. A project that does not fit ends the count, or is passed over.
 */
export function countPhragmen(prepared: PreparedBudget, mode: 'stop' | 'skip' = 'stop'): PhragmenOutcome {
  const { costs, supporters, groups, votes, budget, tieOrder } = prepared;
  const loads: Fraction[] = groups.map(() => ({ num: 0n, den: 1n }));
  const open = new Set(tieOrder.filter((place) => costs[place]! > 0 && supporters[place]!.length > 0));
  const known = new Map<number, Fraction>();
  const quotas = new QuotaLedger(prepared);
  const steps: PhragmenStep[] = [];
  let left = budget;
  while (open.size > 0) {
    const { project, load, tied } = earliest();
    open.delete(project);
    const quota = quotas.exceededBy(project);
    const fits = costs[project]! <= left;
    const decision = quota ? 'quota' : fits ? 'bought' : 'does-not-fit';
    steps.push({ project, load, left, tied, decision, ...(quota && { quota }) });
    if (decision === 'does-not-fit' && mode === 'stop') break;
    if (decision !== 'bought') continue;
    left -= costs[project]!;
    quotas.take(project);
    for (const at of supporters[project]!) {
      loads[at] = load;
      for (const other of groups[at]!.projects) known.delete(other);
    }
  }
  const winners = steps.filter(({ decision }) => decision === 'bought').map(({ project }) => project);
  return { winners, cost: budget - left, steps };

  /** In the order of ties, so that the first of equals is taken. */
  function earliest(): Pick<PhragmenStep, 'project' | 'load' | 'tied'> {
    let best: { project: number; load: Fraction; tied: number[] } | undefined;
    for (const project of tieOrder) {
      if (!open.has(project)) continue;
      const load = known.get(project) ?? loadFor(project);
      known.set(project, load);
      const order = best === undefined ? -1 : compare(load, best.load);
      if (order < 0) best = { project, load, tied: [project] };
      else if (order === 0) best!.tied.push(project);
    }
    return best!;
  }

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
