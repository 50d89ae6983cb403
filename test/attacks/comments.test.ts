import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Comment, CommentAnswer, Counts, MyThread, Thread } from '../../contract/comment.schema.js';
import type { Problem } from '../../contract/errors.js';
import { readStanding, setState } from '../../server/comment/comment.service.js';
import { apiRooms } from '../../server/rooms.js';
import { startServer, type TestServer } from '../support/server.js';
import {
  buildThreadedPlace,
  commentOver,
  newWriter,
  readThreadOf,
  written,
  type ThreadedPlace,
} from '../support/threading.js';

let server: TestServer;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: 'off' }, pressureAt: Infinity });
});
after(() => server.stop());

const refusal = async (place: ThreadedPlace, token: string, input: Parameters<typeof commentOver>[3]) => {
  const { status, body } = await commentOver<Problem>(server, place, token, input);
  return `${status} ${body.code}`;
};

// ATTACKS 1, 3, 4
test('a text of every plane of Unicode, of markup and of controls comes back byte for byte', async () => {
  const place = await buildThreadedPlace(server);
  const planes = Array.from({ length: 17 }, (_, plane) =>
    String.fromCodePoint(plane * 0x10000 + 0x61, plane * 0x10000 + 0xfffd),
  ).join('');
  const texts = [
    planes,
    '<img src=x onerror=alert(1)></script><script>alert(1)</script>',
    'a\u202eb\u200dc\u0001\ufeff\u2028\r\n\t  é e\u0301 & < "',
    `z${'\u0301'.repeat(4000)}`,
    '👩‍👩‍👧‍👦'.repeat(400),
  ];
  for (const text of texts) {
    const { comment, token } = await written(server, place, { text });
    assert.equal(comment.text, text);
    const seen = await server.send<Comment>('GET', `/v1/comments/${comment.id}`);
    assert.equal(seen.body.text, text);
    const mine = await server.send<MyThread>('GET', `${place.path}/mine`, { origin: place.origin, token });
    assert.equal(mine.body.comments[0]?.comment.text, text);
  }
  const { first } = await readThreadOf(server, place);
  assert.deepEqual(
    first.comments.map(({ text }) => text),
    texts,
  );
});

test('half a surrogate pair, NUL, nothing, too much and a name with hidden signs are refused with the place', async () => {
  const place = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const raw = (text: string) =>
    server.send<Problem>('POST', '/v1/comments', {
      origin: place.origin,
      token,
      body: `{"thread":"${place.ref}","text":${text}}`,
    });
  for (const text of [
    '"\\ud800"',
    '"a\\udc00b"',
    '"\\u0000"',
    '""',
    '" \\u200b\\n"',
    'null',
    '7',
    '["a"]',
    '{}',
  ])
    assert.equal((await raw(text)).status, 400, text);
  assert.equal((await raw(JSON.stringify('a'.repeat(5001)))).status, 400);
  assert.equal((await raw(JSON.stringify('a'.repeat(70_000)))).status, 413);
  assert.equal((await raw('['.repeat(20_000) + ']'.repeat(20_000))).status, 400);
  for (const name of ['Piet\r\nBcc: a@b.example', '\u202eteiP', ' ', '\u200b'])
    assert.equal(
      await refusal(place, token, { text: 'Hallo', name }),
      '400 invalid_input',
      JSON.stringify(name),
    );
  assert.equal(
    (await written(server, place, { text: 'Hallo', name: 'می‌خواهم' })).comment.author!.name,
    'می‌خواهم',
  );
  assert.equal((await readThreadOf(server, place)).comments, 1);
});

// ATTACKS 20, 30
test('a key that is sent again gives the same comment, and with other words it is refused', async () => {
  const place = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const headers = { 'Idempotency-Key': 'sleutel-12345678' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => commentOver(server, place, token, 'Eén keer', { headers })),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
  assert.equal(new Set(answers.map(({ body }) => body.comment.id)).size, 1);
  const late = await commentOver(server, place, token, 'Eén keer', { headers });
  assert.equal(late.body.comment.id, answers[0]!.body.comment.id);
  assert.equal(late.body.thread.comments, 1);
  const other = await commentOver<Problem>(server, place, token, 'Twee keer', { headers });
  assert.equal(other.body.code, 'key_reused');
  assert.equal((await readThreadOf(server, place)).comments, 1);
});

