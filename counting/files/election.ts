import type { WeightedBallot } from '../poll/ballot.js';
import type { CountedOption } from '../poll/count.js';
import type { Totals } from '../poll/result.js';
import type { CountingRule } from '../poll/rule.js';
import type { PublishedElection } from './published.types.js';

/** An election as a file gives it: all that a count needs. */
export interface ParsedElection {
  format: 'blt' | 'preflib' | 'stem-ballots-1';
  title: string;
  /** In the order of the ballot; those of `.blt` and PrefLib files have the ids `1`, `2`, … */
  options: CountedOption[];
  /** Ids of options that withdrew: their preferences are passed over. */
  withdrawn: string[];
  rule: CountingRule;
  ballots: WeightedBallot[];
  /** What was published instead of ballots. */
  totals?: Totals;
  /** The seed of the draw; without it ties are decided by the order of the ballot. */
  seed?: string;
  /** The whole file, if Stem published it. */
  published?: PublishedElection;
}

/** One thing that is wrong with a file. */
export interface FileProblem {
  /** From 1. */
  line?: number;
  /** Path of a field, such as `ballots[3].count`. */
  field?: string;
  what: string;
}

const shown = 20;

/** A file that cannot be read as an election, with all that is wrong with it. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    // In the order of the file; what has no line comes last, and equal lines stay as they came.
    const sorted = [...problems].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0);
    const lines = sorted.slice(0, shown).map(describe);
    if (sorted.length > shown) lines.push(`and ${sorted.length - shown} more`);
    super(lines.join('\n'));
    this.problems = sorted;
  }
}

function describe({ line, field, what }: FileProblem): string {
  const where = [line && `line ${line}`, field].filter(Boolean).join(', ');
  return where ? `${where}: ${what}` : what;
}

/** The lines of a text file; a byte order mark and carriage returns are dropped. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/** The rule under which a file of rankings is counted, as it names none itself. */
export function rankedRule(options: number, seats: number): CountingRule {
  return {
    kind: 'ranked',
    method: seats > 1 ? 'stv' : 'irv',
    min: 1,
    max: options,
    blank: true,
    seats,
    strength: 'winning-votes',
    unranked: 'zero',
    quorum: 0,
  };
}
