import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer, type TestServer } from '../../support/server.js';
import { buildThreadedPlace, readThreadOf, written, type ThreadedPlace } from '../../support/threading.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' }, pressureAt: Infinity });
});
after(() => server.stop());

const cookieOf = (headers: Record<string, unknown>): string =>
  String((headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0]!;

const page = (place: ThreadedPlace, query = '', cookie = '') =>
  server.send('GET', `/a/${place.ref}${query}`, cookie ? { headers: { Cookie: cookie } } : {});

const shownIn = (text: string): string => /name="shown" value="([^"]+)"/.exec(text)![1]!;

const post = (place: ThreadedPlace, fields: Record<string, string>, cookie = '', origin = server.ownOrigin) =>
  server.send('POST', `/a/${place.ref}`, {
    origin,
    body: new URLSearchParams(fields).toString(),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(cookie && { Cookie: cookie }),
    },
  });

test('without script one reads a thread, writes, answers and reports', async () => {
  const place = await buildThreadedPlace(server);
  const first = await page(place);
  assert.equal(first.status, 200);
  assert.match(first.text, /Nog niemand heeft gereageerd/);
  server.clock.pass(4);
  const sent = await post(place, { text: 'Eerste regel\r\n<b>tweede</b>', shown: shownIn(first.text) });
  assert.equal(sent.status, 201, sent.text);
  assert.match(sent.text, /Uw reactie is geplaatst/);
  assert.match(sent.text, /&lt;b&gt;tweede&lt;\/b&gt;/);
  const [comment] = (await readThreadOf(server, place)).first.comments;
  assert.equal(comment!.text, 'Eerste regel\n<b>tweede</b>');
  const cookie = cookieOf(sent.headers);

  const answering = await page(place, `?reply=${comment!.id}`, cookie);
  assert.match(answering.text, new RegExp(`name="parent" value="${comment!.id}"`));
  server.clock.pass(4);
  const fields = { text: 'Eens', parent: comment!.id, shown: shownIn(answering.text) };
  assert.equal((await post(place, fields, cookie)).status, 201);
  assert.equal((await readThreadOf(server, place)).first.comments[1]!.parent, comment!.id);

  const flagging = await page(place, `?flag=${comment!.id}`);
  assert.match(flagging.text, /name="reason"/);
  const flagged = await post(place, { act: 'flag', comment: comment!.id, reason: 'spam' });
  assert.match(flagged.text, /Een moderator kijkt naar de reactie/);
  const [flag] = await server.house.database.read((tx) =>
    tx.query('SELECT reason FROM flag WHERE subject_id = ?', [comment!.id]),
  );
  assert.equal(flag?.['reason'], 'spam');
});

test('a form that was sent at once, or with the field that nobody sees, is shown again with its words', async () => {
  const place = await buildThreadedPlace(server);
  const shown = shownIn((await page(place)).text);
  const hasty = await post(place, { text: 'Vlug "getikt"', shown });
  assert.match(hasty.text, /Kijk uw reactie nog eens na/);
  assert.match(hasty.text, /Vlug &quot;getikt&quot;/);
  assert.equal(shownIn(hasty.text), shown, 'pressed once more, the three seconds do not begin anew');
  server.clock.pass(4);
  assert.match((await post(place, { text: 'Bot', shown, website: 'x' })).text, /Kijk uw reactie nog eens na/);
  assert.match((await post(place, { text: 'Bot' })).text, /Kijk uw reactie nog eens na/);
  assert.equal((await readThreadOf(server, place)).comments, 0);
  assert.equal((await post(place, { text: 'Vlug "getikt"', shown: shownIn(hasty.text) })).status, 201);
});

test('a form from another site writes nothing, and shows the words to confirm', async () => {
  const place = await buildThreadedPlace(server);
  const shown = shownIn((await page(place)).text);
  server.clock.pass(4);
  const sent = await post(place, { text: 'Van elders', shown }, '', 'https://evil.example');
  assert.match(sent.text, /Van elders/);
  assert.equal((await readThreadOf(server, place)).comments, 0);
});

test('a faulty form keeps the words and says what is wrong', async () => {
  const place = await buildThreadedPlace(server);
  const shown = shownIn((await page(place)).text);
  server.clock.pass(4);
  const empty = await post(place, { text: '   ', shown });
  assert.equal(empty.status, 400);
  assert.match(empty.text, /role="alert"/);
  const long = await post(place, { text: 'a'.repeat(5001), shown });
  assert.equal(long.status, 400);
  assert.match(long.text, /a{5001}/);
  const gone = await post(place, { text: 'Antwoord', parent: '0'.repeat(16), shown });
  assert.equal(gone.status, 409);
  assert.match(gone.text, /Antwoord/);
});

test('without script one pages through, and follows a permalink to a reply', async () => {
  const place = await buildThreadedPlace(server);
  const made = [];
  for (let at = 1; at <= 25; at++) made.push(await written(server, place, `Nummer ${at}.`));
  const { text } = await page(place);
  assert.match(text, /Nummer 20\./);
  assert.doesNotMatch(text, /Nummer 21\./);
  const next = /href="\/a\/[^?]+(\?[^"]*after=[^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&');
  const second = await page(place, next);
  assert.match(second.text, /Nummer 25\./);
  assert.doesNotMatch(second.text, /Nummer 20\./);
  const linked = await page(place, `?reactie=${made[22]!.comment.id}`);
  assert.match(linked.text, new RegExp(`id="comment-${made[22]!.comment.id}"`));
});

test('the feed of a thread is Atom with the newest comments, whatever they say', async () => {
  const place = await buildThreadedPlace(server, { title: 'Straat & plein' });
  await written(server, place, 'Eerste');
  await written(server, place, '<b>]]>\u0001&amp;');
  for (const path of [`/feed/${place.ref}`, `/a/${place.ref}/feed`]) {
    const { status, headers, text } = await server.send('GET', path);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
    assert.match(text, /<title>Reacties: Straat &amp; plein<\/title>/);
    const contents = [...text.matchAll(/<content type="text">(.*?)<\/content>/gs)].map(
      ([, content]) => content,
    );
    assert.deepEqual(contents, ['&lt;b&gt;]]&gt;\u{fffd}&amp;amp;', 'Eerste']);
  }
});
