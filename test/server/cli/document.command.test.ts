import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { writePdf } from '../../../demo/pdf.js';
import { runCli } from '../../../server/cli/run.js';
import { folder } from '../../support/database.js';

test('a document is imported below a prefix, again as a new version, and joined with another', async () => {
  const place = await folder();
  const env = { DATA_DIR: place, PUBLIC_URL: 'https://stem.example' };
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
  const at = ['--organisation', 'lindewaard'];
  const url = 'https://raad.example.nl/stukken/1';
  await stem('organisation', 'add', 'lindewaard', '--name', 'Lindewaard');
  await stem('channel', 'add', 'lindewaard', 'raad', '--name', 'Raad', '--origin', 'https://raad.example.nl');
  const file = join(place, 'nota.pdf');
  const save = (text: string) =>
    writeFile(file, writePdf({ title: 'Nota', language: 'nl', pages: [[{ text }], ['picture']] }));
  await save('Er komen bomen.');

  const early = await stem('document', 'import', file, '--url', url, ...at);
  assert.deepEqual(
    [early.code, /not below a prefix.*document prefix/.test(early.note)],
    [1, true],
    early.note,
  );
  const wrong = await stem('document', 'prefix', 'lindewaard', 'raad', '--add', 'stukken');
  assert.equal(wrong.code, 2);
  const added = await stem(
    'document',
    'prefix',
    'lindewaard',
    'raad',
    '--add',
    'https://raad.example.nl/stukken/',
  );
  assert.equal(added.out, 'https://raad.example.nl/stukken/\n');

  const waiting = await stem('document', 'prefix', 'lindewaard', 'raad', '--moderation', 'before');
  assert.equal(waiting.code, 0, waiting.note);
  const ahead = await stem('moderate', 'thread', `${url}?utm_source=x`, '--kinds', 'for,against');
  assert.equal(ahead.code, 0, ahead.note);
  const elsewhere = await stem('moderate', 'thread', 'https://elders.example.nl/1', '--close');
  assert.match(elsewhere.note, /below no prefix/);

  assert.equal((await stem('document', 'import', file, ...at)).code, 2);
  const done = await stem('document', 'import', file, '--url', url, ...at);
  assert.equal(done.code, 0, done.note);
  assert.match(done.out, /"Nota": 2 pages, 3 words\.\nA new version: [0-9a-f]{64}\n/);
  assert.match(done.out, /only a picture: page 2[^]*https:\/\/stem\.example\/d\/\w{12}/);
  assert.match((await stem('document', 'import', file, '--url', url, ...at)).out, /The same text as before/);
  await save('Er komen struiken.');
  assert.match((await stem('document', 'import', file, '--url', `${url}#x`, ...at)).out, /A new version/);

  const other = 'https://raad.example.nl/stukken/oud/1';
  assert.match((await stem('document', 'alias', url, other, ...at)).out, /another address/);
  assert.match((await stem('document', 'alias', url, other, ...at)).out, /already/);
  await stem('document', 'import', file, '--url', `${url}9`, ...at);
  assert.match((await stem('document', 'alias', url, `${url}9`, ...at)).out, /The two documents are one/);
  assert.equal((await stem('document', 'alias', url, `${url}/`, ...at)).code, 1);

  const inside = await stem(
    'document',
    'import',
    'http://127.0.0.1/stukken/1',
    '--url',
    url,
    '--allow',
    '127.0.0.1',
    ...at,
  );
  assert.deepEqual([inside.code, /not on the public internet/.test(inside.note)], [1, true], inside.note);
  await writeFile(file, '%PDF-1.4 onzin');
  const broken = await stem('document', 'import', file, '--url', url, ...at);
  assert.deepEqual([broken.code, /PDF is broken/.test(broken.note)], [1, true], broken.note);
});
