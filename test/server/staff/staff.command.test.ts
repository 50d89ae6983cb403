import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Thread } from '../../../contract/comment.schema.js';
import { readCsv } from '../../../counting/files/csv.js';
import { runCli } from '../../../server/cli/run.js';
import { databases } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, proveAddress, serverOn } from '../../support/staffing.js';
import {
  buildThreadedPlace,
  commentOver,
  newWriter,
  readThreadOf,
  written,
  type ThreadedPlace,
} from '../../support/threading.js';

const secret = Buffer.alloc(32, 7).toString('base64url');
let server: TestServer;
let place: ThreadedPlace;
before(async () => {
  server = await serverOn(databases('sqlite'), { env: { SECRET_KEY: secret } });
  place = await buildThreadedPlace(server);
});
after(() => server.stop());

/** Types a command beside the running server. */
const stem = async (...argv: string[]) => {
  const said = { code: 0, out: '', note: '' };
  said.code = await runCli(argv, {
    env: { DATA_DIR: server.config.dataDir, PUBLIC_URL: 'https://stem.example', SECRET_KEY: secret },
    now: () => server.clock.now,
    out: (text) => void (said.out += `${text}\n`),
    note: (text) => void (said.note += `${text}\n`),
  });
  return said;
};
const done = async (...argv: string[]) => {
  const said = await stem(...argv);
  assert.equal(said.code, 0, said.note);
  return said.out;
};

test('who is added on the command line acts with the role once the address is proved, until it is ended', async () => {
  const organisation = ['--organisation', place.organisation.slug];
  const add = ['staff', 'add', 'Griffie@Example.NL', ...organisation, '--role', 'clerk', '--name', 'Gé Rif'];
  assert.match(await done(...add, '--official', 'De griffie'), /Gé Rif is clerk .*answers as "De griffie"/);
  await done(...add.with(6, 'administrator'));
  const token = await proveAddress(server, place, await newWriter(server, place), 'griffie@example.nl');
  const as = callerOf(server, place, token);
  assert.equal((await as('GET', '/v1/moderation-items')).status, 200);
  const said = await as('POST', '/v1/comments', { thread: place.ref, text: 'Welkom.', official: true });
  assert.equal(said.status, 201, said.text);
  const list = await done('staff', 'list', ...organisation);
  assert.match(list, /Gé Rif +administrator .*De griffie\nGé Rif +clerk /);
  assert.equal(/example\.nl/i.test(list), false);
  assert.match(
    await done('staff', 'end', 'griffie@example.nl', ...organisation),
    /not (clerk|administrator) any/,
  );
  assert.equal((await as('GET', '/v1/moderation-items')).body['code'], 'forbidden');
  assert.equal((await stem('staff', 'end', 'griffie@example.nl', ...organisation)).code, 1);
});

test('a title that ended with its role does not come back with another role', async () => {
  const organisation = ['--organisation', place.organisation.slug];
  const add = ['staff', 'add', 'oud@example.nl', ...organisation, '--name', 'Oud Wethouder', '--role'];
  await done(...add, 'editor', '--official', 'Wethouder Wonen');
  await done('staff', 'end', 'oud@example.nl', ...organisation);
  await done(...add, 'clerk');
  await done(...add, 'editor');
  assert.equal(/Wethouder Wonen/.test(await done('staff', 'list', ...organisation)), false);
});

test('only the hash of an address is kept', async () => {
  const rows = await server.house.database.read((tx) => tx.query('SELECT * FROM staff'));
  assert.ok(rows.length > 0);
  assert.equal(/griffie@/i.test(JSON.stringify(rows)), false);
});

test('what is typed wrongly is told in plain words', async () => {
  const organisation = ['--organisation', place.organisation.slug];
  const cases: [string[], number, RegExp][] = [
    [
      ['staff', 'add', 'geen-adres', ...organisation, '--role', 'clerk', '--name', 'X'],
      2,
      /not a mail address/,
    ],
    [['staff', 'add', 'a@b.nl', ...organisation, '--role', 'clark', '--name', 'X'], 2, /mean "clerk"/],
    [
      ['staff', 'add', 'a@b.nl', '--organisation', 'nergens', '--role', 'clerk', '--name', 'X'],
      1,
      /no organisation/,
    ],
    [['moderate', 'hide', '0'.repeat(16), '--reason', 'spam'], 1, /no comment/],
    [['moderate', 'hide', '0'.repeat(16), '--reason', 'spem'], 2, /mean "spam"/],
    [['response-note', 'nergens'], 1, /no thread/],
  ];
  for (const [argv, code, says] of cases) {
    const said = await stem(...argv);
    assert.equal(said.code, code, said.note);
    assert.match(said.note, says);
  }
});

test('a queue is read and worked through on the command line, and terminals get no control characters', async () => {
  const { comment } = await written(server, place, 'Rood \u001b[31mgevaar');
  const flagger = callerOf(server, place, await newWriter(server, place));
  await flagger('POST', `/v1/comments/${comment.id}/flags`, { reason: 'spam', note: 'Reclame' });
  const queue = ['moderate', 'queue', '--organisation', place.organisation.slug];
  const listed = await done(...queue);
  assert.match(listed, new RegExp(`${comment.id}  flagged`));
  assert.match(listed, /flag: spam – Reclame/);
  assert.equal(listed.includes('\u001b'), false);
  await done('moderate', 'hide', comment.id, '--reason', 'spam', '--note', 'Geen reclame hier.');
  assert.equal((await stem('moderate', 'hide', comment.id, '--reason', 'spam')).code, 1);
  assert.match(await done(...queue), /Nothing waits/);
  await done('moderate', 'approve', comment.id);
  const note = await done('response-note', place.ref, '--format', 'csv');
  assert.match(note, /gevaar/);
});

