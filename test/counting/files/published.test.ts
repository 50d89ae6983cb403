import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawOrder, seedHash } from '../../../counting/draw.js';
import { plainCell, readCsv, writeCsv } from '../../../counting/files/csv.js';
import { FileFault } from '../../../counting/files/election.js';
import { parseElection } from '../../../counting/files/parse.js';
import { writePublishedCsv } from '../../../counting/files/published.csv.js';
import { writePublishedJson } from '../../../counting/files/published.json.js';
import { publicationForm, publishedElection } from '../../../counting/files/published.js';
import { resultHash } from '../../../counting/hash.js';
import type { WeightedBallot } from '../../../counting/poll/ballot.js';
import { countPoll } from '../../../counting/poll/count.js';
import type { CountingRule } from '../../../counting/poll/rule.js';
import { recount } from '../../../counting/recount.js';
import { ballotsFor, options, ids, rules, ruleOf } from '../ballots.js';

const seed = 'e2c1';

async function publish(rule: CountingRule, ballots: WeightedBallot[]) {
  const draw = await drawOrder(seed, ids);
  const sum = (of: (b: WeightedBallot) => boolean) =>
    ballots.filter(of).reduce((all, { count }) => all + count, 0);
  const all = sum(() => true);
  const result = countPoll(rule, options, ballots, draw);
  const hash = await resultHash(result);
  const file = publishedElection(
    {
      ref: 'plein',
      title: 'Hoe noemen we het plein? "=1+1",@x',
      organisation: 'Gemeente Voorbeeld',
      language: 'nl',
      opensAt: '2026-03-01T08:00:00Z',
      closesAt: '2026-03-14T20:00:00Z',
      options,
      rule: { ...rule, seedHash: await seedHash(seed) },
      seed,
      resultHash: hash,
      sums: {
        roll: all,
        box: all,
        published: all,
        online: sum((b) => b.medium === 'online'),
        assisted: sum((b) => b.medium === 'assisted'),
        paper: sum((b) => b.medium === 'paper'),
      },
    },
    ballots,
    draw,
  );
  return { file, result, hash };
}

const faults = (name: string, text: string) => {
  try {
    parseElection(name, text);
  } catch (error) {
    assert.ok(error instanceof FileFault, String(error));
    return error.problems.map((p) => `${p.line ?? '-'} ${p.field ?? '-'} ${p.what}`);
  }
  return assert.fail('the file was read');
};

for (const rule of rules)
  test(`published ballots of ${rule.kind} by ${rule.method} give the same result and hash from JSON and CSV`, () =>
    fc.assert(
      fc.asyncProperty(ballotsFor(rule, { minLength: 30, maxLength: 60 }), async (ballots) => {
        const { file, result, hash } = await publish(rule, ballots);
        for (const [name, text] of [
          ['b.json', writePublishedJson(file)],
          ['b.csv', writePublishedCsv(file)],
          ['b', writePublishedCsv(file)],
        ] as const) {
          const again = await recount(parseElection(name, text));
          assert.deepEqual(again.result, result);
          assert.equal(again.hash, hash);
          assert.ok(
            again.checks.every(({ agrees }) => agrees),
            JSON.stringify(again.checks),
          );
          assert.deepEqual(
            again.checks.map(({ what }) => what),
            ['sums', 'counter', 'seed', 'result'],
          );
        }
      }),
      { numRuns: 15 },
    ));

for (const rule of rules.filter(({ method }) => method !== 'irv' && method !== 'stv'))
  test(`below 30 voters totals are published, and ${rule.method} gives the same hash from them`, () =>
    fc.assert(
      fc.asyncProperty(ballotsFor(rule, { maxLength: 5, maxCount: 3 }), async (ballots) => {
        const { file, hash } = await publish(rule, ballots);
        assert.equal(file.ballots, undefined);
        for (const [name, text] of [
          ['b.json', writePublishedJson(file)],
          ['b.csv', writePublishedCsv(file)],
        ] as const)
          assert.equal((await recount(parseElection(name, text))).hash, hash);
      }),
      { numRuns: 25 },
    ));

