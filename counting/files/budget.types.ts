import type { VotedProject, WeightedBudgetBallot } from '../budget/ballot.js';
import type { BudgetResult } from '../budget/result.js';
import type { BudgetRule } from '../budget/rule.js';
import type { FileProblem } from './election.js';
import type { PublishedHead, Sums } from './published.types.js';

/** A project in a file: what a count needs, and what people call it. */
export interface FileProject extends VotedProject {
  readonly title: string;
  readonly text?: string;
  readonly picture?: {
    readonly url: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
  };
  readonly place?: { readonly latitude: number; readonly longitude: number };
}

/** An area or a category in a file. */
export interface FileGroup {
  id: string;
  name: string;
}

/** What is published instead of ballots: enough to count again by greedy counting. */
export interface BudgetTotals extends Pick<
  BudgetResult,
  'voters' | 'blank' | 'doubles' | 'media' | 'satisfaction'
> {
  /** Votes and points per project, in the published order. */
  projects: { id: string; votes: number; score: number }[];
}

/** A closed budget with its anonymous ballots and all that a recount needs: the format `stem-budget-1`. */
export interface PublishedBudget {
  format: 'stem-budget-1';
  ref: string;
  title: string;
  organisation: string;
  /** BCP 47. */
  language: string;
  /** RFC 3339, UTC. */
  opensAt: string;
  closesAt: string;
  /** Whole cents. */
  budget: number;
  /** ISO 4217. */
  currency: string;
  /** In the published order. */
  projects: FileProject[];
  areas: FileGroup[];
  categories: FileGroup[];
  rule: BudgetRule & { seedHash?: string };
  /** The seed of the draw; its hash stood in the rule before opening. */
  seed: string;
  /** Which counter gave the result. */
  counter: string;
  /** SHA-256 of the canonical result, to compare a recount with. */
  resultHash?: string;
  head?: PublishedHead;
  sums: Sums;
  /** Equal ballots together, sorted by their canonical text; absent where totals are published. */
  ballots?: WeightedBudgetBallot[];
  /** Instead of ballots, where single ones could be traced (BALLOTS §8). */
  totals?: BudgetTotals;
}

/** A budget as a file gives it: all that a count needs. */
export interface ParsedBudget {
  format: 'pb' | 'stem-budget-1';
  title: string;
  language?: string;
  /** When people voted, RFC 3339, where the file says it. */
  opensAt?: string;
  closesAt?: string;
  budget: number;
  currency: string;
  projects: FileProject[];
  areas: FileGroup[];
  categories: FileGroup[];
  rule: BudgetRule;
  ballots: WeightedBudgetBallot[];
  totals?: BudgetTotals;
  /** The seed of the draw; without it ties are decided by the published order. */
  seed?: string;
  /** The whole file, if Stem published it. */
  published?: PublishedBudget;
  /** What was taken otherwise than written. */
  remarks: readonly FileProblem[];
}
