import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer, type TestServer } from '../../support/server.js';
import { buildThreadedPlace, newWriter, written } from '../../support/threading.js';
import { askMailCode } from '../../support/places.js';
import { ask, DAY, subscribed, told, type } from './subscribing.js';
import { endSubscriptionsTo, moveSubscriptions } from '../../../server/mail/subscription.service.js';

let server: TestServer;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const rows = (activity: string) =>
  server.house.database.read((tx) =>
    tx.query('SELECT * FROM subscription WHERE activity_id = ?', [activity]),
  );
const to = async (email: string) => (await told(server)).filter((mail) => mail.to === email);
const pathIn = (link: string) => new URL(link).pathname;
const press = (path: string, body = 'List-Unsubscribe=One-Click') =>
  server.send('POST', path, {
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });

test('whoever has the code confirms, and only then mail comes; the code works once', async () => {
  const place = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const before = server.mails.length;
  const asked = await ask(server, place, token, ' Code@Example.nl '.trim());
  assert.equal(asked.status, 201);
  assert.deepEqual(Object.keys(asked.body).sort(), ['challenge', 'expiresAt']);
  const mail = await server.mailed(before + 1);
  assert.equal(mail.to, 'code@example.nl');
  assert.match(mail.text, /vroeg/);
  await written(server, place, 'Nieuw.');
  server.clock.pass(300);
  const { challenge } = asked.body;
  const code = /\b\d{6}\b/.exec(mail.text)![0];
  const wrong = code === '000000' ? '000001' : '000000';
  assert.equal((await type(server, place, token, { challenge, code: wrong })).body.code, 'code_wrong');
  assert.equal((await type(server, place, token, { challenge, code })).status, 204);
  assert.equal((await type(server, place, token, { challenge, code })).body.code, 'code_wrong');
  server.clock.pass(DAY);
  assert.deepEqual(await to('code@example.nl'), []);
});

test('five wrong codes end a challenge, and so do ten minutes', async () => {
  const place = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const codeOf = async (email: string) => {
    const before = server.mails.length;
    const { challenge } = (await ask(server, place, token, email)).body;
    return { challenge, code: /\b\d{6}\b/.exec((await server.mailed(before + 1)).text)![0] };
  };
  const first = await codeOf('vijf@example.nl');
  const wrong = first.code === '000000' ? '000001' : '000000';
  for (let n = 0; n < 5; n++) await type(server, place, token, { ...first, code: wrong });
  assert.equal((await type(server, place, token, first)).body.code, 'code_wrong');
  const second = await codeOf('laat@example.nl');
  server.clock.pass(601);
  assert.equal((await type(server, place, token, second)).body.code, 'code_wrong');
  assert.equal((await rows(place.id)).length, 2);
  server.clock.pass(1);
  await server.house.mail.digester.tick();
  assert.deepEqual(await rows(place.id), [], 'what was never confirmed is deleted');
});

test('the answer is the same for an address that is subscribed, and one subscription stays', async () => {
  const place = await buildThreadedPlace(server);
  await subscribed(server, place, 'dubbel@example.nl');
  const again = await ask(server, place, await newWriter(server, place), 'dubbel@example.nl');
  assert.equal(again.status, 201);
  assert.deepEqual(Object.keys(again.body).sort(), ['challenge', 'expiresAt']);
  await subscribed(server, place, 'DUBBEL@example.nl');
  const confirmed = (await rows(place.id)).filter((row) => row['confirmed_at'] !== null);
  assert.equal(confirmed.length, 1);
  assert.doesNotMatch(JSON.stringify(await rows(place.id)), /dubbel|example\.nl/i);
});

test('an address gets no seventh mail in an hour, and the answer does not tell', async () => {
  const place = await buildThreadedPlace(server);
  const before = server.mails.length;
  for (let n = 0; n < 8; n++) {
    const asked = await ask(server, place, await newWriter(server, place), 'veel@example.nl');
    assert.equal(asked.status, 201);
  }
  await server.house.identity.outbox.idle();
  assert.equal(server.mails.slice(before).filter(({ to }) => to === 'veel@example.nl').length, 6);
  const token = await newWriter(server, place);
  const answers: number[] = [];
  for (let n = 0; n < 6; n++) answers.push((await ask(server, place, token, `p${n}@example.nl`)).status);
  assert.deepEqual(answers, [201, 201, 201, 201, 201, 429]);
});

test('only threads and comments that show can be subscribed to, from a session of the organisation', async () => {
  const place = await buildThreadedPlace(server);
  const other = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  const { comment } = await written(server, other, 'Elders.');
  assert.equal((await ask(server, place, token, 'a@example.nl', comment.id)).body.code, 'not_found');
  assert.equal((await ask(server, place, token, 'a@example.nl', '0'.repeat(16))).body.code, 'not_found');
  const foreign = await newWriter(server, other);
  const refused = await ask(server, { ...place, origin: other.origin }, foreign, 'a@example.nl');
  assert.equal(refused.body.code, 'token_invalid');
});

