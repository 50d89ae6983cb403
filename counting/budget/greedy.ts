import type { PreparedBudget } from './election.js';

/** What happens to a project that does not fit in what is left: go on with the next, or stop. */
export type GreedyMode = 'skip' | 'no-skip';

/** What greedy counting did with one project, in the order of its turn. */
export interface GreedyStep {
  project: string;
  score: number;
  left: number;
  decision: 'chosen' | 'does-not-fit' | 'below-threshold' | 'after-stop';
}

/** The outcome of greedy counting. */
export interface GreedyOutcome {
  winners: string[];
  cost: number;
  steps: GreedyStep[];
  /** Projects with equal scores, of which not all were chosen, in the order in which they had their turn. */
  ties: string[][];
}

/** Takes projects by score, highest first, as far as the money goes. `per-cost` orders by score per unit of money. */
export function countGreedy(
  prepared: PreparedBudget,
  options: { mode?: GreedyMode; threshold?: number; order?: 'score' | 'per-cost' } = {},
): GreedyOutcome {
  const { ids, costs, scores, budget, tieOrder } = prepared;
  const { mode = 'skip', threshold = 0, order = 'score' } = options;
  const turn = new Map(tieOrder.map((place, at) => [place, at]));
  const better = (a: number, b: number): number => {
    if (order === 'score') return scores[b]! - scores[a]!;
    const left = BigInt(scores[b]!) * BigInt(costs[a]!);
    const right = BigInt(scores[a]!) * BigInt(costs[b]!);
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const places = tieOrder.filter((place) => scores[place]! > 0 && costs[place]! > 0);
  places.sort((a, b) => better(a, b) || turn.get(a)! - turn.get(b)!);
  let left = budget;
  let stopped = false;
  const winners: number[] = [];
  const steps = places.map((place): GreedyStep => {
    const step = { project: ids[place]!, score: scores[place]!, left };
    if (scores[place]! < threshold) return { ...step, decision: 'below-threshold' };
    if (stopped) return { ...step, decision: 'after-stop' };
    if (costs[place]! > left) {
      stopped = mode === 'no-skip';
      return { ...step, decision: 'does-not-fit' };
    }
    winners.push(place);
    left -= costs[place]!;
    return { ...step, decision: 'chosen' };
  });
  const won = new Set(winners);
  const ties: string[][] = [];
  for (let at = 0; at < places.length;) {
    let end = at + 1;
    while (end < places.length && better(places[at]!, places[end]!) === 0) end++;
    const equal = places.slice(at, end);
    if (equal.some((place) => won.has(place)) && !equal.every((place) => won.has(place)))
      ties.push(equal.map((place) => ids[place]!));
    at = end;
  }
  return { winners: winners.map((place) => ids[place]!), cost: budget - left, steps, ties };
}
