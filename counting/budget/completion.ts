import type { PreparedBudget } from './election.js';
import { fraction, type Fraction } from './fraction.js';
import { countGreedy } from './greedy.js';
import { sharesWinners, type SharesOutcome, type SharesUtility } from './shares.js';
import { sharesExactly } from './shares.exact.js';

/**
 * How the money that Equal Shares leaves is used. `none`: it stays. `add1`: everyone gets one unit of money more, again
 * and again, while the outcome fits the budget. `add1-exhaustive-stop`: the same, but no further than when nothing more
 * would fit. `add1u`: add1, then by votes what still fits. `utilitarian`: no more money, then by votes what still fits.
 */
export type Completion = 'none' | 'add1' | 'add1-exhaustive-stop' | 'add1u' | 'utilitarian';

/** The outcome of Equal Shares with its completion. */
export interface CompletedShares {
  winners: number[];
  cost: number;
  /** The endowment that counted, and how often one unit was added. */
  endowment: Fraction;
  increments: number;
  /** The run that counted, purchase by purchase. */
  run: SharesOutcome;
  /** What was added by votes after the run. */
  added: number[];
}

/** Counts with Equal Shares. `unit` is the money that add1 adds for each voter; `progress` is called at each run. */
export function countShares(
  prepared: PreparedBudget,
  options: {
    utility: SharesUtility;
    completion: Completion;
    unit?: number;
    progress?: (runs: number) => void;
  },
): CompletedShares {
  const { utility, completion, unit = 1, progress } = options;
  const voters = BigInt(Math.max(1, prepared.voters));
  const endowmentAfter = (increments: number): Fraction =>
    fraction(BigInt(prepared.budget) + BigInt(increments) * BigInt(unit) * voters, voters);
  const increments = completion.startsWith('add1') ? lastThatFits() : 0;
  const endowment = endowmentAfter(increments);
  const run = sharesExactly(prepared, endowment, utility);
  const added = completion === 'add1u' || completion === 'utilitarian' ? byVotes(prepared, run) : [];
  const winners = [...run.winners, ...added];
  const cost = winners.reduce((sum, project) => sum + prepared.costs[project]!, 0);
  return { winners, cost, endowment, increments, run, added };

  function lastThatFits(): number {
    const { costs, supporters, tieOrder, budget } = prepared;
    const wanted = tieOrder.filter((place) => costs[place]! > 0 && supporters[place]!.length > 0);
    // Everything affordable together: one plain run.
    if (wanted.reduce((sum, place) => sum + costs[place]!, 0) <= budget) return 0;
    let outcome = sharesWinners(prepared, endowmentAfter(0), utility);
    for (let last = 0; ; last++) {
      progress?.(last + 1);
      if (outcome.winners.length === wanted.length) return last;
      const chosen = new Set(outcome.winners);
      const fits = wanted.some((place) => !chosen.has(place) && costs[place]! <= budget - outcome.cost);
      if (completion === 'add1-exhaustive-stop' && !fits) return last;
      outcome = sharesWinners(prepared, endowmentAfter(last + 1), utility);
      if (outcome.cost > budget) return last;
    }
  }
}

const byVotes = (prepared: PreparedBudget, run: SharesOutcome): number[] => {
  const chosen = new Set(run.winners);
  const left = prepared.budget - run.cost;
  const rest = {
    ...prepared,
    budget: left,
    scores: prepared.scores.map((score, at) => (chosen.has(at) ? 0 : score)),
  };
  return countGreedy(rest).winners.map((id) => prepared.ids.indexOf(id));
};
