import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiRooms } from '../../server/rooms.js';
import {
  askMailCode,
  buildActivity,
  buildLetterCodes,
  buildPlace,
  openSession,
  type BuiltPlace,
} from '../support/places.js';
import { startServer, type Answer, type TestServer } from '../support/server.js';

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: '100' } });
  place = await buildPlace(server, { access: 'code' });
});
after(() => server.stop());

interface Proven {
  token: string;
  proofs: string[];
}
const prove = (token: string, body: object, at = place): Promise<Answer<Proven>> =>
  server.send<Proven>('POST', '/v1/sessions/mine/proofs', {
    origin: at.origin,
    token,
    body: { activity: at.activity.ref, ...body },
  });

const guest = async () => (await openSession(server, place)).token;

const isWrong = (answer: Answer<unknown>) => {
  assert.equal(answer.status, 400);
  assert.equal((answer.body as { code: string }).code, 'code_wrong');
};

const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('12: five wrong guesses end a code, and the right one then does not help', async () => {
  const token = await guest();
  const { challenge, code } = await askMailCode(server, place, token, 'raad@example.nl');
  for (let i = 0; i < 5; i++) isWrong(await prove(token, { kind: 'email', challenge, code: another(code) }));
  isWrong(await prove(token, { kind: 'email', challenge, code }));
});

test('12: fifty guesses at the same moment are no more than five', async () => {
  const token = await guest();
  const { challenge, code } = await askMailCode(server, place, token, 'tegelijk@example.nl');
  const wrong = Array.from({ length: 50 }, () =>
    prove(token, { kind: 'email', challenge, code: another(code) }),
  );
  for (const answer of await Promise.all(wrong)) isWrong(answer);
  const [row] = await server.house.database.read((tx) =>
    tx.query<{ attempts: number }>('SELECT attempts FROM mail_code WHERE challenge = ?', [challenge]),
  );
  assert.equal(Number(row!.attempts), 5);
});

test('12: a code works once, for ten minutes, for its own challenge and organisation', async () => {
  const token = await guest();
  const first = await askMailCode(server, place, token, 'een@example.nl');
  const second = await askMailCode(server, place, token, 'twee@example.nl');
  if (first.code !== second.code)
    isWrong(await prove(token, { kind: 'email', challenge: second.challenge, code: first.code }));
  const elsewhere = await buildPlace(server);
  const there = (await openSession(server, elsewhere)).token;
  isWrong(await prove(there, { kind: 'email', ...first }, elsewhere));
  const proven = await prove(token, { kind: 'email', ...first });
  assert.equal(proven.status, 201, proven.text);
  isWrong(await prove(proven.body.token, { kind: 'email', ...first }));
  server.clock.pass(601);
  isWrong(await prove(proven.body.token, { kind: 'email', ...second }));
});

test('12: asking and guessing are limited per person, with the seconds to wait', async () => {
  const strict = await startServer({ rooms: apiRooms });
  try {
    const there = await buildPlace(strict, { access: 'email' });
    const { token } = await openSession(strict, there);
    const ask = () =>
      strict.send('POST', '/v1/mail-codes', {
        origin: there.origin,
        token,
        body: { email: 'vaak@example.nl', activity: there.activity.ref },
      });
    for (let i = 0; i < 5; i++) assert.equal((await ask()).status, 201);
    const answer = await ask();
    assert.equal(answer.status, 429);
    assert.equal(answer.body['code'], 'too_many_requests');
    assert.ok(Number(answer.headers['retry-after']) > 0);
    assert.equal(answer.body['retryAfter'], Number(answer.headers['retry-after']));
  } finally {
    await strict.stop();
  }
});

test('12: an address gets six mails an hour, whoever asks; the seventh asker hears nothing of it and has nothing to guess', async () => {
  const strict = await startServer({ rooms: apiRooms });
  try {
    const there = await buildPlace(strict, { access: 'email' });
    const answers: Answer<Record<string, unknown>>[] = [];
    for (let i = 0; i < 8; i++) {
      const { token } = await openSession(strict, there);
      const body = { email: 'slachtoffer@example.nl', activity: there.activity.ref };
      answers.push(await strict.send('POST', '/v1/mail-codes', { origin: there.origin, token, body }));
    }
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.deepEqual(
      new Set(answers.map(({ body }) => Object.keys(body).join())),
      new Set(['challenge,expiresAt']),
    );
    await strict.house.identity.outbox.idle();
    assert.equal(strict.mails.length, 6);
  } finally {
    await strict.stop();
  }
});

