import type { PreparedBudget } from './election.js';
import { fraction, type Fraction } from './fraction.js';
import { countGreedy, type GreedyOutcome } from './greedy.js';
import { QuotaLedger } from './quota.js';
import { sharesRunner, type SharesOutcome, type SharesUtility, type SharesWinners } from './shares.js';
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
  /** How they were added; absent where the completion adds nothing so. */
  addition?: GreedyOutcome;
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
  const byVotes = completion === 'add1u' || completion === 'utilitarian';
  const addition = byVotes ? countGreedy(prepared, { after: run.winners }) : undefined;
  const added = addition?.winners ?? [];
  const winners = [...run.winners, ...added];
  const cost = winners.reduce((sum, project) => sum + prepared.costs[project]!, 0);
  return { winners, cost, endowment, increments, run, added, ...(addition && { addition }) };

  function lastThatFits(): number {
    const { costs, supporters, tieOrder, budget } = prepared;
    const wanted = tieOrder.filter((place) => costs[place]! > 0 && supporters[place]!.length > 0);
    // Everything affordable together: one plain run.
    if (wanted.reduce((sum, place) => sum + costs[place]!, 0) <= budget) return 0;
    const runWith = sharesRunner(prepared, utility);
    let outcome = runWith(endowmentAfter(0));
    for (let last = 0, runs = 1; ; runs++) {
      progress?.(runs);
      // More money buys nothing more: what has not won would exceed its quota.
      if (outcome.short === 0) return last;
      if (completion === 'add1-exhaustive-stop' && !fitsMore(outcome)) return last;
      // Between two runs that must give the same there is nothing to count.
      const next = last + Math.max(1, Math.floor((outcome.idle * 0.999_999) / unit));
      outcome = runWith(endowmentAfter(next));
      if (outcome.cost > budget) return next - 1;
      last = next;
    }
  }

  function fitsMore({ winners, cost }: SharesWinners): boolean {
    const chosen = new Set(winners);
    const quotas = spentBy(prepared, winners);
    return prepared.tieOrder.some(
      (place) =>
        !chosen.has(place) &&
        prepared.costs[place]! > 0 &&
        prepared.votes[place]! > 0 &&
        prepared.costs[place]! <= prepared.budget - cost &&
        quotas.exceededBy(place) === undefined,
    );
  }
}

const spentBy = (prepared: PreparedBudget, winners: readonly number[]): QuotaLedger => {
  const quotas = new QuotaLedger(prepared);
  for (const project of winners) quotas.take(project);
  return quotas;
};