test('the same words by the same person in the same place within a minute are one comment', async () => {
  const place = await buildThreadedPlace(server);
  const one = await written(server, place, 'Dubbel');
  const again = await written(server, place, 'Dubbel', one.token);
  const elsewhere = await written(server, place, { text: 'Dubbel', parent: one.comment.id }, one.token);
  const other = await written(server, place, 'Dubbel');
  assert.equal(again.comment.id, one.comment.id);
  assert.notEqual(elsewhere.comment.id, one.comment.id);
  assert.notEqual(other.comment.id, one.comment.id);
  const start = server.clock.now;
  server.clock.pass(61);
  assert.notEqual((await written(server, place, 'Dubbel', one.token)).comment.id, one.comment.id);
  server.clock.now = start;
});

// ATTACKS 22
test('a reply to a comment of another thread, to a hidden, waiting or withdrawn one, and to none, is refused', async () => {
  const place = await buildThreadedPlace(server);
  const other = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const foreign = await written(server, other, 'Elders');
  const hidden = await written(server, place, 'Scheldwoord');
  await server.house.database.write(async (tx) =>
    setState(tx, (await readStanding(tx, hidden.comment.id))!, { state: 'hidden', reason: 'insult' }),
  );
  const gone = await written(server, place, 'Weg');
  await server.send('DELETE', `/v1/comments/${gone.comment.id}`, { origin: place.origin, token: gone.token });
  for (const parent of [foreign.comment.id, hidden.comment.id, gone.comment.id, '0'.repeat(16)])
    assert.equal(await refusal(place, token, { text: 'Antwoord', parent }), '409 reply_refused');
  const { hidden: numbers, withdrawn, first } = await readThreadOf(server, place);
  assert.deepEqual([numbers, withdrawn, first.comments], [[{ reason: 'insult', count: 1 }], 1, []]);
  const seen = await server.send('GET', `/v1/comments/${hidden.comment.id}`);
  assert.equal(seen.status, 404);
});

// ATTACKS 24
test('nobody gives themselves a state, a badge or votes', async () => {
  const place = await buildThreadedPlace(server, { moderation: 'before' });
  const token = await newWriter(server, place);
  const post = (more: object) =>
    server.send<Problem>('POST', '/v1/comments', {
      origin: place.origin,
      token,
      body: { thread: place.ref, text: 'Ik ben de baas', ...more },
    });
  for (const more of [
    { status: 'published' },
    { state: 'published' },
    { votes: 9999 },
    { agree: 1 },
    { author: {} },
  ])
    assert.equal((await post(more)).status, 400);
  assert.equal((await post({ official: true })).body.code, 'forbidden');
  assert.equal((await readThreadOf(server, place)).comments, 0);
});

// ATTACKS 14, 16
test('who is not the author can neither edit nor withdraw, nor see what waits, from any site', async () => {
  const place = await buildThreadedPlace(server, { moderation: 'before' });
  const { comment } = await written(server, place, 'Van mij');
  const path = `/v1/comments/${comment.id}`;
  const { origin } = place;
  const token = await newWriter(server, place);
  const edit = await server.send<Problem>('PUT', path, { origin, token, body: { text: 'Gekaapt' } });
  assert.equal(edit.body.code, 'forbidden');
  assert.equal((await server.send<Problem>('DELETE', path, { origin, token })).body.code, 'forbidden');
  assert.equal((await server.send('GET', path, { origin, token })).status, 404);
  const other = await buildThreadedPlace(server);
  const foreign = await newWriter(server, other);
  for (const method of ['PUT', 'DELETE'])
    assert.equal(
      (await server.send(method, path, { origin: other.origin, token: foreign, body: { text: 'Gekaapt' } }))
        .status,
      401,
    );
  assert.equal((await commentOver(server, place, foreign, 'Hallo', { origin: other.origin })).status, 401);
});

