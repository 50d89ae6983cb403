import { ballotFaults, type Ballot, type WeightedBallot } from '../poll/ballot.js';
import { ruleFaults } from '../poll/rule.js';
import { FileFault, type FileProblem, type ParsedElection } from './election.js';
import type { PublishedElection, PublishedRule } from './published.types.js';
import {
  Faults,
  checkBallots,
  checkSums,
  dotted,
  isMembers,
  isTexts,
  isWhole,
  type Members,
  type Wrong,
} from './shape.js';

const kinds = ['single', 'several', 'ranked', 'score', 'scenario', 'statements'];
const methods = ['plurality', 'approval', 'borda', 'irv', 'schulze', 'stv', 'score', 'statements'];

const isNumbers = (value: unknown) =>
  isMembers(value) && Object.values(value).every((member) => typeof member === 'number');

const ballotMembers: Record<string, (value: unknown) => boolean> = {
  options: isTexts,
  ranking: isTexts,
  ranks: (value) => Array.isArray(value) && value.every(isTexts),
  scores: isNumbers,
  answers: isNumbers,
  blank: (value) => value === true,
};

/**
 * Checks what a file says against `stem-ballots-1`; `lineOf` tells where a field stands, `before` what was wrong with the
 * reading of lines. Throws `FileFault`.
 */
export function checkedElection(
  value: unknown,
  lineOf: (field: string) => number | undefined,
  before: readonly FileProblem[] = [],
): ParsedElection {
  const faults = new Faults(lineOf, before);
  const { wrong } = faults;
  if (!isMembers(value)) throw new FileFault([{ what: 'the file holds no election' }]);
  if (value.format !== 'stem-ballots-1') wrong('format', 'is not "stem-ballots-1"');
  for (const field of ['ref', 'title', 'organisation', 'language', 'opensAt', 'closesAt', 'seed', 'counter'])
    if (typeof value[field] !== 'string') wrong(field, 'is missing or not a text');
  checkOptions(value.options, wrong);
  checkRule(value.rule, wrong);
  checkSums(value.sums, wrong);
  if ((value.ballots === undefined) === (value.totals === undefined))
    wrong('ballots', 'exactly one of ballots and totals must be there');
  // What a ballot may hold is known where the options and the rule are.
  faults.stop(/^(options|rule|ballots$)/);

  const election = value as unknown as PublishedElection;
  const ids = election.options.map(({ id }) => id);
  for (const { at, detail } of ruleFaults(election.rule, ids.length)) wrong(`rule${dotted(at)}`, detail);
  faults.stop(/^rule/);
  if (value.ballots !== undefined)
    checkBallots(
      value.ballots,
      ballotMembers,
      (ballot) => ballotFaults(election.rule, ids, ballot as Ballot),
      wrong,
    );
  else checkTotals(value.totals, election.rule, ids, wrong);
  faults.stop();
  return {
    format: 'stem-ballots-1',
    title: election.title,
    options: election.options,
    withdrawn: [],
    rule: election.rule,
    ballots: election.ballots ?? [],
    ...(election.totals && { totals: election.totals }),
    seed: election.seed,
    published: election,
  };
}

function checkOptions(options: unknown, wrong: Wrong): void {
  if (!Array.isArray(options) || options.length === 0) return wrong('options', 'is missing or empty');
  const seen = new Set<unknown>();
  options.forEach((option: unknown, i) => {
    if (!isMembers(option) || typeof option.id !== 'string' || typeof option.label !== 'string')
      return wrong(`options[${i}]`, 'needs the texts id and label');
    if (seen.has(option.id)) wrong(`options[${i}].id`, `"${option.id}" is there twice`);
    seen.add(option.id);
  });
}

