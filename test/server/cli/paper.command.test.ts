import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../../../server/cli/run.js';
import { readConfig } from '../../../server/config.js';
import { databaseOf } from '../../../server/start.js';
import { budgetOf } from '../../support/budgets.js';
import { folder } from '../../support/database.js';

/** The command line on an installation with a budget, a poll, and two clerks and a helper. */
const installation = async () => {
  const data = await folder();
  const env = { DATA_DIR: data, PUBLIC_URL: 'https://stem.example' };
  const stem = async (line: string) => {
    const said = { code: 0, out: '', note: '' };
    said.code = await runCli(
      line.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', '')),
      {
        env,
        now: () => new Date('2026-06-10T12:00:00Z'),
        out: (text) => void (said.out += `${text}\n`),
        note: (text) => void (said.note += `${text}\n`),
      },
    );
    return said;
  };
  const done = async (line: string) => {
    const said = await stem(line);
    assert.equal(said.code, 0, `${line}: ${said.note}`);
    return said.out;
  };
  const kept = async (name: string, text: string) => {
    await writeFile(join(data, name), text);
    return join(data, name);
  };
  await done('organisation add lutjestad --name "Gemeente Lutjestad"');
  const input = budgetOf('lutjestad', { ref: 'geld', rule: { blank: true } });
  await done(`activity import ${await kept('geld.json', JSON.stringify(input))}`);
  for (const [email, role] of [
    ['ge@stad.nl', 'clerk'],
    ['twee@stad.nl', 'clerk'],
    ['hanna@stad.nl', 'helper'],
  ])
    await done(`staff add ${email} --organisation lutjestad --role ${role} --name ${email!.split('@')[0]}`);
  const numbersOf = async (ref: string) =>
    (await done(`numbers ${ref} --count 6`)).trim().split(/\r?\n/).slice(1);
  const rows = async (sql: string) => {
    const database = await databaseOf(readConfig(env));
    try {
      return await database.read((tx) => tx.query(sql));
    } finally {
      await database.close();
    }
  };
  return { stem, done, kept, numbersOf, rows };
};

test('a table of paper ballots is entered by one clerk, confirmed by another, and counts', async () => {
  const { stem, done, kept, numbersOf, rows } = await installation();
  const numbers = await numbersOf('geld');
  assert.equal((await done('paper table geld')).trim(), 'number,status,bank,boom,fontein,goal,heg');
  const sheets = [
    ['', 'x', '1', '', '', ''],
    ['blanco', '', '', '', '', ''],
    ['ongeldig', 'x', '', 'x', '', ''],
    ['', '', '', '', 'X', 'ja'],
  ];
  // As a Dutch spreadsheet saves it, with a title for an id.
  const table = [
    'Nummer;Status;Een bank;boom;fontein;goal;heg',
    ...sheets.map((cells, at) => [numbers[at], ...cells].join(';')),
    ';;;;;;',
  ].join('\r\n');
  const file = await kept('doos.csv', `\uFEFF${table}\r\n`);
  assert.match(await done(`paper enter geld ${file} --as ge@stad.nl --check`), /is right: 4 sheets/);
  assert.deepEqual(await rows('SELECT * FROM paper_batch'), []);
  const entered = await done(`paper enter geld ${file} --as ge@stad.nl --label "Doos 1"`);
  assert.match(entered, /4 sheets, of which 1 blank, 1 invalid/);
  const [, id] = /Batch ([0-9a-f]{16})/.exec(entered)!;
  const shown = await stem(`paper show ${id} --as twee@stad.nl`);
  assert.match(shown.out, /ready +paper +4 sheets, 1 invalid +Doos 1/);
  assert.match(shown.out, new RegExp(`1 +…${numbers[0]!.slice(-4)} +\\["bank","boom"\\]`));
  const [, version] = /--version (\d+)/.exec(shown.note)!;
  const confirm = (who: string, seen = version) =>
    stem(`paper confirm ${id} --version ${seen} --as ${who}@stad.nl`);
  assert.match((await confirm('ge')).note, /a second person does/);
  assert.match((await confirm('hanna')).note, /no role that allows this/);
  assert.match((await confirm('niemand')).note, /no role that allows this/);
  assert.match((await confirm('twee', '1')).note, /changed meanwhile/);
  // Nothing counts yet, and whoever wants to close is told so.
  const early = await stem('close geld');
  assert.deepEqual([early.code, /1 batches of paper with 3 ballots/.test(early.note)], [1, true]);
  assert.match((await confirm('twee')).out, /3 ballots count/);
  assert.match((await confirm('twee')).note, /changed meanwhile/);
  assert.match(
    await done('paper list geld --as hanna@stad.nl'),
    /3 ballots count, 0 do not yet, 1 sheets are invalid; 4 of 6/,
  );
  const helped = await kept('hulp.csv', `number,goal\n${numbers[4]},1\n`);
  const [, second] = /Batch (\w+)/.exec(
    await done(`paper enter geld ${helped} --as hanna@stad.nl --medium assisted`),
  )!;
  await done(`paper return ${second} --as ge@stad.nl --note "Dat is de heg."`);
  assert.match(await done(`paper show ${second} --as hanna@stad.nl`), /Sent back: Dat is de heg\./);
  assert.match(await done(`paper discard ${second} --as hanna@stad.nl`), /1 sheets are gone/);
  await done('close geld');
  const [sums] = await rows('SELECT online, assisted, paper FROM votable');
  assert.deepEqual({ ...sums }, { online: 0, assisted: 0, paper: 3 });
  const who = await rows("SELECT DISTINCT who FROM audit_entry WHERE act = 'paper.confirm'");
  assert.deepEqual(
    who.map((row) => ({ ...row })),
    [{ who: 'twee (command line)' }],
  );
});

