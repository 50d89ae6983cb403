import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildPlace, type BuiltPlace } from '../../support/places.js';
import { startServer, type TestServer } from '../../support/server.js';
import { echoRoom } from './echo.room.js';

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: [echoRoom] });
  place = await buildPlace(server, { origin: 'https://wijk.example' });
});
after(() => server.stop());

const preflight = (method: string, origin: string, path = '/v1/notes/a') =>
  server.send('OPTIONS', path, { origin, headers: { 'Access-Control-Request-Method': method } });

test('every answer carries the version and the security headers, errors too', async () => {
  for (const path of ['/v1/notes/a', '/v1/nothing', '/health/live', '/v1/openapi.json']) {
    const { headers } = await server.send('GET', path);
    assert.match(String(headers['api-version']), /^\d+\.\d+\.\d+$/, path);
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, path);
    assert.match(headers['strict-transport-security']!, /max-age=31536000/, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['x-frame-options'], 'DENY', path);
    assert.equal(headers['access-control-allow-origin'], '*', path);
    assert.ok(headers['cache-control'], path);
    assert.equal(headers['set-cookie'], undefined, path);
  }
});

test('reads are open to every site, also with a token', async () => {
  const answer = await preflight('GET', 'https://anyone.example');
  assert.equal(answer.status, 204);
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  assert.match(answer.headers['access-control-allow-headers']!, /Authorization/);
  assert.equal(answer.headers['access-control-max-age'], '7200');
});

test('writes are open to registered sites, each told by name', async () => {
  const answer = await preflight('PUT', place.origin);
  assert.equal(answer.headers['access-control-allow-origin'], place.origin);
  assert.equal(answer.headers.vary, 'Origin');
  assert.equal(
    (await preflight('PUT', server.ownOrigin)).headers['access-control-allow-origin'],
    server.ownOrigin,
  );
});

test('writes are closed to other sites', async () => {
  const answer = await preflight('PUT', 'https://anyone.example');
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
  assert.equal(answer.headers.vary, 'Origin');
});

test('an unknown site may hear why it gets no session', async () => {
  const answer = await preflight('POST', 'https://anyone.example', '/v1/sessions');
  assert.equal(answer.headers['access-control-allow-origin'], 'https://anyone.example');
});

test('health tells live and ready, and metrics count answers by operation', async () => {
  assert.equal((await server.send('GET', '/health/live')).status, 200);
  assert.deepEqual((await server.send('GET', '/health/ready')).body, { status: 'ready' });
  await server.send('GET', '/v1/notes');
  const text = await server.house.metrics.registry.metrics();
  assert.match(text, /stem_answers_total\{operation="readNotes",status="200"\} \d/);
});
