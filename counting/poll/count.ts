import type { WeightedBallot } from './ballot.js';
import { decidePoints, sumPoints } from './borda.js';
import { countIrv } from './irv.js';
import { decideVotes, sumVotes } from './plurality.js';
import { prepare, type Prepared } from './prepare.js';
import { counter, type Outcome, type PollResult, type Remark, type Totals } from './result.js';
import type { CountingRule, PollMethod } from './rule.js';
import { decideSchulze, sumDuels } from './schulze.js';
import { decideScores, sumScores } from './score.js';
import { decideAnswers, sumAnswers } from './statements.js';
import { countStv } from './stv.js';

/** An option as far as a count needs it. */
export interface CountedOption {
  id: string;
  label: string;
}

/** The methods whose result follows from totals alone, so that totals can be published instead of ballots. */
export type TotalsMethod = Exclude<PollMethod, 'irv' | 'stv'>;

interface Summing {
  sum(prepared: Prepared, rule: CountingRule): Pick<Totals, 'tally' | 'pairwise'> & { remarks?: Remark[] };
  decide(totals: Totals, rule: CountingRule, draw: readonly string[]): Outcome;
}

const summing: Record<TotalsMethod, Summing> = {
  plurality: { sum: sumVotes, decide: (totals, rule, draw) => decideVotes(totals, rule.seats, draw) },
  approval: { sum: sumVotes, decide: (totals, rule, draw) => decideVotes(totals, rule.seats, draw) },
  score: { sum: sumScores, decide: (totals, rule, draw) => decideScores(totals, rule.seats, draw) },
  statements: { sum: sumAnswers, decide: (totals) => decideAnswers(totals) },
  borda: { sum: sumPoints, decide: (totals, rule, draw) => decidePoints(totals, rule.seats, draw) },
  schulze: { sum: sumDuels, decide: (totals, rule, draw) => decideSchulze(totals, rule.seats, draw, rule) },
};

/** Whether the result of a method follows from totals alone. */
export function countsFromTotals(method: PollMethod): method is TotalsMethod {
  return method in summing;
}

/**
 * Counts a poll. `draw` is `drawOrder(seed, ids)`; while it is empty, ties stay open and equal options may win
 * together. Blank ballots and those that break the rule count as voters only. Throws `RangeError` on a
 * number of ballots that is not a whole number.
 */
export function countPoll(
  rule: CountingRule,
  options: readonly CountedOption[],
  ballots: readonly WeightedBallot[],
  draw: readonly string[],
): PollResult {
  const prepared = prepare(rule, idsOf(options), ballots);
  const { voters, valid, blank, media, remarks } = prepared;
  const base = { voters, valid, blank, ...(media && { media }), remarks };
  if (countsFromTotals(rule.method))
    return countTotals(rule, { ...base, ...summing[rule.method].sum(prepared, rule) }, draw);
  const outcome = rule.method === 'irv' ? countIrv(prepared, draw) : countStv(prepared, rule.seats, draw);
  return finish(rule, base, outcome);
}

/** The result that follows from totals. Only for methods of `countsFromTotals`; throws `RangeError` for others. */
export function countTotals(rule: CountingRule, totals: Totals, draw: readonly string[]): PollResult {
  if (!countsFromTotals(rule.method)) throw new RangeError(`${rule.method} cannot be counted from totals`);
  const { voters, valid, blank, media, remarks } = totals;
  const base = { voters, valid, blank, ...(media && { media }), remarks };
  return finish(rule, base, summing[rule.method].decide(totals, rule, draw));
}

/** The part of a result from which `countTotals` gives the whole again. */
export function totalsOf(result: PollResult): Totals {
  const { voters, valid, blank, media, remarks, tally, pairwise } = result;
  return { voters, valid, blank, ...(media && { media }), remarks, tally, ...(pairwise && { pairwise }) };
}

function idsOf(options: readonly CountedOption[]): string[] {
  const ids = options.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new RangeError('two options have the same id');
  return ids;
}

function finish(rule: CountingRule, base: Omit<Totals, 'tally' | 'pairwise'>, outcome: Outcome): PollResult {
  const reached = base.voters >= rule.quorum;
  return {
    counter,
    method: rule.method,
    seats: rule.seats,
    quorum: { needed: rule.quorum, reached },
    ...base,
    ...outcome,
    winners: reached ? outcome.leading : [],
  };
}
