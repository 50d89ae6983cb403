import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countShares, type Completion } from '../../../counting/budget/completion.js';
import { prepareBudget, type BudgetElection } from '../../../counting/budget/election.js';
import { compare, fraction, type Fraction } from '../../../counting/budget/fraction.js';
import { countGreedy } from '../../../counting/budget/greedy.js';
import { countPhragmen } from '../../../counting/budget/phragmen.js';
import { sharesExactly } from '../../../counting/budget/shares.exact.js';
import { fastShares } from '../../../counting/budget/shares.fast.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Small elections with few different costs, so that ties and exact fits are common. */
const elections = fc
  .record({
    budget: fc.integer({ min: 1, max: 60 }),
    costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
    ballots: fc.array(fc.tuple(fc.subarray(ids), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 9,
    }),
  })
  .map(({ budget, costs, ballots }): BudgetElection => ({
    budget,
    projects: costs.map((cost, at) => ({ id: ids[at]!, cost })),
    ballots: ballots.map(([projects, count]) => ({ projects, count })),
  }));

const utilities = ['cost', 'cardinality'] as const;
const completions: Completion[] = ['none', 'add1', 'add1-exhaustive-stop', 'add1u', 'utilitarian'];
const endowmentOf = ({ budget, ballots }: BudgetElection): Fraction =>
  fraction(BigInt(budget), BigInt(ballots.reduce((sum, { count }) => sum + count, 0)));

/** Every outcome of an election, by the names of the projects. */
const outcomesOf = (election: BudgetElection, draw: string[]): string[][] => {
  const prepared = prepareBudget(election, draw);
  const named = (places: number[]) => places.map((place) => prepared.ids[place]!);
  return [
    named(countGreedy(prepared).winners),
    named(countGreedy(prepared, { mode: 'no-skip' }).winners),
    named(countPhragmen(prepared).winners),
    ...utilities.flatMap((utility) =>
      completions.map((completion) => named(countShares(prepared, { utility, completion }).winners)),
    ),
  ];
};

test('no method spends more than the budget', () => {
  fc.assert(
    fc.property(elections, (election) => {
      const cost = new Map(election.projects.map((project) => [project.id, project.cost]));
      for (const winners of outcomesOf(election, ids)) {
        assert.equal(new Set(winners).size, winners.length);
        assert.ok(winners.reduce((sum, id) => sum + cost.get(id)!, 0) <= election.budget);
      }
    }),
  );
});

test('the order of ballots and of rows changes nothing, and a ballot split in two counts the same', () => {
  fc.assert(
    fc.property(elections, fc.infiniteStream(fc.nat()), (election, stream) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, key: stream.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const split = election.ballots.flatMap((ballot) =>
        Array.from({ length: ballot.count }, () => ({ projects: shuffled(ballot.projects), count: 1 })),
      );
      const other = { ...election, projects: shuffled(election.projects), ballots: shuffled(split) };
      assert.deepEqual(outcomesOf(other, ids), outcomesOf(election, ids));
    }),
  );
});

test('Equal Shares never charges anyone more than the endowment, and the payments are exactly the cost', () => {
  fc.assert(
    fc.property(elections, fc.constantFrom(...utilities), (election, utility) => {
      const prepared = prepareBudget(election);
      const endowment = endowmentOf(election);
      const { left, cost } = sharesExactly(prepared, endowment, utility);
      let spent: Fraction = { num: 0n, den: 1n };
      for (const at of prepared.groups.keys()) {
        const money = left(at);
        assert.ok(money.num >= 0n && compare(money, endowment) <= 0);
        const paid =
          (endowment.num * money.den - money.num * endowment.den) * BigInt(prepared.groups[at]!.size);
        const den = endowment.den * money.den;
        spent = fraction(spent.num * den + paid * spent.den, spent.den * den);
      }
      assert.deepEqual(spent, fraction(BigInt(cost), 1n));
    }),
  );
});

test('when Equal Shares ends, no project is left whose supporters still have its cost together', () => {
  fc.assert(
    fc.property(elections, fc.constantFrom(...utilities), (election, utility) => {
      const prepared = prepareBudget(election);
      const { winners, left } = sharesExactly(prepared, endowmentOf(election), utility);
      for (const [place, groups] of prepared.supporters.entries()) {
        if (winners.includes(place) || groups.length === 0) continue;
        let has: Fraction = { num: 0n, den: 1n };
        for (const at of groups) {
          const { num, den } = left(at);
          has = fraction(has.num * den + BigInt(prepared.groups[at]!.size) * num * has.den, has.den * den);
        }
        assert.ok(compare(has, { num: BigInt(prepared.costs[place]!), den: 1n }) < 0);
      }
    }),
  );
});

test('doubling all money changes no outcome of a plain count', () => {
  fc.assert(
    fc.property(elections, (election) => {
      const double = {
        ...election,
        budget: 2 * election.budget,
        projects: election.projects.map((project) => ({ ...project, cost: 2 * project.cost })),
      };
      const plain = (of: BudgetElection, unit: number) =>
        utilities.flatMap((utility) =>
          completions.map(
            (completion) => countShares(prepareBudget(of), { utility, completion, unit }).winners,
          ),
        );
      assert.deepEqual(plain(double, 2), plain(election, 1));
      assert.deepEqual(
        countGreedy(prepareBudget(double)).winners,
        countGreedy(prepareBudget(election)).winners,
      );
      assert.deepEqual(
        countPhragmen(prepareBudget(double)).winners,
        countPhragmen(prepareBudget(election)).winners,
      );
    }),
  );
});

test('the count in doubles says the same as the exact one, or that it can not say', () => {
  let said = 0;
  fc.assert(
    fc.property(elections, fc.constantFrom(...utilities), (election, utility) => {
      const prepared = prepareBudget(election);
      const fast = fastShares(prepared, utility)(endowmentOf(election));
      if (fast === undefined) return;
      said += 1;
      assert.deepEqual(fast.winners, sharesExactly(prepared, endowmentOf(election), utility).winners);
    }),
    { numRuns: 500 },
  );
  assert.ok(said > 50, `it said so ${said} times`);
});

test('a project that costs exactly what its supporters own is bought', () => {
  const election = {
    budget: 150_000,
    projects: [{ id: 'a', cost: 150_000 }],
    ballots: [{ projects: ['a'], count: 61 }],
  };
  assert.deepEqual(
    outcomesOf(election, []).map(String),
    outcomesOf(election, []).map(() => 'a'),
  );
});

test('a tie in price per utility is broken by lower cost, then more votes, then the draw, and is reported', () => {
  const election = {
    budget: 12,
    projects: [
      { id: 'a', cost: 6 },
      { id: 'b', cost: 6 },
      { id: 'c', cost: 6 },
    ],
    ballots: [{ projects: ['a', 'b', 'c'], count: 3 }],
  };
  const prepared = prepareBudget(election, ['b', 'c', 'a']);
  const { rounds } = sharesExactly(prepared, fraction(4n, 1n), 'cost');
  assert.deepEqual(
    rounds.map(({ project, tied }) => [prepared.ids[project], tied.map((place) => prepared.ids[place])]),
    [
      ['b', ['b', 'c', 'a']],
      ['c', ['c', 'a']],
    ],
  );
  assert.deepEqual(
    countGreedy(prepared).ties.map((tie) => tie.map((place) => prepared.ids[place])),
    [['b', 'c', 'a']],
  );
});