test('every fault of a table is told at once with its line, and nothing of it is kept', async () => {
  const { stem, kept, numbersOf, rows } = await installation();
  const [one, two, three, four] = await numbersOf('geld');
  const file = await kept(
    'fout.csv',
    [
      'number,status,bank,boom,fontein,goal,heg,brug',
      `${one},,1,,1,,,`,
      `${two},misschien,1,,,,,`,
      `AAAA-AAAA-AAAA,,1,,,,,`,
      `${three},,,,,1,,`,
      `${three},,,,,1,,`,
      `,,1,,,,,`,
      `${four},,2,,,,,`,
    ].join('\n'),
  );
  const { code, note } = await stem(`paper enter geld ${file} --as ge@stad.nl`);
  assert.equal(code, 1);
  assert.deepEqual(note.trim().split('\n'), [
    'line 1, brug: is no column that is known here',
    'line 2: The projects cost 1000.01 together; the most is 1000.00.',
    'line 3, status: "misschien" is not blank, invalid or empty',
    'line 4: "AAAA-AAAA-AAAA" is no number of this vote',
    `line 6: the number "${three}" was used already`,
    'line 7: the number is missing',
    'line 8, bank: "2" is not 1, x or empty',
  ]);
  for (const table of ['paper_batch', 'paper_ballot', 'paper_claim'])
    assert.deepEqual(await rows(`SELECT * FROM ${table}`), [], table);
});

test('rankings, scores and statements are read from a table as their form says', async () => {
  const { readPaperCsv } = await import('../../../counting/files/paper.csv.js');
  const lines = ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase() }));
  const read = (member: 'ranking' | 'scores' | 'answers' | 'points', row: string) => {
    const problems: { what: string }[] = [];
    const [sheet] = readPaperCsv(`number,A,b,c\nN,${row}\n`, { member, lines }, problems);
    return problems.length > 0 ? problems.map(({ what }) => what) : sheet!.ballot;
  };
  assert.deepEqual(read('ranking', '3,1,2'), { ranking: ['b', 'c', 'a'] });
  assert.deepEqual(read('ranking', '3,1,'), ['the places are not 1, 2, 3 … without a gap']);
  assert.deepEqual(read('scores', '5,,0'), { scores: { a: 5, c: 0 } });
  assert.deepEqual(read('answers', '1,-1,0'), { answers: { a: 1, b: -1, c: 0 } });
  assert.deepEqual(read('points', '1,2.5,'), ['"2.5" is not a whole number']);
});
