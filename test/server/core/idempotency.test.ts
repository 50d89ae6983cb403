import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer, type TestServer } from '../../support/server.js';
import { echoRoom, runs } from './echo.room.js';

let server: TestServer;
before(async () => {
  server = await startServer({ rooms: [echoRoom] });
});
after(() => server.stop());

const post = (key: string | undefined, text = 'een') =>
  server.send('POST', '/v1/notes', {
    body: { text },
    origin: server.ownOrigin,
    headers: key === undefined ? {} : { 'Idempotency-Key': key },
  });

test('the same key and body has one effect and the same answer, also at the same moment', async () => {
  const before = runs.count;
  const answers = await Promise.all(Array.from({ length: 10 }, () => post('key-number-1')));
  assert.deepEqual(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
  assert.equal(answers[0]!.status, 201);
  assert.equal(runs.count, before + 1);
});

test('the same key with another body is refused', async () => {
  await post('key-number-2', 'een');
  const answer = await post('key-number-2', 'twee');
  assert.equal(answer.status, 409);
  assert.equal(answer.body['code'], 'key_reused');
});

test('without a key, or with another one, each request has its effect', async () => {
  const answers = await Promise.all([
    post(undefined),
    post(undefined),
    post('key-number-3'),
    post('key-number-4'),
  ]);
  assert.equal(new Set(answers.map(({ text }) => text)).size, 4);
});

test('a key of another form is refused in words', async () => {
  const answer = await post('kort');
  assert.equal(answer.status, 400);
  assert.match(answer.text, /Idempotency-Key/);
});

test('a key is forgotten after a day', async () => {
  const first = await post('key-number-5');
  server.clock.pass(24 * 3600 + 1);
  const second = await post('key-number-5');
  assert.equal(second.status, 201);
  assert.notEqual(second.text, first.text);
});

test('the kept answer can not be read from the database', async () => {
  await post('key-number-6');
  const rows = await server.house.database.read((tx) => tx.query('SELECT * FROM idempotency_key'));
  assert.ok(rows.length > 0);
  assert.doesNotMatch(JSON.stringify(rows), /note-|key-number/);
});
