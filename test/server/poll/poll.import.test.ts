import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BrokenJson, readLinedJson } from '../../../server/core/json.lines.js';
import { nearestWord } from '../../../server/core/nearest.word.js';
import { ImportRefused, readPollFile } from '../../../server/poll/poll.import.js';

const poll = (change: object = {}): string =>
  JSON.stringify({
    kind: 'poll',
    organisation: 'zandveen',
    ref: 'bankje',
    title: 'Welke bank?',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2026-02-01T00:00:00Z',
    rule: { kind: 'single' },
    options: ['Ja', 'Nee'],
    ...change,
  });

const read = (text: string) => readPollFile(text, () => Promise.reject(new Error('no file')));

const faultsOf = async (text: string): Promise<[line: number, at: string, detail: string][]> => {
  const refused: unknown = await read(text).catch((error: unknown) => error);
  assert.ok(refused instanceof ImportRefused);
  return refused.faults.map(({ line, at, detail }) => [line, at, detail]);
};

test('what is left out of a poll follows from its kind', async () => {
  const ruleOf = async (rule: object) => (await read(poll({ rule }))).rule;
  const single = await ruleOf({ kind: 'single' });
  assert.deepEqual([single.method, single.max, single.results], ['plurality', 1, 'after-closing']);
  const ranked = await ruleOf({ kind: 'ranked' });
  assert.deepEqual([ranked.method, ranked.min, ranked.max], ['irv', 1, 2]);
  const several = await ruleOf({ kind: 'several' });
  assert.deepEqual([several.method, several.max], ['approval', 2]);
});

test('options get ids of their labels, also when those look alike', async () => {
  const { options } = await read(
    poll({ options: ['Café één', 'Cafe een!', { label: '…' }, { id: 'cafe-een-2', label: 'Iets anders' }] }),
  );
  assert.deepEqual(
    options.map(({ id }) => id),
    ['cafe-een', 'cafe-een-3', 'option-3', 'cafe-een-2'],
  );
});

test('what a schema can not see is told with its place', async () => {
  const cases: [object, string, RegExp][] = [
    [{ closesAt: '2026-01-01T00:00:00Z' }, '/closesAt', /is not after/],
    [{ options: ['Ja', 'ja '] }, '/options/1', /same label/],
    [
      {
        options: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      },
      '/options/1',
      /same id/,
    ],
    [{ options: undefined }, '/options', /is missing/],
    [{ optionsFrom: 'x.blt' }, '/optionsFrom', /can not be read/],
    [{ rule: { kind: 'single', method: 'irv' } }, '/rule/method', /not counted by irv/],
    [{ rule: { kind: 'ranked', max: 3 } }, '/rule/max', /3 of 2/],
    [{ rule: { kind: 'score' } }, '/rule/scale', /needs a scale/],
    [
      { rule: { kind: 'score', scale: { min: 0, max: 2, labels: ['a'] } } },
      '/rule/scale/labels',
      /1 names for 3/,
    ],
    [
      {
        options: [{ label: 'A', picture: { url: 'javascript:alert(1)', alt: '', width: 1, height: 1 } }, 'B'],
      },
      '/options/0/picture/url',
      /must begin with/,
    ],
  ];
  for (const [change, at, detail] of cases) {
    const faults = await faultsOf(poll(change));
    const found = faults.find(([, place]) => place === at);
    assert.match(found?.[2] ?? '', detail, JSON.stringify(faults));
  }
});

test('a fault stands at its line, of a member that is missing at that of its parent', async () => {
  const text = JSON.stringify({ ...(JSON.parse(poll()) as object), title: 7, rule: { max: 'x' } }, null, 2);
  const line = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
  assert.deepEqual(
    (await faultsOf(text)).map(([at, place]) => [at, place]).sort(),
    [
      [line('"title"'), '/title'],
      [line('"rule"'), '/rule/kind'],
      [line('"max"'), '/rule/max'],
    ].sort(),
  );
});

test('broken JSON is told with line and column', () => {
  const cases: [string, number, number, RegExp][] = [
    ['{"a": 1\n "b": 2}', 2, 2, /"," is missing/],
    ['{"a": 1,}', 1, 9, /comma too many/],
    ['{"a": [1,\n2', 2, 2, /ends too early/],
    ['{"a": 1, "a": 2}', 1, 10, /"a" is given twice/],
    ["{'a': 1}", 1, 2, /double quotes/],
    ['{"a": 01}', 1, 8, /"," is missing/],
    ['{"a": tru}', 1, 7, /a value is expected/],
    ['{} {}', 1, 4, /more after the end/],
    ['', 1, 1, /a value is expected/],
    ['{"a": "x\ny"}', 1, 7, /a value is expected/],
    ['['.repeat(100_000), 1, 52, /nested too deeply/],
  ];
  for (const [text, line, column, detail] of cases) {
    assert.throws(
      () => readLinedJson(text),
      (error) => {
        assert.ok(error instanceof BrokenJson, String(error));
        assert.match(error.message, detail);
        assert.deepEqual([error.line, error.column], [line, column], text.slice(0, 30));
        return true;
      },
    );
  }
});

test('lined JSON reads as JSON does, with names of any kind', () => {
  for (const text of [
    '\ufeff{"a/b~c": [1e3, -0.5, null, true, "\\u00e9\\n"], "__proto__": {"x": ""}}',
    ' [ ] ',
    '"x"',
  ])
    assert.deepEqual(readLinedJson(text).value, JSON.parse(text.replace('\ufeff', '')));
  assert.equal(readLinedJson('{\n"a/b": [\n1,\n2]}').lineOf('/a~1b/1'), 4);
});

test('a word is suggested only when it is near', () => {
  assert.equal(nearestWord('tilte', ['title', 'lead']), 'title');
  assert.equal(nearestWord('schulz', ['schulze', 'stv']), 'schulze');
  assert.equal(nearestWord('xyzzy', ['title', 'lead']), undefined);
});
