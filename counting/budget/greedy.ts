import type { PreparedBudget } from './election.js';
import { QuotaLedger, type Exceeded } from './quota.js';

/** What happens to a project that does not fit in what is left: go on with the next, or stop. */
export type GreedyMode = 'skip' | 'no-skip';

/** What greedy counting did with one project, in the order of its turn. */
export interface GreedyStep {
  project: number;
  score: number;
  left: number;
  decision: 'chosen' | 'does-not-fit' | 'below-threshold' | 'after-stop' | 'quota';
  /** The quota that it would exceed. */
  quota?: Exceeded;
}

/** The outcome of greedy counting. */
export interface GreedyOutcome {
  winners: number[];
  cost: number;
  steps: GreedyStep[];
  /** Projects with equal scores of which the order decided which were chosen, in the order of their turn. */
  ties: number[][];
}

/**
 * Takes projects by score, highest first, as far as the money goes. `per-cost` orders by score per unit of money;
 * `after` are projects that have won already and whose money is gone.
 */
export function countGreedy(
  prepared: PreparedBudget,
  options: {
    mode?: GreedyMode;
    threshold?: number;
    order?: 'score' | 'per-cost';
    after?: readonly number[];
  } = {},
): GreedyOutcome {
  const { costs, scores, budget, tieOrder } = prepared;
  const { mode = 'skip', threshold = 0, order = 'score', after = [] } = options;
  const turn = new Map(tieOrder.map((place, at) => [place, at]));
  const better = (a: number, b: number): number => {
    if (order === 'score') return scores[b]! - scores[a]!;
    const left = BigInt(scores[b]!) * BigInt(costs[a]!);
    const right = BigInt(scores[a]!) * BigInt(costs[b]!);
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const places = tieOrder.filter(
    (place) => scores[place]! > 0 && costs[place]! > 0 && !after.includes(place),
  );
  places.sort((a, b) => better(a, b) || turn.get(a)! - turn.get(b)!);
  const quotas = new QuotaLedger(prepared);
  const start = budget - after.reduce((sum, place) => sum + costs[place]!, 0);
  for (const place of after) quotas.take(place);
  let left = start;
  let stopped = false;
  const winners: number[] = [];
  const steps: GreedyStep[] = [];
  const ties: number[][] = [];
  for (let at = 0; at < places.length;) {
    let end = at + 1;
    while (end < places.length && better(places[at]!, places[end]!) === 0) end++;
    const equal = places.slice(at, end);
    const could = equal.filter((project) => decisionOn(project).decision === 'chosen');
    const [chosen, went] = [winners.length, !stopped];
    for (const project of equal) take(project);
    const won = winners.length - chosen;
    // Where all that could be chosen were, any order of the equals would have given the same.
    if (won > 0 && (won < could.length || (stopped && went))) ties.push(equal);
    at = end;
  }
  return { winners, cost: start - left, steps, ties };

  function decisionOn(project: number): Pick<GreedyStep, 'decision' | 'quota'> {
    if (scores[project]! < threshold) return { decision: 'below-threshold' };
    if (stopped) return { decision: 'after-stop' };
    const quota = quotas.exceededBy(project);
    if (quota) return { decision: 'quota', quota };
    return { decision: costs[project]! > left ? 'does-not-fit' : 'chosen' };
  }

  function take(project: number): void {
    const step: GreedyStep = { project, score: scores[project]!, left, ...decisionOn(project) };
    steps.push(step);
    if (step.decision === 'does-not-fit') stopped = mode === 'no-skip';
    if (step.decision !== 'chosen') return;
    winners.push(project);
    quotas.take(project);
    left -= costs[project]!;
  }
}
