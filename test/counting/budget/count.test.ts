import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countShares } from '../../../counting/budget/completion.js';
import { countBudget, countedBallot } from '../../../counting/budget/count.js';
import { prepareBudget } from '../../../counting/budget/election.js';
import { fraction } from '../../../counting/budget/fraction.js';
import type { WeightedBudgetBallot } from '../../../counting/budget/ballot.js';
import type { BudgetRule } from '../../../counting/budget/rule.js';
import { sharesExactly } from '../../../counting/budget/shares.exact.js';
import { quarterBudget, ruleOf, times, votes } from '../quarter.js';

const whyOf = (result: ReturnType<typeof countBudget>) =>
  Object.fromEntries(result.projects.map(({ id, why }) => [id, why]));

test('Equal Shares says of every project why, with what each supporter paid and what was missing', () => {
  const result = countBudget(ruleOf(), quarterBudget, votes, []);
  assert.deepEqual(whyOf(result), {
    bank: { at: 'too-little-money', round: 2, had: 200_00, short: 100_00 },
    boom: { at: 'bought', round: 1, price: 10_00, full: 20, emptied: 0 },
    goal: { at: 'too-little-money', round: 1, had: 240_00, short: 10_00 },
    fontein: { at: 'too-little-money', round: 1, had: 120_00, short: 780_00 },
    weg: { at: 'withdrawn' },
    gratis: { at: 'costs-nothing' },
    stil: { at: 'no-votes' },
  });
  assert.deepEqual(
    [result.voters, result.blank, result.cost, result.left, result.endowment],
    [40, 2, 200_00, 600_00, { exact: '2000', rounded: 20_00, increments: 0 }],
  );
  assert.deepEqual(result.greedy, { winners: ['boom', 'bank', 'goal'], cost: 750_00 });
  assert.deepEqual(result.satisfaction, { used: [18, 20], greedy: [6, 12, 20] });
  assert.deepEqual(result.ties, [{ projects: ['boom', 'bank'], by: 'cost' }]);
  assert.deepEqual(result.purses, [{ size: 20, projects: ['bank', 'boom'], left: 10_00 }]);
  assert.deepEqual(result.groups[0], {
    by: 'area',
    id: 'noord',
    score: 40,
    cost: 200_00,
    greedyCost: 500_00,
    winners: 1,
  });
});

test('add1 adds euros until the outcome would not fit, and utilitarian fills up by votes', () => {
  const add1 = countBudget(ruleOf({ completion: 'add1' }), quarterBudget, votes, []);
  assert.deepEqual(add1.winners, ['boom', 'bank', 'goal']);
  // With 150 euros the six supporters of the fountain could pay it, and that would be too much.
  assert.equal(add1.endowment!.increments, 129);
  const filled = countBudget(ruleOf({ completion: 'utilitarian' }), quarterBudget, votes, []);
  assert.deepEqual(filled.winners, ['boom', 'bank', 'goal']);
  assert.deepEqual(whyOf(filled).bank, { at: 'added', left: 600_00 });
});

test('a project that would exceed its quota is passed over by every method, and what comes after is not', () => {
  const quotas = [{ by: 'category', id: 'groen', budget: 400_00 }] as const;
  for (const method of ['greedy', 'equal-shares', 'phragmen'] as const) {
    const result = countBudget(
      ruleOf({ method, quotas, completion: 'add1', mode: 'no-skip' }),
      quarterBudget,
      votes,
      [],
    );
    assert.deepEqual(new Set(result.winners), new Set(['boom', 'goal']), method);
    assert.deepEqual(
      whyOf(result).bank,
      { at: 'quota', by: 'category', id: 'groen', left: 200_00, short: 100_00 },
      method,
    );
  }
});

test('with comparison greedy counts only where strictly more voters are better off with it', () => {
  const better = countBudget(ruleOf({ comparison: true }), quarterBudget, votes, []);
  assert.deepEqual(better.comparison, { counted: 'greedy', better: 0, worse: 32, same: 8 });
  assert.deepEqual(better.winners, ['boom', 'bank', 'goal']);
  assert.deepEqual(whyOf(better).bank, { at: 'chosen', turn: 2, left: 600_00 });
  const same = countBudget(ruleOf({ comparison: true, completion: 'add1' }), quarterBudget, votes, []);
  assert.deepEqual(same.comparison, { counted: 'equal-shares', better: 0, worse: 0, same: 40 });
});

test('under 30 voters nothing is shown that says how single voters fared', () => {
  const few = countBudget(
    ruleOf({ comparison: true }),
    quarterBudget,
    [times(20, 'bank'), times(9, 'goal')],
    [],
  );
  assert.equal(few.satisfaction, undefined);
  assert.equal(few.purses, undefined);
  assert.deepEqual(Object.keys(few.comparison!), ['counted']);
});

