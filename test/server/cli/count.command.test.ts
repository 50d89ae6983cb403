import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { countBudget } from '../../../counting/budget/count.js';
import { writeBudgetJson } from '../../../counting/files/budget.json.js';
import { writePbBudget } from '../../../counting/files/budget.pb.write.js';
import { publishedBudget } from '../../../counting/files/budget.published.js';
import { resultHash } from '../../../counting/hash.js';
import { runCli } from '../../../server/cli/run.js';
import { quarter, ruleOf, times } from '../../counting/quarter.js';

const projects = quarter.filter(({ cost }) => cost > 0);
const ballots = [times(20, 'bank', 'boom'), times(12, 'goal'), times(6, 'fontein'), times(2)];
const rule = ruleOf({ max: 6, completion: 'add1' });
const about = {
  ref: 'buurtgeld',
  title: 'Buurtgeld',
  organisation: 'Lutjestad',
  language: 'nl',
  opensAt: '2026-03-01T08:00:00.000Z',
  closesAt: '2026-03-31T20:00:00.000Z',
  budget: 800_00,
  currency: 'EUR',
  projects,
  areas: [],
  categories: [],
};

let folder: string;
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'stem-count-'))));
after(() => rm(folder, { recursive: true }));

const run = async (...argv: string[]) => {
  const said = { out: '', note: '' };
  const code = await runCli(argv, {
    env: {},
    now: () => new Date('2026-04-01T12:00:00Z'),
    out: (text) => void (said.out += `${text}\n`),
    note: (text) => void (said.note += `${text}\n`),
  });
  return { code, out: said.out.replaceAll('\u00A0', ' '), note: said.note };
};

const kept = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

test('a Pabulib file is counted by its own rule, and the outcome is explained', async () => {
  const file = await kept('wijk.pb', writePbBudget({ ...about, rule, ballots }));
  const { code, out } = await run('count', file);
  assert.equal(code, 0);
  assert.match(out, /^Buurtgeld\nrule: equalshares\/add1 \(cost\)\nwinners: 3\n {2}boom {2}Boom, € 200\n/);
  assert.match(out, /1\. Boom \(€ 200\): 20 mensen betaalden ieder € 10\. Er is nog € 600 over\./);
  assert.match(out, /Fontein: 6 mensen stemden hiervoor\. Samen kwamen zij € 6 tekort/);
});

test('another rule counts when it is asked for by name, with the names of Pabulib too', async () => {
  const file = await kept('wijk.pb', writePbBudget({ ...about, rule, ballots }));
  const winners = async (...options: string[]) => {
    const { code, out } = await run('count', file, '--json', ...options);
    assert.equal(code, 0);
    return (JSON.parse(out) as { winners: string[] }).winners;
  };
  assert.deepEqual(await winners('--rule', 'equalshares'), ['boom']);
  assert.deepEqual(await winners('--rule', 'equalshares-comparison'), ['boom', 'bank', 'goal']);
  assert.deepEqual(await winners('--rule', 'greedy/no-skip'), ['boom', 'bank', 'goal']);
  assert.deepEqual(await winners('--rule', 'phragmen'), ['boom', 'goal', 'bank']);
  assert.deepEqual(await winners('--rule', 'equalshares', '--utility', 'cardinality'), ['boom']);
  const wrong = await run('count', file, '--rule', 'equalshares/ad1');
  assert.equal(wrong.code, 2);
  assert.match(wrong.note, /did you mean "equalshares\/add1"\?/);
});

test('a broken file tells every line that is wrong', async () => {
  const pb = writePbBudget({ ...about, rule, ballots });
  const file = await kept('kapot.pb', pb.replace('bank;300', 'bank;veel').replace('40;', '40;brug'));
  const { code, note } = await run('count', file);
  assert.equal(code, 1);
  assert.match(note, /line \d+: "veel" is not a cost/);
  assert.match(note, /line \d+: there is no project brug/);
});

test('a published budget is counted again, and what differs is told', async () => {
  const result = countBudget(rule, about, ballots, []);
  const sums = { roll: 40, box: 40, published: 40, online: 40, assisted: 0, paper: 0 };
  const draw = projects.map(({ id }) => id);
  assert.deepEqual(countBudget(rule, about, ballots, draw), result);
  const published = publishedBudget(
    { ...about, rule, seed: 'zaad', sums, resultHash: await resultHash(result) },
    ballots,
    result,
  );
  const same = await run('recount', await kept('goed.json', writeBudgetJson(published)));
  assert.equal(same.code, 0, same.note);
  assert.match(same.out, /yes {2}the result is the published one/);
  const changed = { ...published, ballots: published.ballots!.slice(1) };
  const other = await run('recount', await kept('anders.json', writeBudgetJson(changed)));
  assert.equal(other.code, 1);
  assert.match(other.out, /NO {3}roll, box and published ballots agree/);
  assert.match(other.note, /differs from what was published/);
});