test('14: an address that took part and one that did not get the same answer', async () => {
  const token = await guest();
  const known = await askMailCode(server, place, token, 'bekend@example.nl');
  const proven = (await prove(token, { kind: 'email', ...known })).body.token;
  const ask = (email: string) =>
    server.send('POST', '/v1/mail-codes', {
      origin: place.origin,
      token: proven,
      body: { email, activity: place.activity.ref },
    });
  const shape = ({ status, body, headers }: Answer<Record<string, unknown>>) => ({
    status,
    keys: Object.keys(body),
    length: String(body['challenge']).length,
    expiresAt: body['expiresAt'],
    headers: Object.keys(headers).sort(),
  });
  assert.deepEqual(shape(await ask('bekend@example.nl')), shape(await ask('onbekend@example.nl')));
});

test('15: a mail holds no link, so nothing that opens links can use it', async () => {
  const token = await guest();
  await askMailCode(server, place, token, 'scanner@example.nl');
  const mail = server.mails.at(-1)!;
  assert.doesNotMatch(mail.text, /https?:|www\.|\/a\//);
});

test('6: line breaks in a name reach no header and no line of a mail', async () => {
  const evil = await buildPlace(server, {
    name: 'Gemeente\r\nBcc: all@example.nl\r\n\r\nKlik hier',
    title: 'Vraag?\r\nSubject: gratis\u2028nieuw',
  });
  const { token } = await openSession(server, evil);
  await askMailCode(server, evil, token, 'regel@example.nl');
  const { subject, text, to } = server.mails.at(-1)!;
  assert.doesNotMatch(subject, /[\r\n]/);
  assert.equal(to, 'regel@example.nl');
  assert.doesNotMatch(text, /^(Bcc|Subject|Klik)|\r|\u2028/m);
});

test('6: an address that is no address, or two, is refused before anything is sent', async () => {
  const token = await guest();
  const before = server.mails.length;
  for (const email of [
    'a@b.nl\r\nBcc: c@d.nl',
    'a@b.nl,c@d.nl',
    'a@b.nl c@d.nl',
    '<a@b.nl>',
    'a',
    '',
    `${'a'.repeat(300)}@b.nl`,
  ]) {
    const body = { email, activity: place.activity.ref };
    const answer = await server.send('POST', '/v1/mail-codes', { origin: place.origin, token, body });
    assert.equal(answer.status, 400, email);
  }
  await server.house.identity.outbox.idle();
  assert.equal(server.mails.length, before);
});

const idsOf = async () => {
  const rows = await server.house.database.read((tx) =>
    tx.query<{ id: string }>(`SELECT id FROM proof WHERE kind = 'code'`),
  );
  return rows.map(({ id }) => id);
};

test('21: a letter’s code in any case and with spaces, twice, in parallel, on several devices, is one voter', async () => {
  const [code] = await buildLetterCodes(server, place.activity.id, 1);
  const before = new Set(await idsOf());
  const spellings = [
    code!,
    code!.toLowerCase(),
    code!.replaceAll('-', ' '),
    ` ${code!.replaceAll('-', '')} `,
  ];
  const answers = await Promise.all(
    spellings.map(async (typed) => prove(await guest(), { kind: 'code', code: typed })),
  );
  for (const answer of answers) {
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(answer.body.proofs, ['code']);
  }
  assert.equal((await idsOf()).filter((id) => !before.has(id)).length, 1);
});

test('21: a letter’s code opens no other activity, and does not tell whether it exists', async () => {
  const [code] = await buildLetterCodes(server, place.activity.id, 1);
  const activity = await buildActivity(server, { organisationId: place.organisationId, access: 'code' });
  isWrong(await prove(await guest(), { kind: 'code', code: code! }, { ...place, activity }));
  isWrong(await prove(await guest(), { kind: 'code', code: 'ABCD-EFGH-JKMN' }));
  isWrong(await prove(await guest(), { kind: 'code', code: '12' }));
});

test('21: a letter found by someone else does not open what its owner did under a mail address', async () => {
  const [code] = await buildLetterCodes(server, place.activity.id, 1);
  const token = await guest();
  const withCode = await prove(token, { kind: 'code', code: code! });
  const sent = await askMailCode(server, place, withCode.body.token, 'eigenaar@example.nl');
  const owner = await prove(withCode.body.token, { kind: 'email', ...sent });
  assert.deepEqual([...owner.body.proofs].sort(), ['code', 'email']);
  const finder = await prove(await guest(), { kind: 'code', code: code! });
  assert.deepEqual(finder.body.proofs, ['code']);
});

test('21: guessing letter codes is limited per person', async () => {
  const strict = await startServer({ rooms: apiRooms });
  try {
    const there = await buildPlace(strict, { access: 'code' });
    const { token } = await openSession(strict, there);
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) {
      const body = { kind: 'code', code: 'ABCDEFGHJKMN', activity: there.activity.ref };
      statuses.push(
        (await strict.send('POST', '/v1/sessions/mine/proofs', { origin: there.origin, token, body })).status,
      );
    }
    assert.deepEqual(statuses, [...Array<number>(20).fill(400), ...Array<number>(5).fill(429)]);
  } finally {
    await strict.stop();
  }
});
