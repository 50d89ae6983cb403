import type { CompletedShares } from './completion.js';
import type { PreparedBudget } from './election.js';
import { compare, rounded, type Fraction } from './fraction.js';
import { countGreedy, type GreedyMode } from './greedy.js';
import { countPhragmen } from './phragmen.js';
import type { TieBreak, Why } from './result.js';

/** What a method decided, by places of projects: alike for every method, so that one result can be made of it. */
export interface Decision {
  winners: number[];
  /** Why each project that took part won or did not. */
  why: Map<number, Why>;
  /** In the order in which they were chosen, with those that were equally good in the order of ties. */
  rounds: { project: number; tied?: readonly number[] }[];
  /** Sets of equals of which the order decided, in that order. */
  ties: (readonly number[])[];
}

/** What greedy counting decides. */
export function decideGreedy(
  prepared: PreparedBudget,
  { mode = 'skip', threshold = 0 }: { mode?: GreedyMode; threshold?: number } = {},
): Decision {
  const { winners, steps, ties } = countGreedy(prepared, { mode, threshold });
  const why = new Map<number, Why>();
  for (const [at, { project, decision, left, quota }] of steps.entries()) {
    if (decision === 'chosen') why.set(project, { at: 'chosen', turn: at + 1, left });
    else if (decision === 'quota') why.set(project, { at: 'quota', ...quota! });
    else if (decision === 'below-threshold') why.set(project, { at: decision, threshold });
    else if (decision === 'after-stop') why.set(project, { at: decision });
    else why.set(project, { at: decision, left, short: prepared.costs[project]! - left });
  }
  const tiedWith = (project: number) => ties.find((tie) => tie.includes(project));
  const rounds = winners.map((project) => ({ project, ...several(tiedWith(project) ?? []) }));
  return { winners, why, rounds, ties };
}

/** What sequential Phragmén decides. */
export function decidePhragmen(prepared: PreparedBudget, mode: GreedyMode = 'no-skip'): Decision {
  const { winners, steps } = countPhragmen(prepared, mode === 'skip' ? 'skip' : 'stop');
  const why = new Map<number, Why>();
  const rounds: Decision['rounds'] = [];
  for (const place of prepared.tieOrder) why.set(place, { at: 'after-stop' });
  for (const { project, load, left, decision, quota, tied } of steps)
    if (decision === 'quota') why.set(project, { at: 'quota', ...quota! });
    else if (decision === 'does-not-fit')
      why.set(project, { at: decision, left, short: prepared.costs[project]! - left });
    else {
      rounds.push({ project, ...several(tied) });
      why.set(project, { at: 'earned', round: rounds.length, load: rounded(load) });
    }
  const ties = decisiveTies(
    steps.map(({ project, load, tied, decision }) => ({
      project,
      rank: load,
      tied,
      taken: decision === 'bought',
    })),
  );
  return { winners, why, rounds, ties };
}

/** What Equal Shares with its completion decides. */
export function decideShares(prepared: PreparedBudget, shares: CompletedShares): Decision {
  const { run, added, addition } = shares;
  const why = new Map<number, Why>();
  for (const { project, round, had, quota } of run.drops) {
    const has = Number(had.num / had.den);
    const short = prepared.costs[project]! - has;
    if (quota) why.set(project, { at: 'quota', ...quota });
    else why.set(project, { at: 'too-little-money', round: round + 1, had: has, short });
  }
  for (const [at, { project, price, full, emptied }] of run.rounds.entries())
    why.set(project, {
      at: 'bought',
      round: at + 1,
      price: rounded(price),
      full,
      emptied,
      ...(prepared.weighted && { perPoint: true as const }),
    });
  for (const { project, left, decision } of addition?.steps ?? [])
    if (decision === 'chosen') why.set(project, { at: 'added', left });
  const bought = run.rounds.map(({ project, rho, tied }) => ({ project, rank: rho, tied, taken: true }));
  return {
    winners: shares.winners,
    why,
    rounds: [
      ...run.rounds.map(({ project, tied }) => ({ project, ...several(tied) })),
      ...added.map((project) => ({
        project,
        ...several(addition!.ties.find((tie) => tie.includes(project)) ?? []),
      })),
    ],
    ties: [...decisiveTies(bought), ...(addition?.ties ?? [])],
  };
}

/** What decided a tie: the first way in which the last that had luck differs from the first that had none. */
export function tieBreak(
  { costs, votes }: PreparedBudget,
  tie: readonly number[],
  won: ReadonlySet<number>,
  drawn: boolean,
): TieBreak {
  const lost = tie.findIndex((project) => !won.has(project));
  const [before, after] = lost < 1 ? [tie[0]!, tie[1]!] : [tie[lost - 1]!, tie[lost]!];
  if (costs[before] !== costs[after]) return 'cost';
  if (votes[before] !== votes[after]) return 'votes';
  return drawn ? 'draw' : 'order';
}

interface RankedStep {
  project: number;
  rank: Fraction;
  tied: readonly number[];
  taken: boolean;
}

// Where all of the equals were taken right after each other at the same price, none took anything from another.
function decisiveTies(steps: readonly RankedStep[]): (readonly number[])[] {
  return steps.flatMap(({ tied, rank }, at) => {
    if (tied.length < 2) return [];
    const next = steps.slice(at, at + tied.length);
    const together =
      next.length === tied.length &&
      next.every((step) => step.taken && tied.includes(step.project) && compare(step.rank, rank) === 0);
    const some = steps.some(({ project, taken }) => taken && tied.includes(project));
    return together || !some ? [] : [tied];
  });
}

const several = (tied: readonly number[]): { tied?: readonly number[] } => (tied.length > 1 ? { tied } : {});