test('a thread that asks for a mail address takes no word and no reaction from a guest', async () => {
  const place = await buildThreadedPlace(server, { access: 'email' });
  const token = await newWriter(server, place);
  assert.equal(await refusal(place, token, 'Hallo'), '403 identity_needed');
  const mine = await server.send<MyThread>('GET', `${place.path}/mine`, { origin: place.origin, token });
  assert.equal(mine.body.can.needs, 'email');
});

// ATTACKS 25
test('a document has one thread in all its spellings, and none where no site registered it', async () => {
  const place = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const address = `${place.prefix}8471?b=2&a=1`;
  const spellings = [
    `${place.prefix}8471/?a=1&b=2#kop`,
    `${place.prefix.replace('https://', 'HTTPS://').replace('.example', '.EXAMPLE')}8471?a=1&utm_source=nieuws&b=2`,
    `${place.prefix.replace('.example/', '.example:443/')}8471?a=1&b=2`,
  ];
  const find = (document: string) =>
    server.send<Thread & Problem>('GET', `/v1/threads?document=${encodeURIComponent(document)}`);
  const before = await find(address);
  assert.equal(before.body.ref, undefined);
  assert.equal(before.body.comments, 0);
  const first = await commentOver(server, place, token, {
    document: address,
    text: 'Eerste',
    title: 'Brief',
  });
  assert.match(String(first.body.thread.ref), /^d-[0-9a-hjkmnp-tv-z]{12}$/);
  for (const document of spellings) {
    assert.equal((await find(document)).body.ref, first.body.thread.ref, document);
    await commentOver(server, place, token, { document, text: document });
  }
  assert.equal((await find(address)).body.comments, 4);
  const host = new URL(place.prefix).host;
  const foreign = [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://elders.example/8471',
    `https://piet:geheim@${host}/stukken/8471`,
    `https://${host}.evil.example/stukken/8471`,
    `ftp://${host}/stukken/8471`,
    place.prefix.replace('https', 'http'),
    'geen adres',
  ];
  for (const document of foreign) {
    assert.equal((await find(document)).body.code, 'document_unknown', document);
    assert.equal(await refusal(place, token, { document, text: 'x' }), '404 document_unknown', document);
  }
  assert.equal((await find(`${place.prefix}${'a'.repeat(10_000)}`)).status, 400);
  const counts = await server.send<Counts>('POST', '/v1/comment-counts', {
    body: {
      documents: [address, ...spellings, ...foreign, `${place.prefix}niets`],
      threads: [place.ref, 'geen'],
    },
  });
  assert.deepEqual(counts.body, { documents: [4, 4, 4, 4, ...foreign.map(() => 0), 0], threads: [0, 0] });
});

test('of fifty first comments at once under a document, one begins the thread and all are in it', async () => {
  const place = await buildThreadedPlace(server);
  const document = `${place.prefix}nieuw`;
  const tokens = await Promise.all(Array.from({ length: 50 }, () => newWriter(server, place)));
  const answers = await Promise.all(
    tokens.map((token, at) =>
      commentOver<CommentAnswer>(server, place, token, { document, text: `Nummer ${at}` }),
    ),
  );
  assert.equal(new Set(answers.map(({ body }) => body.thread.ref)).size, 1);
  const thread = await readThreadOf(server, { ref: answers[0]!.body.thread.ref! });
  assert.equal(thread.comments, 50);
});

test('a field that nobody sees costs a machine work, and loses no words', async () => {
  const place = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const input = { text: 'Koop nu', website: 'https://spam.example' };
  const { status, body } = await commentOver<Problem>(server, place, token, input);
  assert.deepEqual([status, body.code], [403, 'proof_of_work_needed']);
  assert.ok(body.challenge);
  assert.equal(await refusal(place, token, { ...input, work: 'bm90IHdvcms=' }), '400 proof_of_work_wrong');
});
