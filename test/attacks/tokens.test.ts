import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addChannel, removeOrigin } from '../../server/channel/channel.service.js';
import { eraseParticipant } from '../../server/identity/session.service.js';
import { askMailCode, buildPlace, openSession, type BuiltPlace } from '../support/places.js';
import { apiRooms } from '../../server/rooms.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let place: BuiltPlace;
let other: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: '100' } });
  place = await buildPlace(server);
  other = await buildPlace(server);
});
after(() => server.stop());

const me = (token: string, origin = place.origin) =>
  server.send('GET', '/v1/sessions/mine', { token, origin });

const refused = async (answer: ReturnType<typeof me>) => {
  const { status, body } = await answer;
  assert.equal(status, 401);
  assert.equal(body['code'], 'token_invalid');
};

test('13: a token of one channel is refused on another of the same organisation', async () => {
  const origin = 'https://tweede.example';
  await server.house.database.write((tx) =>
    addChannel(tx, {
      organisationId: place.organisationId,
      slug: 'tweede',
      name: 'Tweede',
      kind: 'other',
      origins: [origin],
    }),
  );
  const { token } = await openSession(server, place);
  await refused(me(token, origin));
});

test('13: a token of one organisation is refused at another, also on a site that both use', async () => {
  const origin = 'https://samen.example';
  for (const { organisationId } of [place, other])
    await server.house.database.write((tx) =>
      addChannel(tx, { organisationId, slug: 'samen', name: 'Samen', kind: 'other', origins: [origin] }),
    );
  const { token } = await openSession(server, { ...place, origin });
  const body = { email: 'jan@example.nl', activity: other.activity.ref };
  await refused(server.send('POST', '/v1/mail-codes', { origin, token, body }));
  await refused(me(token, other.origin));
});

test('13: a token of a site is refused in the box and on our own pages', async () => {
  const { token } = await openSession(server, place);
  await refused(me(token, 'null'));
  await refused(me(token, server.ownOrigin));
});

test('13: a token of our own pages is refused on a site', async () => {
  const { token } = await openSession(server, { ...place, origin: server.ownOrigin });
  await refused(me(token));
});

test('13: an expired token is refused from the very moment', async () => {
  const { token, expiresAt } = await openSession(server, place);
  const before = server.clock.now;
  server.clock.now = new Date(Date.parse(expiresAt) - 1);
  assert.equal((await me(token)).status, 200);
  server.clock.now = new Date(expiresAt);
  await refused(me(token));
  server.clock.now = before;
});

test('13: after erasure every token of the person is worthless, and nothing leads to the address', async () => {
  const guest = await openSession(server, place);
  const sent = await askMailCode(server, place, guest.token, 'wis@example.nl');
  const { body } = await server.send<{ token: string }>('POST', '/v1/sessions/mine/proofs', {
    origin: place.origin,
    token: guest.token,
    body: { kind: 'email', ...sent, activity: place.activity.ref },
  });
  assert.equal((await me(body.token)).status, 200);
  const [proof] = await server.house.database.read((tx) =>
    tx.query<{ participant_id: string }>(`SELECT participant_id FROM proof WHERE kind = 'email'`),
  );
  await server.house.database.write((tx) => eraseParticipant(tx, proof!.participant_id, server.clock.now));
  await refused(me(body.token));
  const left = await server.house.database.read((tx) =>
    tx.query(`SELECT id FROM proof WHERE kind = 'email'`),
  );
  assert.deepEqual(left, []);
});

test('13: tokens of a site stop working when its origin is taken away', async () => {
  const gone = await buildPlace(server);
  const { token } = await openSession(server, gone);
  assert.equal((await me(token, gone.origin)).status, 200);
  await server.house.database.write((tx) => removeOrigin(tx, gone.organisationId, gone.origin));
  assert.equal((await me(token, gone.origin)).body['code'], 'origin_unknown');
});

test('13: what only looks like a token is refused', async () => {
  for (const token of ['x', 'A'.repeat(43), 'A'.repeat(5000), `' OR 1=1 --`]) await refused(me(token));
  const basic = await server.send('GET', '/v1/sessions/mine', { headers: { Authorization: 'Basic eDp5' } });
  assert.equal(basic.status, 401);
  assert.equal((await server.send('GET', '/v1/sessions/mine')).body['code'], 'sign_in_needed');
});

test('a token in the address is not read, and nothing of a request reaches the log', async () => {
  const { token } = await openSession(server, place);
  const answer = await server.send('GET', `/v1/sessions/mine?token=${token}`, { origin: place.origin });
  assert.equal(answer.body['code'], 'sign_in_needed');
  const log = server.logLines.join('\n');
  for (const secret of [token, '127.0.0.1', 'example.nl', place.origin, 'Bearer'])
    assert.equal(log.includes(secret), false, secret);
});
