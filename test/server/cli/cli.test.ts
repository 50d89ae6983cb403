import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Poll } from '../../../contract/poll.schema.js';
import { commands, runCli } from '../../../server/cli/run.js';
import { readConfig } from '../../../server/config.js';
import { databaseOf } from '../../../server/start.js';
import { folder } from '../../support/database.js';
import { program } from '../../support/program.js';

const burlington = '../shared/data/ranked/burlington-2009.toi';

interface Said {
  code: number;
  out: string;
  note: string;
}

type Stem = (line: string, now?: Date) => Promise<Said>;

/** The command line on an installation of its own. */
const installation = async (): Promise<{ stem: Stem; env: Record<string, string> }> => {
  const env = { DATA_DIR: await folder(), PUBLIC_URL: 'https://stem.example' };
  const stem: Stem = async (line, now = new Date('2026-12-10T12:00:00Z')) => {
    const said = { code: 0, out: '', note: '' };
    said.code = await runCli(
      line.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', '')),
      {
        env,
        now: () => now,
        out: (text) => void (said.out += `${text}\n`),
        note: (text) => void (said.note += `${text}\n`),
      },
    );
    return said;
  };
  const made = await stem('organisation add lindewaard --name "Gemeente Lindewaard"');
  assert.equal(made.code, 0, made.note);
  return { stem, env };
};

test('every command has a help that shows how it is typed', async () => {
  const { stem } = await installation();
  const overview = await stem('--help');
  for (const { name, options } of commands) {
    assert.ok(overview.out.includes(`  ${name} `), name);
    const { code, out } = await stem(`${name} --help`);
    assert.equal(code, 0);
    assert.ok(out.includes(`npx stem ${name}`));
    for (const option of Object.keys(options)) assert.ok(out.includes(`--${option}`));
  }
});

test('what is typed wrongly is answered with what was probably meant, and exit code 2', async () => {
  const { stem } = await installation();
  const cases: [string, RegExp][] = [
    ['activty import', /Did you mean "activity import"/],
    ['channel', /Say which: npx stem channel add/],
    ['codes bankje', /--count is missing/],
    ['codes bankje --cuont 3', /did you mean --count/],
    ['codes bankje --count -1', /whole number from 1|needs a value/],
    ['codes bankje --count 1e9', /whole number from 1/],
    ['recount x.blt --method schulz', /did you mean "schulze"/],
    ['close', /REF is missing/],
    ['close a b', /"b" is too much/],
    ['channel add lindewaard site --name Site --origin https://a.example/', /not an origin/],
    ['organisation add "De Gemeente" --name x', /not a short name/],
  ];
  for (const [line, says] of cases) {
    const { code, note } = await stem(line);
    assert.equal(code, 2, `${line}: ${note}`);
    assert.match(note, says, line);
    assert.match(note, /npx stem/);
  }
});

test('what can not be done is said in one plain sentence, and exit code 1', async () => {
  const { stem, env } = await installation();
  await writeFile(join(env.DATA_DIR!, 'empty.blt'), '');
  const cases: [string, RegExp][] = [
    ['organisation add lindewaard --name Nogmaals', /already is an organisation "lindewaard"/],
    ['channel add lindwaard site --name Site --origin https://a.example', /Did you mean "lindewaard"/],
    ['close bankje', /no .*"bankje"/],
    ['recount nowhere.blt', /no such file or folder: nowhere.blt/],
    ['recount docs', /This is a folder: docs/],
    ['backup /nowhere/x.sqlite', /no such file or folder: \/nowhere/],
    [`recount ${join(env.DATA_DIR!, 'empty.blt')}`, /empty/],
    ['activity import nowhere.json', /no such file or folder: nowhere.json/],
    [`backup ${join(env.DATA_DIR!, 'empty.blt')}`, /is there already/],
  ];
  for (const [line, says] of cases) {
    const { code, note } = await stem(line);
    assert.equal(code, 1, `${line}: ${note}`);
    assert.match(note, says, line);
    assert.doesNotMatch(note, /\n {4}at /, line);
  }
});

test('a backup of a database that is not there makes none, and a database that is away is told with what to look at', async () => {
  const { stem, env } = await installation();
  const copy = join(env.DATA_DIR!, 'copy.sqlite');
  env.DATA_DIR = join(env.DATA_DIR!, 'weg');
  const none = await stem(`backup ${copy}`);
  assert.equal(none.code, 1);
  assert.match(none.note, /There is no database at .*is DATA_DIR right/);
  assert.equal(existsSync(copy) || existsSync(env.DATA_DIR), false);
  env.DATABASE_URL = 'postgres://x:y@127.0.0.1:1/z';
  for (const line of ['migrate', 'close bankje', 'export bankje']) {
    const { code, note } = await stem(line);
    assert.equal(code, 1, line);
    assert.match(note, /does not answer.*DATABASE_URL/, line);
  }
});