test('no purse of a group is shown whose rest would be fewer than ten', () => {
  const { purses } = countBudget(
    ruleOf(),
    quarterBudget,
    [times(20, 'bank'), times(12, 'goal'), times(9, 'boom')],
    [],
  );
  assert.deepEqual(
    purses!.map(({ size }) => size),
    [20],
  );
});

test('whom greedy counting leaves with nothing is told by area, category and project, and no small group shows', () => {
  const projects = [
    { id: 'plein', cost: 400_00, area: 'noord', category: 'groen' },
    { id: 'bal', cost: 100_00, area: 'zuid', category: 'spelen' },
    { id: 'park', cost: 900_00, area: 'zuid', category: 'groen' },
    { id: 'brug', cost: 900_00, area: 'west', category: 'groen' },
  ];
  const nothing = [times(12, 'bal'), times(13, 'bal', 'park'), times(11, 'park')];
  const count = (...ballots: WeightedBudgetBallot[]) =>
    countBudget(ruleOf(), { budget: 450_00, projects }, [times(40, 'plein'), ...ballots], []);
  const { leftOut, winners, greedy } = count(...nothing, times(4, 'brug'));
  assert.deepEqual([winners, greedy.winners], [['bal'], ['plein']]);
  assert.deepEqual(leftOut, {
    voters: 40,
    helped: 25,
    // The south would tell of the four who named the bridge alone.
    groups: [
      { by: 'category', id: 'groen', voters: 28, helped: 13 },
      { by: 'category', id: 'spelen', voters: 25, helped: 25 },
    ],
    projects: [
      { id: 'bal', voters: 25, helped: 25 },
      { id: 'park', voters: 24, helped: 13 },
    ],
  });
  assert.deepEqual(count(...nothing).leftOut!.groups[0], { by: 'area', id: 'zuid', voters: 36, helped: 25 });
  assert.equal(count(times(9, 'bal')).leftOut, undefined);
  assert.equal(countBudget(ruleOf({ method: 'greedy' }), quarterBudget, votes, []).leftOut, undefined);
});

test('media are told apart only where each has ten voters', () => {
  const paper = (count: number) => ({ ...times(count, 'boom'), medium: 'paper' as const });
  const media = (count: number) => countBudget(ruleOf(), quarterBudget, [...votes, paper(count)], []).media;
  assert.equal(media(9), undefined);
  assert.deepEqual(media(10), { online: 40, assisted: 0, paper: 10 });
});

test('below the quorum nothing wins, and every project says so', () => {
  const result = countBudget(ruleOf({ quorum: 41 }), quarterBudget, votes, []);
  assert.deepEqual([result.winners, result.left], [[], 800_00]);
  assert.deepEqual(result.quorum, { needed: 41, reached: false });
  assert.deepEqual(whyOf(result).boom, { at: 'no-quorum' });
});

test('greedy counting tells turn, threshold, what did not fit and what came after the stop', () => {
  const greedy = (change: Partial<BudgetRule>) =>
    whyOf(
      countBudget(ruleOf({ method: 'greedy', ...change }), { ...quarterBudget, budget: 450_00 }, votes, []),
    );
  assert.deepEqual(greedy({}).bank, { at: 'does-not-fit', left: 250_00, short: 50_00 });
  assert.deepEqual(greedy({}).goal, { at: 'chosen', turn: 3, left: 250_00 });
  assert.deepEqual(greedy({ mode: 'no-skip' }).goal, { at: 'after-stop' });
  assert.deepEqual(greedy({ threshold: 13 }).goal, { at: 'below-threshold', threshold: 13 });
});

test('Phragmén tells when the supporters had earned a project', () => {
  const result = countBudget(ruleOf({ method: 'phragmen' }), quarterBudget, votes, []);
  assert.deepEqual(whyOf(result).boom, { at: 'earned', round: 1, load: 10_00 });
  assert.deepEqual(whyOf(result).goal, { at: 'earned', round: 2, load: 20_83 });
  assert.deepEqual(result.mode, 'no-skip');
});

test('ranks give points, the last of a ballot one, and points are what a project is worth', () => {
  assert.deepEqual(countedBallot({ ballot: { ranking: ['a', 'b', 'a', 'c'] }, count: 2 }), {
    projects: ['a', 'b', 'a', 'c'],
    points: [3, 2, 3, 1],
    count: 2,
  });
  const projects = [
    { id: 'a', cost: 300 },
    { id: 'b', cost: 300 },
  ];
  const result = countBudget(
    ruleOf({ form: 'points', points: 3 }),
    { budget: 300, projects },
    [{ ballot: { points: { a: 1, b: 2 } }, count: 3 }],
    [],
  );
  assert.deepEqual(result.winners, ['b']);
  assert.deepEqual(whyOf(result).b, {
    at: 'bought',
    round: 1,
    price: 50,
    full: 3,
    emptied: 0,
    perPoint: true,
  });
});

