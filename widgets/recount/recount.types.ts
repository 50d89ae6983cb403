import type { FileProblem } from '../../counting/files/election.js';

/** What the page asks its worker to count. */
export interface Task {
  /** Name of the file, whose extension says what it is. */
  name: string;
  text: string;
  language: 'nl' | 'en';
}

/** A published number that the count agrees with or not. */
export interface Checked {
  what: 'seed' | 'sums' | 'counter' | 'result';
  agrees: boolean;
}

/** Rows under a heading; the first cell of a row is its name. */
export interface Listed {
  heading: string;
  /** What there is to know before reading it. */
  lead?: string;
  head: string[];
  rows: string[][];
}

/** A count that is done, in words and numbers ready to show. */
export interface Counted {
  kind: 'poll' | 'budget';
  title: string;
  /** Of the activity, where the file says it. */
  ref?: string;
  winners: string[];
  ballots: number;
  hash: string;
  checks: Checked[];
  /** What was taken otherwise than written. */
  remarks: FileProblem[];
  sections: { heading?: string; lines: string[] }[];
  tables: Listed[];
}

/** What the worker tells. */
export type Told =
  | { at: 'counting'; runs: number }
  | { at: 'done'; counted: Counted }
  | { at: 'faults'; problems: readonly FileProblem[] };