test('every example of the documentation can be imported', async () => {
  const { stem } = await installation();
  const examples = (await readdir('docs/examples')).filter((name) => name.endsWith('.json'));
  for (const name of examples) {
    const said = await stem(`activity import docs/examples/${name}`);
    assert.equal(said.code, 0, said.note);
    assert.match(said.out, /^The (poll|budget|board) is made: https:\/\/stem\.example\/a\/[a-z0-9-]+\n/);
    assert.equal(/Zo tellen we\n/.test(said.out), said.out.includes('budget is made'));
  }
  const { out } = await stem('activity list');
  assert.equal(out.trim().split('\n').length, examples.length);
  assert.match(out, /bankje +poll +open/);
});

test('a ref that is in use for something else is refused in words, for every kind of activity', async () => {
  const { stem, env } = await installation();
  const example = async (name: string, change: object) => {
    const text = await readFile(`docs/examples/${name}.json`, 'utf8');
    const file = join(env.DATA_DIR!, `${name}.json`);
    await writeFile(file, JSON.stringify({ ...(JSON.parse(text) as object), ref: 'noord', ...change }));
    return stem(`activity import ${file}`);
  };
  const thread = { kind: 'thread', organisation: 'lindewaard', ref: 'noord', title: 'Over Noord' };
  await writeFile(
    join(env.DATA_DIR!, 'thread.json'),
    JSON.stringify({ ...thread, opensAt: '2026-01-01T00:00:00Z' }),
  );
  assert.equal((await example('bankje', {})).code, 0);
  await stem('organisation add elders --name "Gemeente Elders"');
  const refused = [
    await example('wijkbudget', {}),
    await example('ideeenbord', {}),
    await example('bankje', { organisation: 'elders' }),
    await stem(`activity import ${join(env.DATA_DIR!, 'thread.json')}`),
  ];
  for (const { code, note } of refused) {
    assert.equal(code, 1, note);
    assert.match(note, /^The ref "noord" already names something else.* Give this one another ref\.\n$/);
  }
});

test('a candidate that withdrew is no option', async () => {
  const { stem } = await installation();
  await stem('activity import docs/examples/naam-brug.json');
  const { out } = await stem('export naam-brug');
  const { poll } = JSON.parse(out) as { poll: Poll };
  assert.deepEqual(
    poll.options.map(({ label }) => label),
    ['Singelbrug', 'Molenaarsbrug', 'Brug van de Vrijheid', 'Spinnerijbrug'],
  );
});

test('all faults of a file are told with their lines, and nothing is kept', async () => {
  const { stem, env } = await installation();
  const file = join(env.DATA_DIR!, 'poll.json');
  await writeFile(
    file,
    [
      '{ "kind": "poll", "organisation": "lindewaard",',
      '"ref": "Bankje",',
      '"rule": { "kind": "singel" },',
      '"options": ["Ja", { "label": "Nee", "txt": "x" }],',
      '"opensAt": "gisteren" }',
    ].join('\n'),
  );
  const { code, note } = await stem(`activity import ${file}`);
  assert.equal(code, 1);
  assert.match(note, /line 2, \/ref: /);
  assert.match(note, /line 3, \/rule\/kind: must be one of .* did you mean "single"/);
  assert.match(note, /line 4, \/options\/1\/txt: is not a field here; did you mean "text"/);
  assert.match(note, /line 5, \/opensAt: /);
  assert.match(note, /\/title: is missing/);
  assert.match((await stem('activity list')).out, /none yet/);
});

test('codes for letters are many, different, and not readable in the database', async () => {
  const { stem, env } = await installation();
  await stem('activity import docs/examples/molenstraat.json');
  const { out } = await stem('codes molenstraat --count 1200');
  const [head, ...lines] = out.trim().split('\r\n');
  assert.equal(head, 'code,link');
  assert.equal(new Set(lines).size, 1200);
  assert.match(lines[0]!, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4},https:\/\/stem\.example\/a\/molenstraat$/);
  const database = await databaseOf(readConfig(env));
  const rows = await database.read((tx) => tx.query('SELECT * FROM letter_code'));
  await database.close();
  assert.equal(rows.length, 1200);
  assert.ok(!JSON.stringify(rows).includes(lines[0]!.slice(0, 14)));
  await stem('activity import docs/examples/bankje.json');
  assert.match((await stem('codes bankje --count 3')).note, /not voted in with codes/);
});

