import type { Fraction } from './fraction.js';
import type { PreparedBudget } from './election.js';
import { sharesExactly } from './shares.exact.js';
import { sharesFast } from './shares.fast.js';

/** What a chosen project is worth to a supporter: its cost, or one. Points multiply it. */
export type SharesUtility = 'cost' | 'cardinality';

/** One purchase of the Method of Equal Shares. */
export interface SharesRound {
  project: number;
  /** Price per unit of utility. */
  rho: Fraction;
  /** Voters who name it. */
  supporters: number;
  /** Voters who paid the full price, and those who gave all they had left. */
  full: number;
  emptied: number;
  /** What a voter of the first kind paid, where all utilities are equal. */
  price: Fraction;
  /** Projects that were equally good, this one first. */
  tied: number[];
}

/** A project whose supporters had not enough left, when that was found out. */
export interface SharesDrop {
  project: number;
  /** After this many purchases. */
  round: number;
  /** Money that its supporters had together. */
  had: Fraction;
}

/** The outcome of the Method of Equal Shares for one endowment. */
export interface SharesOutcome {
  winners: number[];
  cost: number;
  rounds: SharesRound[];
  drops: SharesDrop[];
  /** Money left per group of voters. */
  left: Fraction[];
}

/** Only the winners: floating point where every decision is beyond doubt, else exactly. */
export function sharesWinners(
  prepared: PreparedBudget,
  endowment: Fraction,
  utility: SharesUtility,
): { winners: number[]; cost: number } {
  return sharesFast(prepared, endowment, utility) ?? sharesExactly(prepared, endowment, utility);
}
