import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Ballot, WeightedBallot } from '../../../counting/poll/ballot.js';
import { barsOf } from '../../../counting/poll/bars.js';
import { countPoll } from '../../../counting/poll/count.js';
import type { CountingRule, PollMethod } from '../../../counting/poll/rule.js';
import { ids, options, ruleOf } from '../ballots.js';

const times = (count: number, ballot: Ballot): WeightedBallot => ({ ballot, count, medium: 'online' });
const rank = (count: number, ...ranking: string[]) => times(count, { ranking });
const count = (
  method: PollMethod,
  ballots: WeightedBallot[],
  change: Partial<CountingRule> = {},
  draw: string[] = ids,
) => countPoll({ ...ruleOf(method), ...change }, options, ballots, draw);
const column = <K extends 'votes' | 'points' | 'median' | 'wins'>(result: ReturnType<typeof count>, key: K) =>
  result.tally.map((row) => row[key]);

test('plurality: most votes win, and options keep the order of the ballot', () => {
  const result = count('plurality', [times(3, { options: ['10'] }), times(2, { options: ['a'] })]);
  assert.deepEqual(result.winners, ['10']);
  assert.deepEqual(
    result.tally.map(({ option, votes }) => [option, votes]),
    [
      ['a', 2],
      ['b', 0],
      ['c', 0],
      ['10', 3],
    ],
  );
  assert.deepEqual(
    barsOf(result).map(({ permille }) => permille),
    [400, 0, 0, 600],
  );
});

test('approval: a ballot gives a vote to each option on it, and options without votes never win', () => {
  const result = count('approval', [times(2, { options: ['a', 'b'] }), times(1, { options: ['b'] })], {
    seats: 4,
  });
  assert.deepEqual(column(result, 'votes'), [2, 3, 0, 0]);
  assert.deepEqual(result.winners, ['b', 'a']);
});

test('a blank vote counts for the quorum only, and below it nobody wins', () => {
  const ballots = [times(3, { options: ['a'] }), times(2, { blank: true })];
  const reached = count('plurality', ballots, { quorum: 5 });
  assert.deepEqual([reached.voters, reached.valid, reached.blank], [5, 3, 2]);
  assert.deepEqual([reached.quorum.reached, reached.winners], [true, ['a']]);
  const missed = count('plurality', ballots, { quorum: 6 });
  assert.deepEqual([missed.quorum.reached, missed.winners, missed.leading], [false, [], ['a']]);
});

test('a ballot that breaks the rule does not count and is remarked on; a double counts once', () => {
  const ballots = [
    times(1, { options: ['a', 'b', 'c'] }),
    times(2, { options: ['x'] }),
    times(4, { options: ['b', 'b'] }),
  ];
  const result = count('approval', ballots, { max: 2 });
  assert.deepEqual(column(result, 'votes'), [0, 4, 0, 0]);
  assert.deepEqual([result.voters, result.valid], [7, 4]);
  assert.deepEqual(result.remarks, [
    { rule: 'doubled', ballots: 4, counted: true },
    { rule: 'too_many', ballots: 1, counted: false },
    { rule: 'unknown_option', ballots: 2, counted: false },
  ]);
});

test('score: mean as an exact fraction, median of an even number, and the distribution of the whole scale', () => {
  const result = count('score', [
    times(1, { scores: { a: 2, b: 1 } }),
    times(1, { scores: { a: 1, b: 1 } }),
    times(1, { scores: { a: -2 } }),
    times(1, { scores: { a: 2 } }),
  ]);
  assert.deepEqual(result.tally[0], {
    option: 'a',
    votes: 4,
    distribution: [
      { score: -2, votes: 1 },
      { score: -1, votes: 0 },
      { score: 0, votes: 0 },
      { score: 1, votes: 1 },
      { score: 2, votes: 2 },
    ],
    mean: { exact: '3/4', rounded: '0.75' },
    median: '1.5',
  });
  assert.deepEqual(result.ranking, [['b'], ['a'], ['c', '10']]);
  assert.deepEqual(result.winners, ['b']);
});