test('a poll is closed, published, exported and its keys destroyed', async () => {
  const { stem, env } = await installation();
  await stem('activity import docs/examples/bankje.json');
  const keys = join(env.DATA_DIR!, 'keys');
  const [key] = await readdir(keys);
  assert.equal((await stat(join(keys, key!))).mode & 0o777, 0o600);
  assert.match((await stem('publish bankje')).note, /is open until/);
  const early = JSON.parse((await stem('export bankje')).out) as { poll: Poll; published?: unknown };
  assert.deepEqual([early.poll.result, early.poll.seed, early.published], [undefined, undefined, undefined]);
  assert.match((await stem('destroy-keys bankje --yes')).note, /is not published/);
  assert.match((await stem('close bankje')).out, /"bankje" is closed/);
  assert.match((await stem('close bankje')).out, /was closed before/);
  const said = await stem('export bankje');
  const { poll, published } = JSON.parse(said.out) as { poll: Poll; published: { seed: string } };
  assert.equal(poll.phase, 'closed');
  assert.equal(poll.closesAt, '2026-12-10T12:00:00.000Z');
  assert.equal(poll.seed, published.seed);
  assert.match((await stem('destroy-keys bankje')).note, /Say --yes/);
  assert.match((await stem('destroy-keys bankje --yes')).out, /are destroyed/);
  assert.deepEqual(await readdir(keys), []);
});

test('a backup is a whole database without the keys', async () => {
  const { stem, env } = await installation();
  await stem('activity import docs/examples/bankje.json');
  const copy = join(await folder(), 'stem.sqlite');
  assert.equal((await stem(`backup ${copy}`)).code, 0);
  const key = await readFile(
    join(env.DATA_DIR!, 'keys', (await readdir(join(env.DATA_DIR!, 'keys')))[0]!),
    'utf8',
  );
  const { roll, seed } = JSON.parse(key) as Record<string, string>;
  const bytes = await readFile(copy, 'latin1');
  assert.ok(bytes.includes('bankje'));
  assert.ok(!bytes.includes(roll!) && !bytes.includes(seed!));
});

test('channels are registered with their origins', async () => {
  const { stem } = await installation();
  const line = 'channel add lindewaard wijk --name Wijk --kind neighbourhood --origin https://a.example';
  assert.equal((await stem(`${line} --origin https://b.example:8443`)).code, 0);
  assert.match((await stem(line)).note, /already has a channel/);
  await stem('channel origin lindewaard wijk --add https://c.example --remove https://a.example');
  await stem('channel pressure lindewaard wijk on');
  const { out } = await stem('channel list');
  assert.deepEqual(
    out
      .trim()
      .split('\n')
      .map((row) => row.split(/ {2,}/)),
    [
      ['lindewaard', 'wijk', 'neighbourhood', 'proof of work', 'https://b.example:8443'],
      ['lindewaard', 'wijk', 'neighbourhood', 'proof of work', 'https://c.example'],
    ],
  );
});

const data = existsSync(burlington) ? {} : { skip: 'the shared elections are not here' };

test('Burlington 2009 has another winner by another method, and the explanation says so', data, async () => {
  const { stem } = await installation();
  const winners = {
    plurality: 'Kurt Wright',
    irv: 'Bob Kiss',
    schulze: 'Andy Montroll',
    borda: 'Andy Montroll',
  };
  for (const [method, winner] of Object.entries(winners)) {
    const { out, code } = await stem(`recount ${burlington} --method ${method}`);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^winners: ${winner}$`, 'm'));
    assert.match(out, /geeft niet elke manier van tellen dezelfde winnaar/);
    assert.match(out, /^result hash: [0-9a-f]{64}$/m);
  }
  const rounds = (await stem(`recount ${burlington} --method irv --language en`)).out.match(/^Round \d+$/gm);
  assert.equal(rounds?.length, 5);
});

test('a poll takes its options from a real election', data, async () => {
  const { stem, env } = await installation();
  const file = join(env.DATA_DIR!, 'burlington.json');
  const poll = {
    kind: 'poll',
    organisation: 'lindewaard',
    ref: 'burlington',
    title: 'Burlington',
    opensAt: '2026-12-01T00:00:00Z',
    closesAt: '2027-01-01T00:00:00Z',
    rule: { kind: 'ranked' },
    optionsFrom: join(process.cwd(), burlington),
  };
  await writeFile(file, JSON.stringify(poll));
  assert.equal((await stem(`activity import ${file}`)).code, 0);
  const made = JSON.parse((await stem('export burlington')).out) as { poll: Poll };
  assert.deepEqual(made.poll.options[0], { id: '1', label: 'Bob Kiss' });
  assert.equal(made.poll.options.length, 6);
});

test('as a program it answers on standard output and with its exit code', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [...program('server/cli.ts'), ...args], { encoding: 'utf8' });
  assert.match(run('--help').stdout, /activity import/);
  const wrong = run('recount');
  assert.equal(wrong.status, 2);
  assert.equal(wrong.stdout, '');
});
