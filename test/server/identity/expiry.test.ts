import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiRooms } from '../../../server/rooms.js';
import { deleteExpired } from '../../../server/identity/expiry.service.js';
import { askMailCode, buildPlace, openSession, type BuiltPlace } from '../../support/places.js';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms });
  place = await buildPlace(server);
});
after(() => server.stop());

const counts = () =>
  server.house.database.read(async (tx) => {
    const count = async (table: string) => (await tx.query(`SELECT * FROM ${table}`)).length;
    return {
      codes: await count('mail_code'),
      keys: await count('idempotency_key'),
      sessions: await count('session'),
    };
  });

test('codes go when their time is over, kept answers after a day, sessions a week after they ended', async () => {
  const headers = { 'Idempotency-Key': 'een-sleutel' };
  const { token } = await openSession(server, place, { headers });
  await askMailCode(server, place, token, 'weg@example.nl');
  await openSession(server, place);
  await server.send('DELETE', '/v1/sessions/mine', { origin: place.origin, token });
  const after = async (seconds: number) => {
    server.clock.pass(seconds);
    await deleteExpired(server.house.database, server.clock.now);
    return counts();
  };
  assert.deepEqual(await after(0), { codes: 1, keys: 1, sessions: 2 });
  assert.deepEqual(await after(601), { codes: 0, keys: 1, sessions: 2 });
  assert.deepEqual(await after(24 * 3600), { codes: 0, keys: 0, sessions: 2 });
  assert.deepEqual(await after(7 * 24 * 3600), { codes: 0, keys: 0, sessions: 1 });
});