test('totals of a method with rounds cannot be recounted, and the message says so', async () => {
  const irv = ruleOf('irv');
  const { file } = await publish(irv, [{ ballot: { ranking: ['a', 'b'] }, count: 5, medium: 'online' }]);
  const election = parseElection('b.json', writePublishedJson(file));
  await assert.rejects(recount(election), (error) => {
    assert.ok(error instanceof FileFault);
    assert.match(error.message, /only totals were published, and irv needs the ballots/);
    return true;
  });
});

test('long ballots that hardly anyone shares are published as a table of duels', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'];
  const long: CountingRule = { ...ruleOf('schulze'), max: 6 };
  const each = Array.from({ length: 40 }, (_, i): WeightedBallot => {
    const [first, second] = [i % 6, Math.floor(i / 6) % 6];
    const rest = many.filter((_id, at) => at !== first && at !== second);
    const start = first === second ? [many[first]!] : [many[first]!, many[second]!];
    return {
      ballot: { ranking: [...start, ...(i < 36 ? rest : rest.reverse())] },
      count: 1,
      medium: 'online',
    };
  });
  assert.equal(publicationForm(long, many, each), 'totals');
  assert.equal(publicationForm({ ...long, method: 'irv' }, many, each), 'ballots');
  assert.equal(
    publicationForm(
      long,
      many,
      each.map((b) => ({ ...b, count: 2 })),
    ),
    'ballots',
  );
});

test('nothing of the order of voting is left, and a medium with few voters is not named', async () => {
  const rule = ruleOf('approval');
  const one = (id: string, medium: WeightedBallot['medium'], count: number): WeightedBallot => ({
    ballot: { options: [id] },
    count,
    medium,
  });
  const ballots = [
    one('c', 'online', 20),
    one('a', 'paper', 9),
    one('b', 'online', 20),
    one('c', 'online', 1),
  ];
  const { file, result } = await publish(rule, ballots);
  assert.deepEqual(file.ballots, [
    { ballot: { options: ['a'] }, count: 9 },
    { ballot: { options: ['b'] }, count: 20 },
    { ballot: { options: ['c'] }, count: 21 },
  ]);
  assert.ok(result.tally.every((row) => row.byMedium === undefined));
  assert.equal(result.media, undefined);
  const shown = await publish(rule, [...ballots, one('a', 'paper', 1)]);
  assert.deepEqual(shown.result.media, { online: 41, assisted: 0, paper: 10 });
  assert.deepEqual(shown.result.tally[0]!.byMedium, { online: 0, assisted: 0, paper: 10 });
  assert.equal(shown.file.ballots!.length, 3);
});

test('a changed ballot, seed or sum does not agree with what was published', async () => {
  const { file } = await publish(ruleOf('plurality'), [
    { ballot: { options: ['a'] }, count: 20, medium: 'online' },
    { ballot: { options: ['b'] }, count: 15, medium: 'online' },
  ]);
  const failing = async (change: Partial<typeof file>) => {
    const text = writePublishedJson({ ...file, ...change });
    const { checks } = await recount(parseElection('b.json', text));
    return checks.filter(({ agrees }) => !agrees).map(({ what }) => what);
  };
  assert.deepEqual(await failing({}), []);
  assert.deepEqual(await failing({ ballots: [{ ...file.ballots![0]!, count: 21 }, file.ballots![1]!] }), [
    'sums',
    'result',
  ]);
  assert.deepEqual(await failing({ seed: 'other' }), ['seed']);
  assert.deepEqual(await failing({ sums: { ...file.sums, roll: 34 } }), ['sums']);
  assert.deepEqual(await failing({ counter: 'stem-count-0' }), ['counter']);
});

