import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { solveChallenge } from 'altcha-lib/v1';
import { apiRooms } from '../../../server/rooms.js';
import { setPressure } from '../../../server/channel/channel.service.js';
import { buildPlace, openSession, type BuiltPlace } from '../../support/places.js';
import { startServer, type TestServer } from '../../support/server.js';

interface Challenge {
  algorithm: string;
  challenge: string;
  salt: string;
  signature: string;
  maxnumber: number;
}

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms, pressureAt: 5, now: 'real', env: { RATE_LIMITS: '100' } });
  place = await buildPlace(server);
  await server.house.database.write((tx) => setPressure(tx, place.channelId, true));
});
after(() => server.stop());

const open = (work?: string, at = place) =>
  server.send('POST', '/v1/sessions', {
    origin: at.origin,
    body: { activity: at.activity.ref, ...(work === undefined ? {} : { work }) },
  });

const asked = async (): Promise<Challenge> => {
  const answer = await open();
  assert.equal(answer.status, 403);
  assert.equal(answer.body['code'], 'proof_of_work_needed');
  return answer.body['challenge'] as Challenge;
};

const solve = async ({ algorithm, challenge, salt, signature, maxnumber }: Challenge): Promise<string> => {
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  return Buffer.from(
    JSON.stringify({ algorithm, challenge, salt, signature, number: solution!.number }),
  ).toString('base64');
};

const isWrong = async (work: string) => {
  const answer = await open(work);
  assert.equal(answer.status, 400, answer.text);
  assert.equal(answer.body['code'], 'proof_of_work_wrong');
};

test('on a channel under pressure a session costs a solved challenge', async () => {
  const answer = await open(await solve(await asked()));
  assert.equal(answer.status, 201, answer.text);
});

test('a solution is worth one session, also when it is sent twenty times at once, or written another way', async () => {
  const work = await solve(await asked());
  const answers = await Promise.all(Array.from({ length: 20 }, () => open(work)));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  const json = JSON.parse(Buffer.from(work, 'base64').toString()) as object;
  await isWrong(Buffer.from(JSON.stringify({ ...json, took: 3 })).toString('base64'));
});

test('a solution that is wrong, forged, of no form or of another server is refused', async () => {
  const challenge = await asked();
  const json = JSON.parse(Buffer.from(await solve(challenge), 'base64').toString()) as Record<
    string,
    unknown
  >;
  const send = (change: object) =>
    isWrong(Buffer.from(JSON.stringify({ ...json, ...change })).toString('base64'));
  await send({ number: Number(json['number']) + 1 });
  await send({ signature: 'x'.repeat(64) });
  await send({ salt: `${String(json['salt'])}&expires=9999999999` });
  await send({ algorithm: 'MD5' });
  for (const work of ['', 'x', '{}', Buffer.from('null').toString('base64')]) await isWrong(work);
});

test('a site that opens more sessions than people do comes under pressure by itself, and other sites do not', async () => {
  const busy = await buildPlace(server);
  const quiet = await buildPlace(server);
  const statuses: number[] = [];
  for (let i = 0; i < 7; i++) statuses.push((await open(undefined, busy)).status);
  assert.deepEqual(statuses, [201, 201, 201, 201, 201, 403, 403]);
  await openSession(server, quiet);
});