test('score: means that differ far behind the point are not equal', () => {
  const big = 4_000_000;
  const result = count('score', [
    times(big, { scores: { a: 1, b: 1 } }),
    times(1, { scores: { a: 2 } }),
    times(1, { scores: { a: 1 } }),
    times(1, { scores: { b: 2 } }),
  ]);
  assert.deepEqual(result.winners, ['b']);
  assert.deepEqual(result.ties, []);
  assert.equal(result.tally[0]!.mean!.rounded, result.tally[1]!.mean!.rounded);
});

test('score: a negative mean rounds away from zero at the half', () => {
  const result = count('score', [times(7, { scores: { a: 0 } }), times(1, { scores: { a: -1 } })]);
  assert.deepEqual(result.tally[0]!.mean, { exact: '-1/8', rounded: '-0.13' });
});

test('statements: agree, disagree and pass are counted apart and nobody wins', () => {
  const result = count('statements', [
    times(3, { answers: { a: 1, b: -1 } }),
    times(1, { answers: { a: 0, b: 1 } }),
  ]);
  const rows = result.tally.map(({ votes, agree, disagree, pass }) => [votes, agree, disagree, pass]);
  assert.deepEqual(rows, [
    [4, 3, 0, 1],
    [4, 1, 3, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  assert.deepEqual(result.winners, []);
  assert.equal(result.ranking, undefined);
});

test('Borda: equal ranks share the average of their places', () => {
  const ballots = [
    times(1, { ranks: [['a'], ['b', 'c'], ['10']] }),
    times(1, { ranks: [['a', 'b', 'c', '10']] }),
  ];
  assert.deepEqual(column(count('borda', ballots), 'points'), ['4.5', '3', '3', '1.5']);
});

test('Borda: options left out get nothing or share what is left, as the rule says', () => {
  const ballots = [rank(3, 'a'), rank(1, 'b', 'a')];
  assert.deepEqual(column(count('borda', ballots, { unranked: 'zero' }), 'points'), ['11', '3', '0', '0']);
  assert.deepEqual(column(count('borda', ballots, { unranked: 'average' }), 'points'), [
    '11',
    '6',
    '3.5',
    '3.5',
  ]);
});

test('IRV: a tie for the lowest is decided by the draw and reported, with the transfers shown', () => {
  const ballots = [rank(4, 'a'), rank(3, 'b'), rank(1, 'c', 'b'), rank(1, '10', 'b')];
  const drawn = (draw: string[]) => count('irv', ballots, {}, draw);
  const result = drawn(['10', 'c', 'b', 'a']);
  assert.deepEqual(result.ties, [
    { where: 'exclusion', round: 1, options: ['c', '10'], decidedBy: 'draw', order: ['10', 'c'] },
  ]);
  assert.deepEqual(
    result.rounds!.map((r) => r.excluded),
    [['c'], ['10'], []],
  );
  assert.deepEqual(result.rounds![1]!.transfers, [{ to: 'b', votes: '1' }]);
  assert.deepEqual(drawn(['c', '10', 'b', 'a']).rounds![0]!.excluded, ['10']);
  assert.deepEqual(result.winners, ['b']);
  assert.deepEqual(result.ranking, [['b'], ['a'], ['10'], ['c']]);
});

test('IRV: a majority is of the ballots that still go on', () => {
  const result = count('irv', [rank(5, 'a'), rank(4, 'b'), rank(3, 'c')]);
  assert.deepEqual(
    result.rounds!.map((r) => [r.exhausted, r.majority]),
    [
      ['0', 7],
      ['0', 7],
      ['3', 5],
    ],
  );
  assert.deepEqual(result.winners, ['a']);
});

test('IRV: two options that stay equal win together until the draw is known', () => {
  const ballots = [rank(2, 'a'), rank(2, 'b'), rank(1, 'c')];
  const open = count('irv', ballots, {}, []);
  assert.deepEqual(open.winners, ['a', 'b']);
  assert.equal(open.ties.at(-1)!.decidedBy, 'open');
  assert.deepEqual(count('irv', ballots, {}, ['b', 'a', 'c', '10']).winners, ['b']);
});

test('Schulze: the example of Schulze 2011 gives E, A, C, B, D', () => {
  const five = ['A', 'B', 'C', 'D', 'E'].map((id) => ({ id, label: id }));
  const orders = { ACBED: 5, ADECB: 5, BEDAC: 8, CABED: 3, CAEBD: 7, CBADE: 2, DCEBA: 7, EBADC: 8 };
  const ballots = Object.entries(orders).map(([order, n]) => rank(n, ...order));
  const rule = { ...ruleOf('schulze'), max: 5, strength: 'winning-votes' as const };
  const result = countPoll(rule, five, ballots, ['A', 'B', 'C', 'D', 'E']);
  assert.deepEqual(result.paths, [
    [0, 28, 28, 30, 24],
    [25, 0, 28, 33, 24],
    [25, 29, 0, 29, 24],
    [25, 28, 28, 0, 24],
    [25, 28, 28, 31, 0],
  ]);
  assert.deepEqual(result.ranking, [['E'], ['A'], ['C'], ['B'], ['D']]);
});

test('Schulze: winning votes and margins can elect different options, and the rule says which counts', () => {
  const ballots = [rank(3, 'b', 'a'), rank(3, 'a'), rank(5, 'c', 'b')];
  assert.deepEqual(count('schulze', ballots, { strength: 'winning-votes' }).winners, ['b']);
  assert.deepEqual(count('schulze', ballots, { strength: 'margins' }).winners, ['c']);
});

test('a tie about the last seat is decided by the draw; without a draw the equal options win together', () => {
  const ballots = [times(3, { options: ['a'] }), times(2, { options: ['b'] }), times(2, { options: ['c'] })];
  const drawn = count('approval', ballots, { seats: 2 }, ['c', 'b', 'a', '10']);
  assert.deepEqual(drawn.winners, ['a', 'c']);
  assert.deepEqual(drawn.ties, [
    { where: 'last-seat', options: ['b', 'c'], decidedBy: 'draw', order: ['c', 'b'] },
  ]);
  const open = count('approval', ballots, { seats: 2 }, []);
  assert.deepEqual(open.winners, ['a', 'b', 'c']);
  assert.equal(open.ties[0]!.decidedBy, 'open');
});

test('STV: equals for exclusion are told apart by the latest stage at which they differed', () => {
  // b and c have 6 each after 10's votes came; at the first stage c had fewer.
  const ballots = [rank(9, 'a'), rank(6, 'b'), rank(5, 'c'), rank(1, '10', 'c')];
  const result = count('stv', ballots, { seats: 1 }, ['c', 'b', 'a', '10']);
  assert.deepEqual(result.ties, [
    { where: 'exclusion', round: 2, options: ['b', 'c'], decidedBy: 'earlier-stage', order: ['b', 'c'] },
  ]);
  assert.deepEqual(result.rounds![1]!.excluded, ['c']);
});

test('STV: equals at every stage are told apart by the draw', () => {
  const result = count('stv', [rank(5, 'a'), rank(2, 'b'), rank(2, 'c')], { seats: 2 }, [
    'c',
    'b',
    'a',
    '10',
  ]);
  const tie = result.ties.find(({ where, options: who }) => where === 'exclusion' && who.includes('b'));
  assert.deepEqual(tie?.decidedBy, 'draw');
  assert.deepEqual(tie?.order, ['c', 'b']);
  assert.deepEqual(result.winners, ['a', 'c']);
});

test('STV: values are cut off at five decimals and what is lost is shown', () => {
  const result = count('stv', [rank(10, 'a', 'b'), rank(4, 'b'), rank(3, 'c')], { seats: 2 });
  // Quota 6; 4/10 of ten papers.
  assert.deepEqual(result.rounds![1]!.transfers, [{ to: 'b', votes: '4.00000' }]);
  const thirds = count('stv', [rank(3, 'a', 'b'), rank(1, 'c')], { seats: 2 });
  assert.equal(thirds.quota, 2);
  assert.equal(thirds.rounds![1]!.transfers[0]!.votes, '0.99999');
  assert.equal(thirds.rounds![1]!.lost, '0.00001');
});

test('no ballots at all give no winner by any method', () => {
  for (const method of [
    'plurality',
    'approval',
    'borda',
    'irv',
    'schulze',
    'stv',
    'score',
    'statements',
  ] as const) {
    const result = count(method, []);
    assert.deepEqual([result.winners, result.ties, result.voters], [[], [], 0], method);
  }
});

test('a number of ballots that is not whole is refused', () => {
  for (const bad of [0.5, -1, Number.NaN, 2 ** 53])
    assert.throws(() => count('plurality', [times(bad, { options: ['a'] })]), RangeError);
});
