import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drawOrder } from '../../counting/draw.js';
import { FileFault, parseElection, recount } from '../../counting/recount.js';
import { fixture, noData, shared } from './shared.js';

const fruit = () => parseElection('fruit.blt', fixture('fruit.blt'));

test('a withdrawn option is passed over, and a ballot for it alone is blank', async () => {
  const { result, options } = await recount(fruit());
  assert.deepEqual(
    options.map(({ id }) => id),
    ['1', '2', '3'],
  );
  assert.deepEqual([result.voters, result.valid, result.blank], [8, 6, 2]);
  assert.equal(result.method, 'stv');
});

test('an override changes the method, the seats and the draw', async () => {
  const irv = await recount(fruit(), { method: 'irv' });
  assert.deepEqual([irv.rule.seats, irv.result.seats], [1, 1]);
  const three = await recount(fruit(), { seats: 3 });
  assert.equal(three.result.winners.length, 3);
  const even = parseElection('x.blt', '2 1\n1 1 0\n1 2 0\n0\n"A"\n"B"\n"T"\n');
  const [first] = await drawOrder('s', ['1', '2']);
  assert.deepEqual((await recount(even, { seed: 's' })).result.winners, [first]);
  assert.deepEqual((await recount(even)).result.winners, ['1']);
});

test('a method that does not fit the ballots is refused in words', async () => {
  await assert.rejects(recount(fruit(), { method: 'score' }), (error) => {
    assert.ok(error instanceof FileFault);
    assert.deepEqual(error.problems, [
      { field: 'method', what: 'A poll of kind ranked is not counted by score.' },
    ]);
    return true;
  });
  await assert.rejects(recount(fruit(), { method: 'irv', seats: 2 }), FileFault);
  await assert.rejects(recount(fruit(), { seats: 9 }), /There are 3 options for 9 places/);
});

test('the same file gives the same hash, another method another', async () => {
  const hashes = await Promise.all(
    [{}, {}, { method: 'borda' as const }].map(async (change) => (await recount(fruit(), change)).hash),
  );
  assert.equal(hashes[0], hashes[1]);
  assert.notEqual(hashes[0], hashes[2]);
});

test('Burlington gives Kiss, Montroll or Wright, by the method', { skip: noData }, async () => {
  const file = parseElection('burlington-2009.toi', shared('burlington-2009.toi'));
  const name = new Map(file.options.map(({ id, label }) => [id, label]));
  for (const [method, who] of [
    ['irv', 'Bob Kiss'],
    ['schulze', 'Andy Montroll'],
    ['borda', 'Andy Montroll'],
    ['plurality', 'Kurt Wright'],
  ] as const)
    assert.equal(name.get((await recount(file, { method })).result.winners[0]!), who, method);
});
