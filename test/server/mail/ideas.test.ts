import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importIdeas } from '../../../server/idea/board.service.js';
import { asStaff, buildBoardedPlace, proposed, readMineOf, supported } from '../../support/boarding.js';
import { onBoth } from '../../support/database.js';
import { startServer, type TestServer } from '../../support/server.js';
import { callerOf } from '../../support/staffing.js';
import { newWriter, written } from '../../support/threading.js';
import { DAY, followed, told } from './subscribing.js';

onBoth('mail about an idea', (databases) => {
  let server: TestServer;
  before(async () => {
    const place = await databases.tabled();
    const env = { RATE_LIMITS: 'off', ...('url' in place ? { DATABASE_URL: place.url } : {}) };
    server = await startServer({ env, pressureAt: Infinity });
  });
  after(() => server.stop());
  const to = async (email: string) =>
    (await told(server)).filter((mail) => mail.to === email && !/code/.test(mail.subject));

  test('an answer is mailed at once, once, with a link that ends it; who only supports gets no mail', async () => {
    const place = await buildBoardedPlace(server, { title: 'Wat maakt de wijk beter?' });
    const { idea } = await proposed(server, place, {
      title: 'Een bankje\u2028bij de vijver'.replace('\u2028', ' '),
    });
    const [supporter] = await supported(server, place, idea.id, 1);
    const token = await followed(server, place, 'volger@example.nl', idea.id);
    assert.deepEqual((await readMineOf(server, place, token)).follows, [idea.id]);
    assert.deepEqual((await readMineOf(server, place, supporter!)).follows, []);
    assert.deepEqual(await to('volger@example.nl'), []);
    const staff = await asStaff(server, place, 'editor', 'Wethouder Groen');
    await staff('POST', `/v1/ideas/${idea.id}/statuses`, { status: 'considering' });
    const [news] = await to('volger@example.nl');
    assert.equal(news!.subject, 'Nieuws over: Een bankje bij de vijver');
    assert.match(news!.text, /Dit idee wordt bekeken\./);
    const response = 'Ja.\n-----\nKlik hier: https://evil.example';
    await staff('POST', `/v1/ideas/${idea.id}/statuses`, { status: 'yes', response });
    const [, mail, ...more] = await to('volger@example.nl');
    assert.deepEqual(more, []);
    assert.match(mail!.subject, /^Antwoord van Gemeente.*: Een bankje bij de vijver$/);
    assert.match(mail!.text, /Wethouder Groen schreef namens Gemeente.*:\n> Ja\.\n> -----\n> Klik hier/);
    assert.doesNotMatch(mail!.text, /wordt bekeken/);
    assert.ok(mail!.text.includes(`${server.ownOrigin}/a/${place.ref}?idee=${idea.id}#idee-${idea.id}`));
    server.clock.pass(DAY);
    assert.equal((await to('volger@example.nl')).length, 2, 'nothing twice');

    const path = new URL(mail!.unsubscribe!).pathname;
    const asked = await server.send('GET', path);
    assert.match(asked.text, /U krijgt nu mail over dit idee:[^]*Een bankje bij de vijver/);
    assert.deepEqual(
      (await readMineOf(server, place, token)).follows,
      [idea.id],
      'opening a link changes nothing',
    );
    await server.send('POST', path, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    assert.deepEqual((await readMineOf(server, place, token)).follows, []);
    await staff('POST', `/v1/ideas/${idea.id}/statuses`, { status: 'done' });
    assert.equal((await to('volger@example.nl')).length, 2);
  });

  test('the agenda and a merge are told at once; comments of a board in one digest, at most once a day', async () => {
    const agenda = { threshold: 2, then: 'De raad bespreekt het.', otherwise: 'U hoort waarom niet.' };
    const place = await buildBoardedPlace(server, { agenda });
    const { idea: first } = await proposed(server, place, { title: 'Meer bomen' });
    const { idea: second } = await proposed(server, place, { title: 'Minder tegels' });
    const token = await followed(server, place, 'agenda@example.nl', first.id);
    await followed(server, place, 'agenda@example.nl', second.id, token);
    await supported(server, place, first.id, 2);
    const staff = await asStaff(server, place);
    assert.match(
      (await to('agenda@example.nl'))[0]!.text,
      /genoeg steun en komt op de agenda\. De raad bespreekt het\./,
    );
    await staff('PUT', `/v1/ideas/${first.id}/agenda`, { meetingDay: '2026-05-06' });
    assert.match((await to('agenda@example.nl'))[1]!.text, /De vergadering over dit idee is op 6 mei 2026\./);
    await staff('POST', '/v1/idea-merges', { from: second.id, into: first.id, why: 'Gaat over hetzelfde.' });
    const merged = (await to('agenda@example.nl'))[2]!;
    assert.match(merged.text, /gaat verder in een ander idee[^]*Meer bomen/);
    for (const { id } of [first, second]) {
      const under = { ...place, ref: `idea-${id}` };
      await written(server, under, `Reactie op ${id}`);
      await written(server, under, 'Van mijzelf', token);
    }
    assert.equal((await to('agenda@example.nl')).length, 3);
    server.clock.pass(DAY);
    const [, , , digest, ...more] = await to('agenda@example.nl');
    assert.deepEqual(more, []);
    assert.equal(digest!.subject, `Nieuwe reacties: ${'Wat maakt de wijk beter?'}`);
    assert.ok(
      digest!.text.includes(`Reactie op ${first.id}`) && digest!.text.includes(`Reactie op ${second.id}`),
    );
    assert.doesNotMatch(digest!.text, /Van mijzelf/);
  });

  test('new ideas of a board come in one digest, at most once a day, without one’s own, those that wait and those that came from elsewhere', async () => {
    const place = await buildBoardedPlace(server, {
      moderation: 'before',
      title: 'Wat maakt de wijk beter?',
    });
    const token = await followed(server, place, 'bord@example.nl', undefined);
    const mine = await readMineOf(server, place, token);
    assert.deepEqual([mine.followed, mine.follows], [true, []]);
    const staff = await asStaff(server, place, 'moderator');
    const approve = ({ idea }: { idea: { id: string } }) =>
      staff('POST', `/v1/ideas/${idea.id}/decisions`, { decision: 'publish' });
    await approve(await proposed(server, place, { title: 'Meer bomen' }));
    await approve(await proposed(server, place, { title: 'Van mijzelf' }, token));
    const waits = await proposed(server, place, { title: 'Minder tegels' });
    const long = {
      at: 1,
      input: { title: 'Van elders', text: 'Al lang.' },
      createdAt: new Date('2025-01-01'),
    };
    await importIdeas(server.house.database, place.ref, [long], server.clock.now);
    assert.deepEqual(await to('bord@example.nl'), []);
    server.clock.pass(DAY);
    const [first, ...more] = await to('bord@example.nl');
    assert.deepEqual(more, []);
    assert.equal(first!.subject, 'Nieuwe ideeën: Wat maakt de wijk beter?');
    assert.match(first!.text, /Er is een nieuw idee:\n\nMeer bomen\nhttp/);
    assert.doesNotMatch(first!.text, /mijzelf|tegels|elders/);
    await approve(waits);
    assert.equal((await to('bord@example.nl')).length, 1, 'not twice a day');
    server.clock.pass(DAY);
    assert.match((await to('bord@example.nl'))[1]!.text, /Minder tegels/);
    const path = new URL(first!.unsubscribe!).pathname;
    assert.match(
      (await server.send('GET', path)).text,
      /mail over nieuwe ideeën bij:[^]*Wat maakt de wijk beter/,
    );
    await server.send('POST', path, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    assert.equal((await readMineOf(server, place, token)).followed, false);
  });

  test('what the organisation says in the conversation is told at once', async () => {
    const place = await buildBoardedPlace(server);
    const { idea } = await proposed(server, place);
    await followed(server, place, 'gesprek@example.nl', idea.id);
    const staff = await asStaff(server, place, 'editor', 'Wijkteam Oost');
    const said = await staff('POST', '/v1/comments', {
      thread: idea.thread,
      text: 'Wij kijken ernaar.',
      official: true,
    });
    assert.equal(said.status, 201, said.text);
    const [mail] = await to('gesprek@example.nl');
    assert.match(mail!.subject, /^Antwoord van/);
    assert.match(mail!.text, /Wijkteam Oost schreef namens[^]*> Wij kijken ernaar\./);
    server.clock.pass(DAY);
    assert.equal((await to('gesprek@example.nl')).length, 1);
  });

  test('an idea that was hidden before the mail went is not told; erasing a person ends their mail', async () => {
    const place = await buildBoardedPlace(server);
    const { idea } = await proposed(server, place);
    const token = await followed(server, place, 'stil@example.nl', idea.id);
    const staff = await asStaff(server, place);
    await staff('POST', `/v1/ideas/${idea.id}/statuses`, { status: 'considering' });
    const moderator = await asStaff(server, place, 'moderator');
    const hidden = await moderator('POST', `/v1/ideas/${idea.id}/decisions`, {
      decision: 'hide',
      reason: 'spam',
    });
    assert.ok(hidden.status < 300, hidden.text);
    // A look may have come between the answer and the hiding; as if none had, it is to be told again.
    const before = await to('stil@example.nl');
    await server.house.database.write((tx) =>
      tx.query('UPDATE subscription SET told_news = 0 WHERE subject_id = ?', [idea.id]),
    );
    assert.deepEqual(await to('stil@example.nl'), before);
    const mine = await callerOf(
      server,
      place,
      token,
    )<{ subscriptions: object[] }>('GET', '/v1/contributions/mine');
    assert.equal(mine.status, 200, mine.text);
    assert.deepEqual(
      mine.body.subscriptions.map((one) => ({ ...one, since: '' })),
      [{ idea: idea.id, since: '' }],
    );
    const erased = await callerOf(server, place, token)('DELETE', '/v1/participants/mine');
    assert.ok(erased.status < 300, erased.text);
    const [left] = await server.house.database.read((tx) =>
      tx.query<{ kept: number }>('SELECT COUNT(*) AS kept FROM subscription WHERE subject_id = ?', [idea.id]),
    );
    assert.equal(Number(left!.kept), 0);
  });

  test('there is no mail about an idea that waits, is hidden, or of another organisation', async () => {
    const place = await buildBoardedPlace(server, { moderation: 'before' });
    const { idea, token } = await proposed(server, place);
    const ask = async (by: string, body: object, at = place) =>
      server.send('POST', '/v1/subscriptions', {
        origin: at.origin,
        token: by,
        body: { email: 'x@example.nl', ...body },
      });
    const stranger = await newWriter(server, place);
    assert.equal((await ask(stranger, { idea: idea.id })).status, 404);
    assert.equal((await ask(token, { idea: idea.id })).status, 201, 'its author may');
    assert.equal((await ask(token, { idea: idea.id, thread: 'iets' })).status, 400);
    assert.equal((await ask(token, { idea: '0'.repeat(16) })).status, 404);
    const elsewhere = await buildBoardedPlace(server);
    const there = await proposed(server, elsewhere);
    assert.equal((await ask(stranger, { idea: there.idea.id })).body['code'], 'token_invalid');
  });
});
