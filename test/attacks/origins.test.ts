import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiRooms } from '../../server/rooms.js';
import { buildPlace, openSession, type BuiltPlace } from '../support/places.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: '100' } });
  place = await buildPlace(server, { origin: 'https://groningen.nl' });
  await buildPlace(server, { origin: 'https://elders.example' });
});
after(() => server.stop());

const strangers = [
  'https://groningen.nl.evil.example',
  'https://evilgroningen.nl',
  'http://groningen.nl',
  'https://groningen.nl:8443',
  'https://www.groningen.nl',
  'https://GRONINGEN.nl',
  'https://groningen.nl/',
  'https://elders.example',
  'null',
  '',
  undefined,
];

for (const origin of strangers)
  test(`7: a session for a poll of groningen.nl is refused to ${origin ?? 'no origin'}`, async () => {
    const answer = await server.send('POST', '/v1/sessions', {
      origin,
      body: { activity: place.activity.ref },
    });
    assert.equal(answer.status, 403);
    assert.equal(answer.body['code'], 'origin_unknown');
  });

for (const origin of strangers)
  test(`7: a token of groningen.nl is worthless to ${origin ?? 'no origin'}`, async () => {
    const { token } = await openSession(server, place);
    const body = { email: 'jan@example.nl', activity: place.activity.ref };
    const answer = await server.send('POST', '/v1/mail-codes', { origin, token, body });
    assert.ok(answer.status === 403 || answer.status === 401, answer.text);
    assert.equal(server.mails.length, 0);
  });

test('7: a ticket of the box that was forged, is old, or is of another activity opens nothing', async () => {
  const { tickets } = server.house.identity;
  const good = tickets.mint(place.activity.ref, server.clock.now);
  const old = tickets.mint(place.activity.ref, new Date(server.clock.now.getTime() - 13 * 3_600_000));
  const later = `${(parseInt(good.split('.')[0]!, 36) + 99).toString(36)}.${good.split('.')[1]!}`;
  for (const ticket of [
    '',
    '.',
    'x.y',
    later,
    old,
    tickets.mint('iets-anders', server.clock.now),
    `${good}A`,
  ]) {
    const body = { activity: place.activity.ref, ticket };
    const answer = await server.send('POST', '/v1/sessions', { origin: 'null', body });
    assert.equal(answer.status, 403, ticket);
    assert.equal(answer.body['code'], 'origin_unknown');
  }
});

test('7: a ticket opens nothing outside the box', async () => {
  const ticket = server.house.identity.tickets.mint(place.activity.ref, server.clock.now);
  const body = { activity: place.activity.ref, ticket };
  const answer = await server.send('POST', '/v1/sessions', { origin: 'https://evil.example', body });
  assert.equal(answer.body['code'], 'origin_unknown');
});

test('11: forged Host and X-Forwarded headers change neither addresses nor limits', async () => {
  const strict = await startServer({ rooms: apiRooms });
  try {
    const there = await buildPlace(strict);
    const statuses: number[] = [];
    for (let i = 0; i < 302; i++) {
      const headers = {
        Host: 'evil.example',
        'X-Forwarded-For': `203.0.113.${i % 250}`,
        'X-Forwarded-Host': 'evil.example',
      };
      const body = { activity: there.activity.ref };
      statuses.push(
        (await strict.send('POST', '/v1/sessions', { origin: there.origin, headers, body })).status,
      );
    }
    assert.equal(statuses.filter((status) => status === 201).length, 300);
    assert.deepEqual(statuses.slice(-2), [429, 429]);
    const openApi = await strict.send('GET', '/v1/openapi.json', { headers: { Host: 'evil.example' } });
    assert.equal(openApi.text.includes('evil.example'), false);
  } finally {
    await strict.stop();
  }
});

test('11: behind one configured proxy the address that it saw counts, and what the client wrote before it does not', async () => {
  const behind = await startServer({ rooms: apiRooms, env: { TRUST_PROXY: '1' }, pressureAt: 10_000 });
  try {
    const there = await buildPlace(behind);
    const send = (forwarded: string) =>
      behind.send('POST', '/v1/sessions', {
        origin: there.origin,
        body: { activity: there.activity.ref },
        headers: { 'X-Forwarded-For': forwarded },
      });
    for (let i = 0; i < 300; i++) await send(`203.0.113.${i % 250}, 198.51.100.7`);
    assert.equal((await send('203.0.113.1, 198.51.100.7')).status, 429);
    assert.equal((await send('198.51.100.7, 198.51.100.8')).status, 201);
  } finally {
    await behind.stop();
  }
});