function checkRule(rule: unknown, wrong: Wrong): void {
  if (!isMembers(rule)) return wrong('rule', 'is missing');
  if (!kinds.includes(rule.kind as string)) wrong('rule.kind', 'is not a kind of poll');
  if (!methods.includes(rule.method as string)) wrong('rule.method', 'is not a method of counting');
  for (const field of ['min', 'max', 'seats'])
    if (!isWhole(rule[field]) || rule[field] < 1) wrong(`rule.${field}`, 'is not a whole number from 1');
  if (!isWhole(rule.quorum) || rule.quorum < 0) wrong('rule.quorum', 'is not a whole number from 0');
  if (typeof rule.blank !== 'boolean') wrong('rule.blank', 'is not true or false');
  const { scale, strength, unranked } = rule;
  const ends = isMembers(scale) ? [scale.min, scale.max] : [];
  if (
    scale !== undefined &&
    !(ends.length === 2 && ends.every((end) => isWhole(end) && Math.abs(end) <= 100))
  )
    wrong('rule.scale', 'needs whole numbers min and max');
  if (strength !== undefined && strength !== 'winning-votes' && strength !== 'margins')
    wrong('rule.strength', 'is not "winning-votes" or "margins"');
  if (unranked !== undefined && unranked !== 'zero' && unranked !== 'average')
    wrong('rule.unranked', 'is not "zero" or "average"');
}

function checkTotals(totals: unknown, rule: PublishedRule, ids: string[], wrong: Wrong): void {
  if (!isMembers(totals)) return wrong('totals', 'is not an object');
  for (const field of ['voters', 'valid', 'blank'])
    if (!isWhole(totals[field]) || totals[field] < 0) wrong(`totals.${field}`, 'is not a whole number');
  if (!Array.isArray(totals.remarks)) wrong('totals.remarks', 'is not a list');
  const rows: unknown[] = Array.isArray(totals.tally) ? totals.tally : [];
  if (rows.length !== ids.length) wrong('totals.tally', `needs a row for each of the ${ids.length} options`);
  rows.forEach((row, i) => {
    if (!isMembers(row) || row.option !== ids[i]) wrong(`totals.tally[${i}].option`, `is not "${ids[i]}"`);
    else if (!isWhole(row.votes) || row.votes < 0) wrong(`totals.tally[${i}].votes`, 'is not a whole number');
    else checkRow(row, rule, (field, what) => wrong(`totals.tally[${i}].${field}`, what));
  });
  const { pairwise } = totals;
  const square =
    Array.isArray(pairwise) &&
    pairwise.length === ids.length &&
    pairwise.every((row: unknown) => Array.isArray(row) && row.length === ids.length && row.every(isWhole));
  const needed = rule.method === 'schulze' || pairwise !== undefined;
  if (needed && !square) wrong('totals.pairwise', 'is not a square table of whole numbers');
}

/** What the method needs of a row of totals. */
function checkRow(row: Members, rule: PublishedRule, wrong: Wrong): void {
  const { points, distribution } = row;
  if (rule.method === 'borda' && !(typeof points === 'string' && /^\d{1,15}(\.5)?$/.test(points)))
    wrong('points', 'is not a number of points such as "12.5"');
  if (rule.method === 'statements')
    for (const field of ['agree', 'disagree', 'pass'])
      if (!isWhole(row[field]) || row[field] < 0) wrong(field, 'is not a whole number');
  if (rule.method !== 'score') return;
  const steps: unknown[] = Array.isArray(distribution) ? distribution : [];
  const { min, max } = rule.scale!;
  const whole = steps.every(
    (step, i) => isMembers(step) && step.score === min + i && isWhole(step.votes) && step.votes >= 0,
  );
  const sum = steps.reduce((all: number, step) => all + Number((step as Members)?.votes), 0);
  if (steps.length !== max - min + 1 || !whole || sum !== row.votes)
    wrong('distribution', `needs the votes for each score from ${min} to ${max}, with the sum ${row.votes}`);
}

/** The number of ballots that stand in a file. */
export function ballotsIn(ballots: readonly WeightedBallot[]): number {
  return ballots.reduce((sum, { count }) => sum + count, 0);
}
