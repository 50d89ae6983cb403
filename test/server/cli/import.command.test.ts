import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BudgetResult } from '../../../counting/budget/result.js';
import { writePbBudget } from '../../../counting/files/budget.pb.write.js';
import { parseBudget, recountBudget } from '../../../counting/recount.budget.js';
import { runCli } from '../../../server/cli/run.js';
import { readConfig } from '../../../server/config.js';
import { databaseOf } from '../../../server/start.js';
import { quarter, ruleOf, times } from '../../counting/quarter.js';
import { folder } from '../../support/database.js';

const projects = quarter.filter(({ cost }) => cost > 0);
const ballots = [times(20, 'bank', 'boom'), times(12, 'goal'), times(6, 'fontein'), times(2)];
const about = {
  title: 'Buurtgeld 2024',
  budget: 800_00,
  currency: 'EUR',
  projects,
  areas: [
    { id: 'noord', name: 'Noord' },
    { id: 'zuid', name: 'Zuid' },
  ],
  categories: [
    { id: 'groen', name: 'Groen' },
    { id: 'spelen', name: 'Spelen' },
  ],
  rule: ruleOf({ max: 6, completion: 'add1' }),
};
const past =
  '--organisation lutjestad --ref oud --opens 2024-03-01T08:00:00Z --closes 2024-03-31T20:00:00Z'.split(' ');

/** The command line on an installation of its own. */
const installation = async () => {
  const data = await folder();
  const env = { DATA_DIR: data, PUBLIC_URL: 'https://stem.example' };
  const stem = async (...argv: string[]) => {
    const said = { code: 0, out: '', note: '' };
    said.code = await runCli(argv, {
      env,
      now: () => new Date('2026-12-10T12:00:00Z'),
      out: (text) => void (said.out += `${text}\n`),
      note: (text) => void (said.note += `${text}\n`),
    });
    return said;
  };
  const kept = async (name: string, text: string) => {
    await writeFile(join(data, name), text);
    return join(data, name);
  };
  assert.equal((await stem('organisation', 'add', 'lutjestad', '--name', 'Gemeente Lutjestad')).code, 0);
  const published = async () => {
    const database = await databaseOf(readConfig(env));
    try {
      const [row] = await database.read((tx) =>
        tx.query<{ published: string; paper: number; online: number }>(
          'SELECT published, paper, online FROM votable',
        ),
      );
      return row!;
    } finally {
      await database.close();
    }
  };
  return { stem, kept, published };
};

test('a past election comes with its ballots as paper, and gives the same winners when it is closed', async () => {
  const { stem, kept, published } = await installation();
  const days = { opensAt: '2024-03-01T08:00:00Z', closesAt: '2024-03-31T20:00:00Z' };
  const file = await kept('oud.pb', writePbBudget({ ...about, ...days, ballots }));
  // It says itself when the voting was.
  const sure = await stem('import', file, '--organisation', 'lutjestad', '--ref', 'oud', '--check');
  assert.equal(sure.code, 0, sure.note);
  const made = await stem('import', file, ...past, '--ballots', 'paper');
  assert.equal(made.code, 0, made.note);
  assert.match(
    made.out,
    /The budget is made: https:\/\/stem\.example\/a\/oud\n40 ballots are in it as paper\./,
  );
  // The same file again counts nobody twice.
  const again = await stem('import', file, ...past, '--ballots', 'paper');
  assert.equal(again.code, 0, again.note);
  const closed = await stem('close', 'oud');
  assert.equal(closed.code, 0, closed.note);
  const row = await published();
  assert.deepEqual([row.paper, row.online], [40, 0]);
  const counted = await recountBudget(parseBudget('oud.json', row.published));
  assert.ok(counted.checks.length === 4 && counted.checks.every(({ agrees }) => agrees));
  const { out } = await stem('count', file, '--json');
  const fromFile = JSON.parse(out) as BudgetResult;
  assert.deepEqual(counted.result.winners, fromFile.winners);
  assert.deepEqual(counted.result.media, { online: 0, assisted: 0, paper: 40 });
});

test('ballots that do not fit the rule are refused before anything is kept', async () => {
  const { stem, kept } = await installation();
  const file = await kept('oud.pb', writePbBudget({ ...about, ballots, rule: ruleOf({ min: 2, max: 6 }) }));
  const { code, note } = await stem('import', file, ...past, '--ballots', 'paper');
  assert.equal(code, 1);
  assert.match(note, /ballots: 1 projects are on the ballot; the least is 2\. \(18 ballots\)/);
  assert.equal((await stem('activity', 'list')).out, 'There are none yet.\n');
});

test('a table needs what it does not say, and every fault is told', async () => {
  const { stem, kept } = await installation();
  const file = await kept('wijk.csv', 'titel;kosten\nBank;1.250\nBoom;gratis\n');
  const bad = await stem('import', file, '--organisation', 'lutjestad', '--budget', '2000');
  assert.equal(bad.code, 1);
  assert.match(bad.note, /line 3, cost: "gratis" is not an amount of euros/);
  const good = await kept('goed.csv', 'titel;kosten\nBank;1.250\nBoom;300\n');
  const missing = await stem('import', good, '--organisation', 'lutjestad', '--budget', '2000');
  assert.equal(missing.code, 1);
  assert.deepEqual(missing.note.trim().split('\n'), [
    'ref: is missing; give it with --ref REF',
    'title: is missing; give it with --title TITLE',
    'opensAt: is missing; give it with --opens TIME',
    'closesAt: is missing; give it with --closes TIME',
  ]);
  const whole = [
    ...past,
    '--title',
    'Buurtgeld',
    '--budget',
    '2.000',
    '--form',
    'approval',
    '--rule',
    'greedy',
  ];
  const sure = await stem('import', good, ...whole, '--check');
  const made = await stem('import', good, ...whole);
  assert.equal(made.code, 0, made.note);
  // The rule stands below it as residents read it.
  for (const { out } of [sure, made])
    assert.match(
      out,
      /Zo stemt u\n {2}U kiest de projecten die u goed vindt\.[^]*Zo tellen we\n {2}Het project met de meeste stemmen/,
    );
});
