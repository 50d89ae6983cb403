import type { Fraction } from './fraction.js';
import type { PreparedBudget } from './election.js';
import type { Exceeded } from './quota.js';
import { sharesExactly } from './shares.exact.js';
import { fastShares } from './shares.fast.js';

/** What a chosen project is worth to a supporter: its cost, or one. Points multiply it. */
export type SharesUtility = 'cost' | 'cardinality';

/** One purchase of the Method of Equal Shares. */
export interface SharesRound {
  project: number;
  /** Price per unit of utility. */
  rho: Fraction;
  /** Voters who paid the full price, and those who gave all they had left. */
  full: number;
  emptied: number;
  /** What a voter of the first kind paid for each point given; without points, in all. */
  price: Fraction;
  /** Projects that were equally good, this one first. */
  tied: number[];
}

/** A project that was out: its supporters had not enough left, or its quota was used up. */
export interface SharesDrop {
  project: number;
  /** After this many purchases. */
  round: number;
  /** Money that its supporters had together. */
  had: Fraction;
  /** The quota that it would exceed. */
  quota?: Exceeded;
}

/** The outcome of the Method of Equal Shares for one endowment. */
export interface SharesOutcome extends SharesWinners {
  rounds: SharesRound[];
  drops: SharesDrop[];
  /** Money that each voter of a group has left. */
  left: (group: number) => Fraction;
}

/** What a run says to whoever looks for the last that fits. */
export interface SharesWinners {
  winners: number[];
  cost: number;
  /** Projects that more money might still buy. */
  short: number;
}

/** What a run in doubles says. */
export interface SharesRun extends SharesWinners {
  /** More money for each voter than this is needed to change what wins; 0 where that is not known. */
  idle: number;
}

/** Runs that give only the winners: in floating point where every decision is beyond doubt, else exactly. */
export function sharesRunner(
  prepared: PreparedBudget,
  utility: SharesUtility,
): (endowment: Fraction) => SharesRun {
  const fast = fastShares(prepared, utility);
  return (endowment) => fast(endowment) ?? { ...sharesExactly(prepared, endowment, utility), idle: 0 };
}