test('a broken JSON file names the line, and a wrong field its path', async () => {
  const { file } = await publish(ruleOf('plurality'), [
    { ballot: { options: ['a'] }, count: 40, medium: 'online' },
  ]);
  const text = writePublishedJson(file);
  assert.match(faults('b.json', text.replace('"ref":', '"ref"'))[0]!, /^3 - this is not JSON/);
  assert.match(faults('b.json', text.slice(0, -20))[0]!, /^\d+ - this is not JSON/);
  const broken = {
    ...file,
    seed: 7,
    options: [{ id: 'a', label: 'A' }, { id: 'a', label: 'B' }, 'c'],
    rule: { ...file.rule, seats: 0, method: 'dice' },
    sums: { ...file.sums, roll: -1 },
  };
  assert.deepEqual(faults('b.json', JSON.stringify(broken)), [
    '- seed is missing or not a text',
    '- options[1].id "a" is there twice',
    '- options[2] needs the texts id and label',
    '- rule.method is not a method of counting',
    '- rule.seats is not a whole number from 1',
    '- sums.roll is not a whole number',
  ]);
  const ballots = [
    { ballot: { options: ['x'] }, count: 1 },
    { ballot: { options: ['a', 'b'] }, count: 0.5, medium: 'fax' },
    { ballot: { options: 'a' }, count: 1 },
    7,
  ];
  assert.deepEqual(faults('b.json', JSON.stringify({ ...file, ballots })), [
    '- ballots[0].ballot.options[0] There is no option "x" in this poll.',
    '- ballots[1].count is not a whole number from 1',
    '- ballots[1].medium is not "online", "assisted" or "paper"',
    '- ballots[1].ballot.options 2 options are on the ballot; the most is 1.',
    '- ballots[2].ballot.options does not belong on a ballot in this form',
    '- ballots[3] holds no ballot',
  ]);
  assert.deepEqual(faults('b.json', '[]'), ['- - the file holds no election']);
  assert.deepEqual(faults('b.json', ' '), ['- - the file is empty']);
  assert.match(faults('b.txt', 'hello')[0]!, /this is not a file of ballots/);
});

test('a broken CSV file names the line', async () => {
  const { file } = await publish(ruleOf('irv'), [
    { ballot: { ranking: ['a', 'b'] }, count: 40, medium: 'online' },
    { ballot: { ranking: ['b'] }, count: 1, medium: 'online' },
  ]);
  const text = writePublishedCsv(file);
  const lines = text.split('\r\n');
  const last = lines.length - 1;
  const change = (row: string) => [...lines.slice(0, -2), row, ''].join('\r\n');
  assert.deepEqual(faults('b.csv', change('1,online,,3,1,,')), [
    `${last} - the ranks are not 1, 2, 3 … without a gap`,
  ]);
  assert.deepEqual(faults('b.csv', change('x,online,,1,=2,,')), [
    `${last} b "=2" is not a whole number`,
    `${last} count "x" is not a number of ballots`,
  ]);
  assert.deepEqual(faults('b.csv', change('1,fax,,1')), [`${last} - has 4 cells, not 7`]);
  const both = change('1,fax,,1').replace('# language: ""nl""', '# language: 7');
  assert.deepEqual(faults('b.csv', both), [
    '5 language is missing or not a text',
    `${last} - has 4 cells, not 7`,
  ]);
  assert.deepEqual(faults('b.csv', text.replace('# ref: ""', '# ref: "')), [`2 ref the value is not JSON`]);
});

test('a spreadsheet that saves with semicolons changes nothing', async () => {
  const { file, hash } = await publish(ruleOf('score'), [
    { ballot: { scores: { a: -2, b: 2 } }, count: 40, medium: 'online' },
  ]);
  const saved = readCsv(writePublishedCsv(file))
    .map(({ cells }) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\n');
  assert.equal((await recount(parseElection('b.csv', saved))).hash, hash);
});

test('no cell of a CSV begins a formula, and every cell comes back as it was', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1+1', '+1', '-1', '@x', "'=1", "'", '\t=1', '\r', 'a"b', 'a,b', 'a;b', 'a\nb', '"'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const text = writeCsv(rows);
      assert.deepEqual(
        readCsv(text).map(({ cells }) => cells),
        rows,
      );
      for (const row of rows)
        for (const value of row) {
          const alone = writeCsv([[value, 'x']]).replace(/^"/, '');
          assert.doesNotMatch(alone, /^[=+\-@\t\r]/);
        }
    }),
  );
  assert.equal(plainCell("'-1"), '-1');
});
