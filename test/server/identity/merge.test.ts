import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiRooms } from '../../../server/rooms.js';
import { voterOf } from '../../../server/identity/voter.service.js';
import { findSession } from '../../../server/identity/session.store.js';
import { hashToken } from '../../../server/identity/token.js';
import {
  askMailCode,
  buildLetterCodes,
  buildPlace,
  openSession,
  type BuiltPlace,
} from '../../support/places.js';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: '100' } });
  place = await buildPlace(server, { access: 'email' });
});
after(() => server.stop());

const visitor = async (token: string) =>
  (await server.house.database.read((tx) => findSession(tx, hashToken(token))))!;

const add = async (token: string, body: object): Promise<string> => {
  const answer = await server.send<{ token: string }>('POST', '/v1/sessions/mine/proofs', {
    origin: place.origin,
    token,
    body: { activity: place.activity.ref, ...body },
  });
  assert.equal(answer.status, 201, answer.text);
  return answer.body.token;
};

const withMail = async (token: string, email: string) =>
  add(token, { kind: 'email', ...(await askMailCode(server, place, token, email)) });

const guest = async () => (await openSession(server, place)).token;

test('the same address on two devices, in any spelling, is one participant and one voter', async () => {
  const phone = await visitor(await withMail(await guest(), 'Aisha@Example.NL'));
  const token = await guest();
  const before = await visitor(token);
  const laptop = await visitor(await withMail(token, 'aisha@example.nl'));
  assert.equal(laptop.participantId, phone.participantId);
  assert.equal(voterOf('email', laptop, place.activity.id), voterOf('email', phone, place.activity.id));
  const [merged] = await server.house.database.read((tx) =>
    tx.query<{ merged_into: string }>('SELECT merged_into FROM participant WHERE id = ?', [
      before.participantId,
    ]),
  );
  assert.equal(merged!.merged_into, phone.participantId);
});

test('what a browser did as a guest stays with it when a proof is added', async () => {
  const token = await guest();
  const before = await visitor(token);
  const after = await visitor(await withMail(token, 'gast@example.nl'));
  assert.equal(voterOf('guest', after, place.activity.id), voterOf('guest', before, place.activity.id));
});

test('a letter and an address are two proofs of one visitor, each for its own kind of poll', async () => {
  const [code] = await buildLetterCodes(server, place.activity.id, 1);
  const token = await add(await withMail(await guest(), 'brief@example.nl'), { kind: 'code', code });
  const both = await visitor(token);
  const voters = (['guest', 'email', 'code'] as const).map((access) =>
    voterOf(access, both, place.activity.id),
  );
  assert.equal(new Set(voters).size, 3);
  assert.ok(voters.every((voter) => voter !== undefined));
  assert.equal(voterOf('resident', both, place.activity.id), undefined);
  assert.equal(voterOf('code', both, 'another-activity'), undefined);
});

test('of two addresses the newest counts', async () => {
  const first = await withMail(await guest(), 'oud@example.nl');
  const before = voterOf('email', await visitor(first), place.activity.id);
  const after = await visitor(await withMail(first, 'nieuw@example.nl'));
  assert.notEqual(voterOf('email', after, place.activity.id), before);
  assert.equal(after.proofs.length, 1);
});

test('two proofs at the same moment with one token: one wins, the other is told that its token is old', async () => {
  const token = await guest();
  const sent = [
    await askMailCode(server, place, token, 'p@example.nl'),
    await askMailCode(server, place, token, 'q@example.nl'),
  ];
  const answers = await Promise.all(
    sent.map((code) =>
      server.send('POST', '/v1/sessions/mine/proofs', {
        origin: place.origin,
        token,
        body: { kind: 'email', ...code, activity: place.activity.ref },
      }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 401]);
});
