import type { WeightedBallot } from './ballot.js';
import { countPoll, type CountedOption } from './count.js';
import { condorcetWinner, pairwiseOf } from './pairwise.js';
import { prepare } from './prepare.js';
import type { CountingRule, PollMethod } from './rule.js';

/** What the same rankings give by each method with one winner. */
export interface Comparison {
  /** The first place by each method; more than one only while a tie is open. */
  methods: { method: PollMethod; first: string[] }[];
  /** The option that wins every duel, if there is one. */
  condorcet?: string;
}

const compared: readonly PollMethod[] = ['plurality', 'irv', 'schulze', 'borda'];

/** Counts rankings by plurality, IRV, Schulze and Borda; undefined for other kinds of ballots. */
export function compareMethods(
  rule: CountingRule,
  options: readonly CountedOption[],
  ballots: readonly WeightedBallot[],
  draw: readonly string[],
): Comparison | undefined {
  if (rule.kind !== 'ranked') return undefined;
  const one = { ...rule, seats: 1 };
  const methods = compared.map((method) => ({
    method,
    first: countPoll({ ...one, method }, options, ballots, draw).leading,
  }));
  const prepared = prepare(
    rule,
    options.map(({ id }) => id),
    ballots,
  );
  const winner = condorcetWinner(pairwiseOf(prepared));
  return { methods, ...(winner !== undefined && { condorcet: options[winner]!.id }) };
}
