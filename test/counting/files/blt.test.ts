import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBlt, writeBlt } from '../../../counting/files/blt.js';
import { FileFault } from '../../../counting/files/election.js';
import { readPreflib } from '../../../counting/files/toi.js';
import { fixture } from '../shared.js';

const faults = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof FileFault, String(error));
    return error.problems.map(({ line, what }) => `${line ?? '-'} ${what}`);
  }
  return assert.fail('the file was read');
};

test('a .blt file gives its ballots, equals, skipped ranks, withdrawn options and names', () => {
  const election = readBlt(fixture('fruit.blt'));
  assert.equal(election.title, 'Fruit op school');
  assert.deepEqual(election.options[0], { id: '1', label: 'Appel "Elstar"' });
  assert.deepEqual(election.withdrawn, ['4']);
  assert.equal(election.rule.seats, 2);
  assert.deepEqual(election.ballots, [
    { ballot: { ranking: ['1', '2'] }, count: 3 },
    { ballot: { ranks: [['2', '3'], ['1']] }, count: 2 },
    { ballot: { ranking: ['3'] }, count: 1 },
    { ballot: { ranking: ['4'] }, count: 1 },
    { ballot: { blank: true }, count: 1 },
  ]);
});

test('a .blt file with a byte order mark and carriage returns reads the same', () => {
  const text = fixture('fruit.blt');
  assert.deepEqual(readBlt('\uFEFF' + text.replaceAll('\n', '\r\n')), readBlt(text));
});

test('writing a .blt file and reading it gives the same election', () => {
  const label = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((s) => s.replace(/\s+/g, ' ').trim() || 'x');
  const ids = ['1', '2', '3', '4'];
  const ranking = fc.shuffledSubarray(ids, { minLength: 1 }).map((r) => ({ ranking: r }));
  const equals = fc.shuffledSubarray(ids, { minLength: 3 }).map(([a, b, ...r]) => ({ ranks: [[a!, b!], r] }));
  const ballots = fc.array(
    fc.record(
      { ballot: fc.oneof(ranking, equals), count: fc.integer({ min: 1, max: 1e9 }) },
      { noNullPrototype: true },
    ),
  );
  fc.assert(
    fc.property(fc.tuple(label, label, label, label), label, ballots, (labels, title, list) => {
      const options = labels.map((text, i) => ({ id: ids[i]!, label: text }));
      const read = readBlt(writeBlt({ title, options, seats: 2, withdrawn: ['3'], ballots: list }));
      assert.deepEqual(
        { title: read.title, options: read.options, withdrawn: read.withdrawn, ballots: read.ballots },
        { title, options, withdrawn: ['3'], ballots: list },
      );
    }),
  );
});

test('all that is wrong with a .blt file is named with its line', () => {
  const text = '3 1\n-7\n0.5 1 0\n2 1 9 0\n4 1 2\n1 2 0\n"A"\n"B"\n';
  assert.deepEqual(
    faults(() => readBlt(text)),
    [
      '2 "-7" is not a withdrawn candidate such as -2',
      '3 "0.5" is not a number of ballots',
      '4 there is no candidate 9',
      '5 the 0 that ends the ballot is missing',
      '7 the line 0 that ends the ballots is missing',
      '- 2 of 3 names are there',
    ],
  );
  assert.deepEqual(
    faults(() => readBlt('hello')),
    ['1 expected the numbers of candidates and of seats'],
  );
  assert.deepEqual(
    faults(() => readBlt('2 3\n')),
    ['1 2 candidates for 3 seats cannot be'],
  );
});

test('a PrefLib file gives its orders with equals', () => {
  const election = readPreflib(fixture('fruit.toi'));
  assert.equal(election.title, 'Fruit op school');
  assert.deepEqual(
    election.options.map((o) => o.label),
    ['Appel', 'Peer', 'Pruim'],
  );
  assert.deepEqual(election.ballots, [
    { ballot: { ranking: ['1', '2'] }, count: 3 },
    { ballot: { ranks: [['2', '3'], ['1']] }, count: 2 },
    { ballot: { ranking: ['3'] }, count: 1 },
  ]);
});

test('a PrefLib file that contradicts itself is refused with the line', () => {
  const text = fixture('fruit.toi');
  assert.deepEqual(
    faults(() => readPreflib(text.replace('VOTERS: 6', 'VOTERS: 7'))),
    ['5 says 7; the orders have 6 voters'],
  );
  assert.deepEqual(
    faults(() => readPreflib(text.replace('1: 3\n', '1: 3,\n0: 1\n1: 4\n2: {1,{2}}\n'))),
    [
      '12 "1: 3," is not an order such as 12: 3,{1,2}',
      '13 an order needs at least one voter',
      '14 there is no alternative 4',
      '15 "2: {1,{2}}" is not an order such as 12: 3,{1,2}',
    ],
  );
  assert.deepEqual(
    faults(() => readPreflib(text.replace('# NUMBER ALTERNATIVES: 3\n', ''))),
    [
      '- the header line "# NUMBER ALTERNATIVES:" is missing',
      '- a file of orders needs at least one alternative',
    ],
  );
});
