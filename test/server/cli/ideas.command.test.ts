import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../../../server/cli/run.js';
import { readConfig } from '../../../server/config.js';
import type { Row } from '../../../server/database/door.js';
import { databaseOf } from '../../../server/start.js';
import { folder } from '../../support/database.js';

test('cards come on the board, are answered, merged and handed over to a poll, all from the command line', async () => {
  const data = await folder();
  const env = { DATA_DIR: data, PUBLIC_URL: 'https://stem.example' };
  const stem = async (...argv: string[]) => {
    const said = { code: 0, out: '', note: '' };
    said.code = await runCli(argv, {
      env,
      now: () => new Date('2027-02-10T12:00:00Z'),
      out: (text) => void (said.out += `${text}\n`),
      note: (text) => void (said.note += `${text}\n`),
    });
    return said;
  };
  const done = async (...argv: string[]): Promise<string> => {
    const { code, out, note } = await stem(...argv);
    assert.equal(code, 0, `${argv.join(' ')}: ${note}`);
    return out;
  };
  const rows = async (sql: string): Promise<Row[]> => {
    const database = await databaseOf(readConfig(env));
    try {
      return await database.read((tx) => tx.query<Row>(sql));
    } finally {
      await database.close();
    }
  };
  const kept = async (name: string, text: string): Promise<string> => {
    await writeFile(join(data, name), text);
    return join(data, name);
  };
  await done('organisation', 'add', 'lindewaard', '--name', 'Gemeente Lindewaard');
  await done('activity', 'import', 'docs/examples/ideeenbord.json');
  const cards =
    'title,text,category\nMeer bomen,Langs de singel.,groen\nEen haag,Bij de school.,groen\nEen glijbaan,Voor de kinderen.,spelen\n';
  const file = await kept('kaartjes.csv', cards);
  assert.match(
    await done('ideas', 'import', 'ideeen-noord', file, '--medium', 'paper'),
    /^3 ideas are on the board, 0 were refused/,
  );
  const ids = (await rows('SELECT id FROM idea ORDER BY number')).map(({ id }) => String(id));
  const [trees, hedge, slide] = ids as [string, string, string];

  const bare = await stem('ideas', 'answer', trees, 'yes');
  assert.equal(bare.code, 1);
  assert.match(bare.note, /say why/);
  assert.equal((await stem('ideas', 'answer', trees, 'ja')).code, 2);
  assert.equal((await stem('ideas', 'answer', '0'.repeat(16), 'done')).code, 1);
  await done(
    'ideas',
    'answer',
    trees,
    'partly',
    '--text',
    'Tien bomen.',
    '--who',
    'Wethouder Groen',
    '--cost',
    '1.500',
  );
  assert.deepEqual(await rows('SELECT status, who, cost FROM idea_status'), [
    { status: 'partly', who: 'Wethouder Groen', cost: 150_000 },
  ]);
  await done('ideas', 'due', slide, '--who', 'Wijkteam', '--day', '2027-05-06');
  assert.equal((await stem('ideas', 'due', slide, '--day', '2027-13-40')).code, 2);
  assert.match(
    (await stem('ideas', 'agenda', slide, '--day', '2027-05-12')).note,
    /./,
    'this board has no threshold',
  );
  await done('ideas', 'merge', hedge, trees, '--why', 'Allebei groen.');

  const poll = JSON.parse(await readFile('docs/examples/bankje.json', 'utf8')) as Record<string, unknown>;
  const later = {
    ...poll,
    ref: 'stemming',
    opensAt: '2027-03-01T09:00:00+01:00',
    closesAt: '2027-03-15T09:00:00+01:00',
  };
  await done('activity', 'import', await kept('stemming.json', JSON.stringify(later)));
  const merged = await stem('ideas', 'handover', 'ideeen-noord', 'stemming', '--idea', hedge);
  assert.equal(merged.code, 1, merged.out);
  assert.match(
    await done(
      'ideas',
      'handover',
      'ideeen-noord',
      'stemming',
      '--replace',
      '--idea',
      trees,
      '--idea',
      slide,
    ),
    /2 ideas became part of https:\/\/stem\.example\/a\/stemming/,
  );
  const [kept2] = await rows('SELECT options FROM poll');
  assert.deepEqual(
    (JSON.parse(String(kept2!['options'])) as { label: string }[]).map(({ label }) => label),
    ['Meer bomen', 'Een glijbaan'],
  );
  const acts = await rows("SELECT act FROM audit_entry WHERE act LIKE 'idea.%' ORDER BY at, id");
  assert.deepEqual([...new Set(acts.map(({ act }) => act))].sort(), [
    'idea.clock',
    'idea.handover',
    'idea.merge',
    'idea.status',
  ]);
});
