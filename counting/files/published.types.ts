import type { ByMedium, Round, Totals } from '../poll/result.js';
import type { CountedOption } from '../poll/count.js';
import type { WeightedBallot } from '../poll/ballot.js';
import type { CountingRule } from '../poll/rule.js';

/** The sums that must agree (BALLOTS §7): voters in the roll, ballots in the box, ballots published. */
export interface Sums extends ByMedium {
  roll: number;
  box: number;
  published: number;
}

/** The final head of the poll's log, signed. */
export interface PublishedHead {
  size: number;
  root: string;
  at: string;
  final: boolean;
  signature: string;
  keyId: string;
}

/** The rule of a published poll; more members than a count needs may stand in it. */
export type PublishedRule = CountingRule & { seedHash?: string };

/** A closed poll with its anonymous ballots and all that a recount needs: the format `stem-ballots-1`. */
export interface PublishedElection {
  format: 'stem-ballots-1';
  ref: string;
  title: string;
  organisation: string;
  /** BCP 47. */
  language: string;
  /** RFC 3339, UTC. */
  opensAt: string;
  closesAt: string;
  /** In the order of the ballot. */
  options: CountedOption[];
  rule: PublishedRule;
  /** The seed of the draw; its hash stood in the rule before opening. */
  seed: string;
  /** Which counter gave the result. */
  counter: string;
  /** SHA-256 of the canonical result, to compare a recount with. */
  resultHash?: string;
  head?: PublishedHead;
  sums: Sums;
  /** Equal ballots together, sorted by their canonical text; absent where totals are published. */
  ballots?: WeightedBallot[];
  /** Instead of ballots, where single ones could be traced (BALLOTS §8). */
  totals?: Totals & { rounds?: Round[] };
}
