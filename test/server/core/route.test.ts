import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FieldError } from '../../../contract/errors.js';
import { startServer, type TestServer } from '../../support/server.js';
import { echoRoom, runs } from './echo.room.js';

let server: TestServer;
before(async () => {
  server = await startServer({ rooms: [echoRoom] });
});
after(() => server.stop());

const put = (body: unknown, headers: Record<string, string> = {}) =>
  server.send('PUT', '/v1/notes/a', { body, headers, origin: server.ownOrigin });

test('what the contract does not name never leaves the server, at any depth', async () => {
  const answer = await put({ text: 'hallo' });
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.body, { text: 'hallo', inner: { seen: true }, many: [{ id: 1 }] });
});

test('every fault of a body is told at once, with its place', async () => {
  const answer = await put({ text: 'x'.repeat(21), inner: { seen: 'yes' }, votes: 9999 });
  assert.equal(answer.status, 400);
  assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(answer.body['code'], 'invalid_input');
  const faults = (answer.body['errors'] as FieldError[]).map(({ at, rule }) => `${at} ${rule}`).sort();
  assert.deepEqual(faults, ['/inner/seen type', '/text maxLength', '/votes additionalProperties']);
});

test('bodies are taken as they are, queries become what the contract names', async () => {
  assert.equal((await put({ text: 12 })).status, 400);
  const answer = await server.send('GET', '/v1/notes?after=3&all=true');
  assert.deepEqual(answer.body, { text: 'number boolean' });
  const wrong = await server.send('GET', '/v1/notes?after=-1&all=perhaps');
  assert.deepEqual(
    (wrong.body['errors'] as FieldError[]).map(({ at }) => at),
    ['query/after', 'query/all'],
  );
});

test('a body that is not JSON, not UTF-8, of another type, too large or half a letter is refused', async () => {
  const codeOf = async (body: string | Buffer, headers = {}) => {
    const { status, body: problem } = await put(body, headers);
    return `${status} ${String(problem['code'])}`;
  };
  assert.equal(await codeOf('{"text":'), '400 invalid_input');
  assert.equal(await codeOf(Buffer.from([0x22, 0xff, 0x22])), '400 invalid_input');
  assert.equal(await codeOf('{"text":"\\u0000"}'), '400 invalid_input');
  assert.equal(await codeOf('{"text":"\\ud83d"}'), '400 invalid_input');
  assert.equal(await codeOf('{"text":"a"}', { 'Content-Type': 'text/plain' }), '415 media_type');
  assert.equal(await codeOf('{"text":"a"}', { 'Content-Encoding': 'gzip' }), '415 media_type');
  assert.equal(await codeOf(`{"text":"${'a'.repeat(70_000)}"}`), '413 too_large');
  assert.equal(await codeOf('[]'), '400 invalid_input');
  assert.equal(await codeOf('null'), '400 invalid_input');
  assert.equal(await codeOf('{"text":"😀 \\ud83d\\ude00"}'), '200 undefined');
});

test('an unknown address is 404, a known one with another method 405 with what it answers', async () => {
  const unknown = await server.send('GET', '/v1/nothing');
  assert.equal(unknown.status, 404);
  assert.equal(unknown.body['code'], 'not_found');
  const method = await server.send('POST', '/v1/notes/a', { body: {} });
  assert.equal(method.status, 405);
  assert.deepEqual(method.headers.allow?.split(', ').sort(), ['DELETE', 'GET', 'HEAD', 'PUT']);
  assert.equal((await server.send('GET', '/v1/notes/')).status, 404);
});

test('a fault of ours is a 500 that tells nothing, and a log line without what was in it', async () => {
  const answer = await server.send('DELETE', '/v1/notes/other', { origin: server.ownOrigin });
  assert.equal(answer.status, 500);
  assert.equal(answer.text.includes('jan@'), false);
  const line = server.logLines.find((entry) => entry.includes('a fault of ours'))!;
  assert.match(line, /echo\.room/);
  assert.equal(server.logLines.join('').includes('jan@'), false);
  assert.ok(line.includes(String(answer.headers['x-request-id'])));
});

test('ready bytes come compressed as asked, each with its own ETag, and not at all when they are known', async () => {
  const plain = await server.send('GET', '/v1/notes/b');
  const brotli = await server.send('GET', '/v1/notes/b', { headers: { 'Accept-Encoding': 'gzip, br' } });
  const gzip = await server.send('GET', '/v1/notes/b', { headers: { 'Accept-Encoding': 'gzip, br;q=0' } });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.equal(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size, 3);
  assert.match(plain.headers['cache-control']!, /^public, max-age=\d+, stale-while-revalidate=\d+$/);
  for (const { headers } of [plain, brotli, gzip]) {
    const again = await server.send('GET', '/v1/notes/b', { headers: { 'If-None-Match': headers.etag! } });
    assert.equal(again.status, 304);
    assert.equal(again.text, '');
  }
});

test('ready bytes are made once for all who ask, and again after a commit that changes them', async () => {
  const read = async () => (await server.send('GET', '/v1/notes/c')).body['text'];
  const before = runs.count;
  const first = await Promise.all(Array.from({ length: 20 }, read));
  assert.equal(runs.count, before + 1);
  assert.equal(new Set(first).size, 1);
  await server.send('POST', '/v1/notes', { body: { text: 'x' }, origin: server.ownOrigin });
  assert.notEqual(await read(), first[0]);
});
