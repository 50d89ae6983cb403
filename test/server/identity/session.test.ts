import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  askMailCode,
  buildActivity,
  buildPlace,
  openSession,
  type BuiltPlace,
} from '../../support/places.js';
import { apiRooms } from '../../../server/rooms.js';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: '100' } });
  place = await buildPlace(server, { access: 'email' });
});
after(() => server.stop());

const me = (token: string, origin: string | undefined = place.origin) =>
  server.send('GET', '/v1/sessions/mine', { token, origin });

test('a session opened on a registered site is a guest there for 180 days', async () => {
  const session = await openSession(server, place);
  assert.deepEqual(session.proofs, []);
  assert.equal(session.expiresAt, '2026-09-14T12:00:00.000Z');
  const answer = await me(session.token);
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body, { proofs: [], expiresAt: session.expiresAt });
  assert.equal(answer.headers['cache-control'], 'no-store');
});

test('the database holds the hash of a token, never the token', async () => {
  const { token } = await openSession(server, place);
  const rows = await server.house.database.read((tx) => tx.query('SELECT * FROM session'));
  assert.ok(rows.length > 0);
  assert.equal(JSON.stringify(rows).includes(token), false);
});

test('a token is worthless after signing out, at once', async () => {
  const { token } = await openSession(server, place);
  assert.equal((await me(token)).status, 200);
  const out = await server.send('DELETE', '/v1/sessions/mine', { token, origin: place.origin });
  assert.equal(out.status, 204);
  assert.equal(out.text, '');
  const answer = await me(token);
  assert.equal(answer.status, 401);
  assert.equal(answer.body['code'], 'token_invalid');
});

test('a mail code makes a guest a person with a mail address, under a new token', async () => {
  const guest = await openSession(server, place);
  const { challenge, code } = await askMailCode(server, place, guest.token, 'Jan@Example.NL');
  const answer = await server.send<{ token: string; proofs: string[] }>('POST', '/v1/sessions/mine/proofs', {
    token: guest.token,
    origin: place.origin,
    body: { kind: 'email', challenge, code, activity: place.activity.ref },
  });
  assert.equal(answer.status, 201, answer.text);
  assert.deepEqual(answer.body.proofs, ['email']);
  assert.equal((await me(guest.token)).status, 401);
  assert.deepEqual((await me(answer.body.token)).body['proofs'], ['email']);
});

test('a lost answer to a proof is given again under the same key, with the same token', async () => {
  const guest = await openSession(server, place);
  const { challenge, code } = await askMailCode(server, place, guest.token, 'kwijt@example.nl');
  const sending = {
    token: guest.token,
    origin: place.origin,
    headers: { 'Idempotency-Key': 'a-lost-answer-1' },
    body: { kind: 'email', challenge, code, activity: place.activity.ref },
  };
  const first = await server.send('POST', '/v1/sessions/mine/proofs', sending);
  const second = await server.send('POST', '/v1/sessions/mine/proofs', sending);
  assert.equal(first.status, 201, first.text);
  assert.equal(second.status, 201, second.text);
  assert.deepEqual(second.body, first.body);
});

test('the server’s own pages open sessions too', async () => {
  const session = await openSession(server, { ...place, origin: server.ownOrigin });
  assert.equal((await me(session.token, server.ownOrigin)).status, 200);
  assert.equal((await server.send('GET', '/v1/sessions/mine', { token: session.token })).status, 200);
});

test('the opaque box opens a session by its ticket, for its own activity', async () => {
  const { tickets } = server.house.identity;
  const ticket = tickets.mint(place.activity.ref, server.clock.now);
  const other = await buildActivity(server, { organisationId: place.organisationId });
  const open = (activity: string) =>
    server.send<{ token: string }>('POST', '/v1/sessions', { origin: 'null', body: { activity, ticket } });
  const session = await open(place.activity.ref);
  assert.equal(session.status, 201, session.text);
  assert.equal(session.headers['access-control-allow-origin'], '*');
  assert.equal((await open(other.ref)).body['code' as never], 'origin_unknown');
  const elsewhere = await server.send('POST', '/v1/mail-codes', {
    origin: 'null',
    token: session.body.token,
    body: { email: 'a@example.nl', activity: other.ref },
  });
  assert.equal(elsewhere.body['code'], 'token_invalid');
});