test('a site under pressure asks for work', async () => {
  const place = await buildThreadedPlace(server);
  const token = await newWriter(server, place);
  await server.house.database.write((tx) =>
    tx.query('UPDATE channel SET under_pressure = 1 WHERE organisation_id = ?', [place.organisation.id]),
  );
  server.house.channels.forget();
  assert.equal((await ask(server, place, token, 'druk@example.nl')).body.code, 'proof_of_work_needed');
});

test('opening the link in a mail changes nothing; its button, or one click in the mail, ends this and nothing else', async () => {
  const place = await buildThreadedPlace(server, { title: 'Bomen & <b>struiken</b>' });
  const mine = await written(server, place, 'Mijn reactie.');
  const { token } = mine;
  await subscribed(server, place, 'stop@example.nl', { token });
  await subscribed(server, place, 'stop@example.nl', { token, comment: mine.comment.id });
  await written(server, place, { text: 'Nieuw.', parent: mine.comment.id });
  server.clock.pass(DAY);
  const [mail] = await to('stop@example.nl');
  const link = mail!.unsubscribe!;
  assert.ok(link.startsWith(`${server.ownOrigin}/unsubscribe/`));
  assert.ok(mail!.text.includes(link));
  const page = await server.send('GET', pathIn(link));
  assert.equal(page.status, 200);
  assert.match(page.text, /<h1>Geen mail meer\?<\/h1>[^]*Bomen &amp; &lt;b&gt;[^]*<form method="post"/);
  assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/);
  assert.equal(page.headers['cache-control'], 'no-store');
  assert.equal((await rows(place.id)).length, 2);
  const done = await press(pathIn(link));
  assert.equal(done.status, 200);
  assert.match(done.text, /geen mail meer/);
  assert.deepEqual(
    (await rows(place.id)).map((row) => row['subject_id']),
    [mine.comment.id],
  );
  assert.match((await press(pathIn(link))).text, /al gestopt/);
  assert.match((await server.send('GET', `${pathIn(link)}?lang=en`)).text, /already ended/);
  assert.equal((await server.send('GET', '/unsubscribe/abc')).status, 404);
  // Who asks again is stopped by the link in an old mail too.
  await subscribed(server, place, 'stop@example.nl', { token });
  await press(pathIn(link), '');
  assert.equal((await rows(place.id)).length, 1);
});

test('what is told after it ended is not sent, and erasing, merging and moving take subscriptions along', async () => {
  const place = await buildThreadedPlace(server);
  const { subscriptions } = server.house.mail;
  const { database } = server.house;
  const guest = await subscribed(server, place, 'gast@example.nl');
  const hash = (await rows(place.id))[0]!['person_hash'];
  const participant = (
    await database.read((tx) =>
      tx.query<{ participant_id: string }>('SELECT participant_id FROM session ORDER BY expires_at DESC'),
    )
  ).map((row) => row.participant_id);
  assert.ok(!JSON.stringify(await rows(place.id)).includes(participant[0]!));
  const covered: string[] = [];
  for (const id of participant)
    if (await database.read((tx) => subscriptions.covers(tx, place.id, id))) covered.push(id);
  assert.equal(covered.length, 1, String(hash));
  await database.write((tx) => subscriptions.merge(tx, covered[0]!, 'someone-else'));
  assert.equal(await database.read((tx) => subscriptions.covers(tx, place.id, covered[0]!)), false);
  const [mine] = await database.read((tx) => subscriptions.ofParticipant(tx, 'someone-else'));
  assert.equal(mine!.ref, place.ref);
  const other = await buildThreadedPlace(server);
  await written(server, other, 'Oud nieuws.');
  await database.write((tx) => moveSubscriptions(tx, place.id, other.id));
  server.clock.pass(DAY);
  assert.deepEqual(await to('gast@example.nl'), []);
  assert.equal(await database.write((tx) => subscriptions.erase(tx, 'someone-else')), 1);
  assert.deepEqual(await rows(other.id), []);
  assert.ok(guest);
});

test('erasing someone who proved an address ends all mail to that address; the end of retention ends all', async () => {
  const place = await buildThreadedPlace(server);
  const { database, mail, identity } = server.house;
  const token = await newWriter(server, place);
  await subscribed(server, place, 'bewezen@example.nl');
  const proof = await askMailCode(server, place, token, 'bewezen@example.nl');
  const body = { kind: 'email', activity: place.ref, ...proof };
  const proven = await server.send('POST', '/v1/sessions/mine/proofs', { origin: place.origin, token, body });
  assert.equal(proven.status, 201, proven.text);
  const subject = identity.mailHashes.address(place.organisation.id, 'bewezen@example.nl');
  const [owner] = await database.read((tx) =>
    tx.query<{ participant_id: string }>('SELECT participant_id FROM proof WHERE subject_hash = ?', [
      subject,
    ]),
  );
  assert.equal(await database.write((tx) => mail.subscriptions.erase(tx, owner!.participant_id)), 1);
  await subscribed(server, place, 'blijft@example.nl');
  await database.write((tx) => endSubscriptionsTo(tx, place.id));
  assert.deepEqual(await rows(place.id), []);
});
