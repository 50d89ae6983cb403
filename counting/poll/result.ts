import type { PollMethod } from './rule.js';

/** Name and version of the counter; part of every result, so that a recount knows what to compare with. */
export const counter = 'stem-count-1';

/** A number per medium. */
export interface ByMedium {
  online: number;
  assisted: number;
  paper: number;
}

/** One option's numbers. What `votes` means follows from the method. */
export interface TallyRow {
  option: string;
  /**
   * plurality, approval: votes; borda, irv, schulze, stv: first preferences; score: people who scored it;
   * statements: people who answered it.
   */
  votes: number;
  /** `votes` by medium; absent where a medium has fewer than 10 voters (BALLOTS §8) or is not known. */
  byMedium?: ByMedium;
  /** borda: points, exact, with at most one decimal. */
  points?: string;
  /** schulze: duels won. */
  wins?: number;
  /** score: votes per step of the scale, lowest first. */
  distribution?: { score: number; votes: number }[];
  /** score: the mean as a fraction in lowest terms, and rounded to two decimals, half away from zero. */
  mean?: { exact: string; rounded: string };
  /** score: the median, exact, with at most one decimal. */
  median?: string;
  /** statements: people who agree, disagree and pass. */
  agree?: number;
  disagree?: number;
  pass?: number;
}

/** Which member of a tally row orders the result, and is what a bar shows. */
export type Measure = 'votes' | 'points' | 'wins' | 'mean' | 'agree';

/** What stands against some ballots; `counted` says whether they count all the same. */
export interface Remark {
  /** `doubled`, `equal_first`, or the fault of a ballot as `ballotFaults` names it. */
  rule: string;
  ballots: number;
  counted: boolean;
}

/** Options that were equal, and what decided. */
export interface Tie {
  /** `last-seat`: who wins; `order`: only the order of winners; `exclusion`, `surplus`: a step of a round. */
  where: 'last-seat' | 'order' | 'exclusion' | 'surplus';
  /** Number of the round in which it arose. */
  round?: number;
  /** The equal options, in the order of the ballot. */
  options: string[];
  /** `open`: no draw was given yet, so winners may be equal and steps follow the order of the ballot. */
  decidedBy: 'draw' | 'earlier-stage' | 'open';
  /** The same options, the better placed first. */
  order: string[];
}

/** One round of IRV or stage of STV: how its counts came about, and what was decided on them. */
export interface Round {
  /** From 1. */
  number: number;
  /** `first`: first preferences; else the transfer that led to these counts. */
  action: 'first' | 'surplus' | 'exclusion';
  /** Whose surplus, or who was excluded. */
  of?: string;
  /** The surplus that was transferred. */
  surplus?: string;
  /** Where the votes went, in ballot order. */
  transfers: { to: string; votes: string }[];
  /** Votes at the end of the round in ballot order: whole for IRV, five decimals for STV. */
  counts: { option: string; votes: string; status: 'continuing' | 'elected' | 'excluded' }[];
  /** Votes on ballots without a further preference, up to now. */
  exhausted: string;
  /** STV: what was lost by cutting values off at five decimals, up to now. */
  lost?: string;
  /** IRV: votes needed in this round. */
  majority?: number;
  /** Who is elected on these counts and why: the quota, a majority, or because no more are left than places. */
  elected: { option: string; why: 'quota' | 'majority' | 'remaining' }[];
  /** Who is excluded on these counts; the next round shows the transfer. */
  excluded: string[];
}

/** What the count of some methods starts from; published instead of ballots where the group is small. */
export interface Totals {
  /** All ballots, blank and not counted ones included. */
  voters: number;
  /** Ballots that count. */
  valid: number;
  blank: number;
  /** Voters by medium; absent where one has fewer than 10 (BALLOTS §8) or is not known. */
  media?: ByMedium;
  remarks: Remark[];
  /** In the order of the ballot. */
  tally: TallyRow[];
  /** Ballots that prefer the option of the row to that of the column, both in ballot order. */
  pairwise?: number[][];
}

/** The result of a poll with everything that explains it: plain JSON, the same from every counter. */
export interface PollResult extends Totals {
  counter: typeof counter;
  method: PollMethod;
  measure: Measure;
  seats: number;
  quorum: { needed: number; reached: boolean };
  /** Who won, in order; none below the quorum, and more than `seats` only while a tie is open. */
  winners: string[];
  /** Who is ahead, in order, whether or not the quorum is reached. */
  leading: string[];
  /** All options, best first, equals together; absent for statements. */
  ranking?: string[][];
  ties: Tie[];
  /** IRV and STV. */
  rounds?: Round[];
  /** STV: votes needed for a seat. */
  quota?: number;
  /** Schulze: strength of the strongest path from the row to the column, in ballot order. */
  paths?: number[][];
}

/** What a method decides on its totals. */
export type Outcome = Pick<PollResult, 'measure' | 'tally' | 'ties'> &
  Partial<Pick<PollResult, 'pairwise' | 'ranking' | 'rounds' | 'quota' | 'paths'>> & { leading: string[] };
