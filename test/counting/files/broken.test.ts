import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileFault } from '../../../counting/files/election.js';
import { writePublishedCsv } from '../../../counting/files/published.csv.js';
import { writePublishedJson } from '../../../counting/files/published.json.js';
import { publishedElection } from '../../../counting/files/published.js';
import type { PublishedElection } from '../../../counting/files/published.types.js';
import { parseElection, recount } from '../../../counting/recount.js';
import type { CountingRule } from '../../../counting/poll/rule.js';
import { ballotsFor, ids, options, rules } from '../ballots.js';
import { fixture } from '../shared.js';

function publish(rule: CountingRule, voters: number): PublishedElection {
  const ballots = fc.sample(ballotsFor(rule, { minLength: voters, maxLength: voters, maxCount: 1 }), {
    numRuns: 1,
    seed: 7,
  })[0]!;
  const sums = { roll: voters, box: voters, published: voters, online: voters, assisted: 0, paper: 0 };
  const about = {
    ref: 'r',
    title: 'T',
    organisation: 'O',
    language: 'nl',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2026-02-01T00:00:00Z',
    seed: 's',
  };
  return publishedElection({ ...about, options, rule, sums }, ballots, ids);
}

const files: [name: string, text: string][] = [
  ['a.blt', fixture('fruit.blt')],
  ['a.toi', fixture('fruit.toi')],
  ...rules.flatMap((rule): [string, string][] =>
    [4, 40].flatMap((voters): [string, string][] => {
      const file = publish(rule, voters);
      return [
        ['a.json', writePublishedJson(file)],
        ['a.csv', writePublishedCsv(file)],
      ];
    }),
  ),
];

async function readOrRefuse(name: string, text: string): Promise<void> {
  try {
    await recount(parseElection(name, text));
  } catch (error) {
    assert.ok(error instanceof FileFault, `${name}: ${error instanceof Error ? error.stack : error}`);
    assert.ok(error.problems.length > 0 && error.message !== '');
  }
}

test('a file with a piece lost, doubled or replaced is read or refused in words, never a crash', () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 12 }),
      fc.oneof(
        fc.constantFrom('', '"', '{', '}', '[]', 'null', '-1', '0', '1e309', ',', '\n', '0 0', '__proto__'),
        fc.string(),
      ),
      async ([name, text], where, length, piece) => {
        const at = Math.floor(where * text.length);
        await readOrRefuse(name, text.slice(0, at) + piece + text.slice(at + length));
      },
    ),
    { numRuns: 1500 },
  ));

test('a JSON file with any member missing or of another type is read or refused, never a crash', async () => {
  const replacements: unknown[] = [undefined, null, 7, -1, 0.5, 'x', '', true, [], {}, [null], [[]]];
  for (const rule of rules)
    for (const voters of [4, 40]) {
      const whole = JSON.parse(writePublishedJson(publish(rule, voters))) as unknown;
      for (const path of pathsOf(whole).filter((p) => p.length > 0 && p.length < 5))
        for (const value of replacements)
          await readOrRefuse('a.json', JSON.stringify(replaced(whole, path, value)));
    }
});

/** Paths to all members, in lists to the first two only. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const entries = Object.entries(value).slice(0, Array.isArray(value) ? 2 : undefined);
  return [[], ...entries.flatMap(([name, member]) => pathsOf(member).map((path) => [name, ...path]))];
}

function replaced(value: unknown, [name, ...rest]: string[], by: unknown): unknown {
  const members = value as Record<string, unknown>;
  const member = rest.length === 0 ? by : replaced(members[name!], rest, by);
  if (!Array.isArray(value)) return { ...members, [name!]: member };
  return value.map((item: unknown, i) => (`${i}` === name ? member : item));
}
