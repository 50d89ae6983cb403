import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawOrder, seedHash } from '../../../counting/draw.js';
import { canonicalJson, resultHash } from '../../../counting/hash.js';
import type { WeightedBallot } from '../../../counting/poll/ballot.js';
import { barsOf } from '../../../counting/poll/bars.js';
import { countPoll } from '../../../counting/poll/count.js';
import type { PollResult } from '../../../counting/poll/result.js';
import { ballotsFor, ids, options, rules } from '../ballots.js';

const lots = fc.shuffledSubarray(ids, { minLength: ids.length });
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
const units = (votes: string) => BigInt(votes.replace('.', ''));

for (const rule of rules) {
  const name = `${rule.method}:`;
  const ballots = ballotsFor(rule);
  const count = (list: WeightedBallot[], draw: string[]) => countPoll(rule, options, list, draw);

  test(`${name} the order of ballots, and equal ballots in one row or in many, change nothing`, () =>
    fc.assert(
      fc.property(ballots, lots, fc.infiniteStream(fc.nat()), (list, draw, chance) => {
        const single = list.flatMap((b) => Array.from({ length: b.count }, () => ({ ...b, count: 1 })));
        const shuffled = single
          .map((ballot) => ({ ballot, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ ballot }) => ballot);
        assert.equal(canonicalJson(count(shuffled, draw)), canonicalJson(count(list, draw)));
      }),
    ));

  test(`${name} the sums agree and the result is plain JSON`, () =>
    fc.assert(
      fc.property(ballots, lots, (list, draw) => {
        const result = count(list, draw);
        assert.equal(result.voters, sum(list.map((b) => b.count)));
        assert.equal(result.valid + result.blank, result.voters);
        assert.deepEqual(JSON.parse(canonicalJson(result)), JSON.parse(JSON.stringify(result)));
        for (const row of result.tally)
          if (row.byMedium) assert.equal(sum(Object.values(row.byMedium)), row.votes);
        for (const { permille } of barsOf(result)) assert.ok(permille >= 0 && permille <= 1000);
        for (const round of result.rounds ?? []) {
          const scale = rule.method === 'stv' ? 100_000n : 1n;
          const all = round.counts.reduce((votes, c) => votes + units(c.votes), 0n);
          const rest = units(round.exhausted) + units(round.lost ?? '0');
          assert.equal(all + rest, BigInt(result.valid) * scale);
        }
      }),
    ));

  if (rule.method !== 'statements')
    test(`${name} as many win as there are seats, each once, and a draw never leaves a tie open`, () =>
      fc.assert(
        fc.property(ballots, lots, (list, draw) => {
          const { winners, ties, seats } = count(list, draw);
          assert.ok(winners.length <= seats);
          assert.equal(new Set(winners).size, winners.length);
          assert.ok(ties.every((tie) => tie.decidedBy !== 'open'));
        }),
      ));

  if (rule.method !== 'statements')
    test(`${name} where another draw gives other winners, a tie is reported`, () =>
      fc.assert(
        fc.property(ballots, lots, lots, (list, draw, other) => {
          const [one, two] = [count(list, draw), count(list, other)];
          if (one.winners.join() !== two.winners.join())
            for (const result of [one, two]) assert.ok(result.ties.some((tie) => tie.decidedBy === 'draw'));
        }),
        { numRuns: 300 },
      ));
}

test('with one winner, swapping the names of two options swaps them in the result', () => {
  const swap = (id: string) => (id === 'a' ? 'b' : id === 'b' ? 'a' : id);
  for (const rule of rules.filter((r) => r.kind === 'ranked'))
    fc.assert(
      fc.property(ballotsFor(rule), lots, (list, draw) => {
        const swapped = list.map(({ ballot, ...rest }) => ({
          ...rest,
          ballot: {
            ...ballot,
            ...(ballot.ranking && { ranking: ballot.ranking.map(swap) }),
            ...(ballot.ranks && { ranks: ballot.ranks.map((group) => group.map(swap)) }),
          },
        }));
        const winners = (result: PollResult) => result.winners;
        assert.deepEqual(
          winners(countPoll(rule, options, swapped, draw.map(swap))),
          winners(countPoll(rule, options, list, draw)).map(swap),
        );
      }),
    );
});

test('the draw depends on the seed alone, not on the order of the options', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), lots, async (seed, order) => {
      assert.deepEqual(await drawOrder(seed, order), await drawOrder(seed, ids));
    }),
    { numRuns: 30 },
  );
  assert.equal(await seedHash('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const orders = await Promise.all(Array.from({ length: 40 }, (_, i) => drawOrder(`${i}`, ids)));
  assert.ok(new Set(orders.map((order) => order[0])).size === ids.length);
});

test('the hash of a result ignores the order of its members and its own hash', async () => {
  const result = { b: [1, 'é'], a: { y: null, x: 1e21 } };
  assert.equal(canonicalJson(result), '{"a":{"x":1e+21,"y":null},"b":[1,"é"]}');
  assert.equal(await resultHash({ a: 1, b: 2 }), await resultHash({ b: 2, hash: 'x', a: 1 }));
  assert.notEqual(await resultHash({ a: 1 }), await resultHash({ a: 2 }));
  assert.throws(() => canonicalJson({ a: Number.NaN }), TypeError);
  assert.throws(() => canonicalJson('\ud800'), TypeError);
});