test('what someone told the clerk by phone is flagged on the command line, and waits like any flag', async () => {
  const { comment } = await written(server, place, 'Hier staat een huisnummer');
  const flag = ['moderate', 'flag', comment.id, '--reason', 'privacy', '--note', 'Gebeld: huisnummer'];
  const queue = ['moderate', 'queue', '--organisation', place.organisation.slug, '--waits', 'flagged'];
  await done(...flag);
  assert.match(await done(...queue), /flagged[^]*flag: privacy – Gebeld: huisnummer/);
  assert.equal((await stem(...flag)).code, 1);
  await done('moderate', 'dismiss', comment.id);
  assert.match(await done(...queue), /Nothing waits/);
  // Who calls again is heard again.
  await done(...flag.slice(0, 5));
  assert.match(await done(...queue), /flag: privacy\n/);
  await done('moderate', 'hide', comment.id, '--reason', 'privacy');
  assert.match(
    await done('moderate', 'log', '--organisation', place.organisation.slug),
    new RegExp(`command line  comment.flag  comment ${comment.id}  privacy`),
  );
  assert.match((await stem(...flag)).note, /does not show/);
  assert.match((await stem('moderate', 'flag', '0'.repeat(16), '--reason', 'spam')).note, /no comment/);
});

test('the themes that a clerk filled in, in a note that a spreadsheet saved, are taken; replies follow', async () => {
  const own = await buildThreadedPlace(server);
  const { comment } = await written(server, own, 'Te weinig; "plekken"');
  await written(server, own, { text: 'Eens', parent: comment.id });
  await written(server, own, 'Mooi');
  const note = await done('response-note', own.ref, '--format', 'csv');
  // As a Dutch spreadsheet saves it: semicolons, and every cell of the column filled in.
  const rows = readCsv(note).map(({ cells }) => cells);
  const column = rows[0]!.indexOf('Thema');
  const filled = rows.map((cells, at) => cells.with(column, at === 0 ? 'Thema' : at < 3 ? 'Parkeren' : ''));
  const file = join(server.config.dataDir, 'nota.csv');
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  await writeFile(file, `\uFEFF${filled.map((cells) => cells.map(quoted).join(';')).join('\r\n')}`);
  assert.equal(await done('moderate', 'themes', own.ref, '--file', file), '1  Parkeren\n1  (none)\n');
  assert.match(await done('response-note', own.ref, '--by', 'theme'), /Parkeren \(1\)[^]*Zonder thema \(1\)/);
  const one = ['moderate', 'themes', own.ref, '--comment', comment.id];
  assert.equal(await done(...one, '--none'), '2  (none)\n');
  assert.match(
    await done('moderate', 'log', '--organisation', own.organisation.slug),
    /thread\.theme .*Parkeren/,
  );
  const wrong: [string[], number, RegExp][] = [
    [one, 2, /--theme or --none/],
    [[...one, '--theme', 'x'.repeat(81)], 2, /at most 80/],
    [['moderate', 'themes', own.ref, '--theme', 'X', '--comment', '0'.repeat(16)], 1, /first level/],
    [['moderate', 'themes', 'nergens'], 1, /no thread/],
  ];
  for (const [argv, code, says] of wrong) {
    const said = await stem(...argv);
    assert.equal(said.code, code, said.note);
    assert.match(said.note, says);
  }
  await writeFile(file, 'Reactie,Adres\r\nMooi,x\r\n');
  assert.match((await stem('moderate', 'themes', own.ref, '--file', file)).note, /no column "Thema"/);
});

/** The running server notices soon what the command line did; waits until it shows. */
const readUntil = async (holds: (thread: Thread) => boolean): Promise<Thread> => {
  for (;;) {
    const thread = await readThreadOf(server, place);
    if (holds(thread)) return thread;
    await setImmediate();
  }
};

test('an author is blocked, a thread is set and closed, and the log tells it, all on the command line', async () => {
  const { comment, token } = await written(server, place, 'Dit is de laatste');
  await done('moderate', 'block', comment.id, '--days', '7', '--reason', 'insult');
  const refused = await commentOver<{ code: string }>(server, place, token, 'Nog een');
  assert.equal(refused.body.code, 'participant_blocked');
  await done(
    'moderate',
    'thread',
    place.ref,
    '--moderation',
    'before',
    '--reactions',
    'off',
    '--kinds',
    'for,against',
  );
  const set = await readUntil(({ moderation }) => moderation === 'before');
  assert.deepEqual([set.reactions, set.kinds], [false, ['for', 'against']]);
  const waits = await written(server, place, { text: 'Ik ben voor', kind: 'for' });
  assert.equal(waits.comment.state, 'pending');
  await done('moderate', 'thread', place.ref, '--close');
  await readUntil(({ phase }) => phase === 'closed');
  await done('moderate', 'thread', place.ref, '--open', '--moderation', 'after', '--kinds', 'none');
  await readUntil(({ phase, moderation }) => phase === 'open' && moderation === 'after');
  const log = await done('moderate', 'log', '--organisation', place.organisation.slug);
  assert.match(log, new RegExp(`command line  author.block  author of comment ${comment.id}  insult`));
  assert.match(log, /thread\.set  thread .*moderation before, reactions off, kinds for against/);
  assert.equal((await stem('moderate', 'thread', place.ref)).code, 2);
  assert.equal((await stem('moderate', 'thread', place.ref, '--close', '--open')).code, 2);
  assert.equal((await stem('moderate', 'block', '0'.repeat(16), '--days', '7', '--reason', 'spam')).code, 1);
  assert.equal((await stem('moderate', 'block', comment.id, '--days', '400', '--reason', 'spam')).code, 2);
});