test('a tie says what decided it: cost, votes, the draw, or the order where there was no draw', () => {
  const two = (costs: [number, number], draw: string[]) =>
    countBudget(
      ruleOf({ method: 'greedy' }),
      {
        budget: 100,
        projects: [
          { id: 'a', cost: costs[0] },
          { id: 'b', cost: costs[1] },
        ],
      },
      [times(1, 'a'), times(1, 'b')],
      draw,
    );
  assert.deepEqual(two([60, 60], ['b', 'a']).winners, ['b']);
  assert.deepEqual(two([60, 60], ['b', 'a']).ties, [{ projects: ['b', 'a'], by: 'draw' }]);
  assert.deepEqual(two([60, 60], []).ties, [{ projects: ['a', 'b'], by: 'order' }]);
  assert.deepEqual(two([60, 50], []).ties, [{ projects: ['b', 'a'], by: 'cost' }]);
  // Where both fit, or one could not have fitted in any order, no tie decided.
  assert.deepEqual(two([60, 40], []).ties, []);
  assert.deepEqual(two([110, 50], []).ties, []);
  const points = countBudget(
    ruleOf({ method: 'greedy', form: 'points' }),
    {
      budget: 100,
      projects: [
        { id: 'a', cost: 60 },
        { id: 'b', cost: 60 },
      ],
    },
    [
      { ballot: { points: { a: 2 } }, count: 1 },
      { ballot: { points: { b: 1 } }, count: 2 },
    ],
    ['a', 'b'],
  );
  assert.deepEqual(points.ties, [{ projects: ['b', 'a'], by: 'votes' }]);
});

test('equals that were all bought at the same price are no tie that decided', () => {
  const result = countBudget(
    ruleOf(),
    {
      budget: 120,
      projects: [
        { id: 'a', cost: 60 },
        { id: 'b', cost: 60 },
      ],
    },
    [times(1, 'a'), times(1, 'b')],
    [],
  );
  assert.deepEqual(result.rounds[0], { project: 'a', left: 60, tied: ['a', 'b'] });
  assert.deepEqual(result.ties, []);
});

const names = ['a', 'b', 'c', 'd'];
const small = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }),
  budget: fc.integer({ min: 5, max: 60 }),
  ballots: fc.array(
    fc.record({
      points: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 3 })),
      count: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 7 },
  ),
});

test('passing over endowments that must give the same gives what counting each of them gives', () => {
  fc.assert(
    fc.property(small, fc.constantFrom('cost', 'cardinality'), ({ costs, budget, ballots }, utility) => {
      const prepared = prepareBudget({
        budget,
        projects: costs.map((cost, at) => ({ id: names[at]!, cost })),
        ballots: ballots.map(({ points, count }) => countedBallot({ ballot: { points }, count })),
      });
      const voters = BigInt(prepared.voters);
      const run = (more: number) =>
        sharesExactly(prepared, fraction(BigInt(budget) + BigInt(more) * voters, voters), utility);
      const wanted = costs.reduce((sum, cost, at) => sum + (prepared.votes[at]! > 0 ? cost : 0), 0);
      let last = 0;
      if (wanted > budget) while (run(last).short > 0 && run(last + 1).cost <= budget) last++;
      const counted = countShares(prepared, { utility, completion: 'add1' });
      assert.deepEqual([counted.increments, counted.winners], [last, run(last).winners]);
    }),
    { numRuns: 300 },
  );
});

test('no result of any rule spends more than the budget or a quota, and its sums agree', () => {
  const rules = fc.record({
    method: fc.constantFrom('greedy' as const, 'equal-shares' as const, 'phragmen' as const),
    mode: fc.constantFrom('skip' as const, 'no-skip' as const),
    completion: fc.constantFrom('none' as const, 'add1' as const, 'add1u' as const, 'utilitarian' as const),
    comparison: fc.boolean(),
    quotas: fc.constantFrom([], [{ by: 'area' as const, id: 'n', budget: 30 }]),
    increment: fc.constant(1),
  });
  fc.assert(
    fc.property(small, rules, ({ costs, budget, ballots }, rule) => {
      const projects = costs.map((cost, at) => ({ id: names[at]!, cost, area: at < 2 ? 'n' : 'z' }));
      const result = countBudget(
        ruleOf({ form: 'points', ...rule }),
        { budget, projects },
        ballots.map(({ points, count }) => ({ ballot: { points }, count })),
        names,
      );
      const won = result.projects.filter((project) => project.won).map(({ id }) => id);
      assert.deepEqual(new Set(result.winners), new Set(won));
      assert.ok(result.cost <= budget && result.left === budget - result.cost);
      assert.equal(result.rounds.at(-1)?.left ?? budget, result.left);
      for (const { id, cost, greedyCost } of result.groups)
        if (id === 'n' && rule.quotas.length > 0) assert.ok(cost <= 30 && greedyCost <= 30);
      for (const { won: yes, why } of result.projects)
        assert.equal(yes, ['bought', 'added', 'chosen', 'earned'].includes(why.at));
      for (const { why } of result.projects) if ('short' in why) assert.ok(why.short > 0);
    }),
    { numRuns: 300 },
  );
});
