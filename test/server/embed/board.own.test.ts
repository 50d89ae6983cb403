import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { boardPages, cookieOf, hidden, photo } from '../../support/board.pages.js';
import { asStaff, buildBoardedPlace, proposed, readBoardOf, readIdeaOf } from '../../support/boarding.js';
import { startLocatieserver, type Locatieserver } from '../../support/locatieserver.js';
import { startServer, type TestServer } from '../../support/server.js';

let source: Locatieserver;
let server: TestServer;
before(async () => {
  source = await startLocatieserver();
  server = await startServer({
    env: { ADDRESS_SEARCH: source.url, RATE_LIMITS: 'off' },
    pressureAt: Infinity,
  });
});
after(async () => {
  await server.stop();
  await source.stop();
});

const categories = [
  { id: 'groen', name: 'Groen' },
  { id: 'verkeer', name: 'Verkeer' },
];

const { page, post } = boardPages(() => server);

test('without script one changes an idea of one’s own while that may, and withdraws it', async () => {
  const place = await buildBoardedPlace(server, { categories, place: 'optional' });
  const shown = hidden((await page(place, { nieuw: '1' })).text, 'shown')!;
  server.clock.pass(4);
  const typed = { act: 'add', shown, title: 'Een bruk', text: 'Over de sloot', category: 'groen' };
  const placed = { ...typed, point: '53.2194, 6.5665', alt: 'Een sloot' };
  const added = await post(place, placed, { file: await photo(), query: '?nieuw=1' });
  assert.equal(added.status, 201, added.text);
  const cookie = cookieOf(added.headers);
  const [first] = (await readBoardOf(server, place)).first.ideas;
  const { id } = first!;
  const list = await page(place, {}, cookie);
  assert.match(list.text, /Uw ideeën \(1\)[^]*Een bruk/);
  assert.doesNotMatch((await page(place)).text, /Uw ideeën \(/);
  const own = await page(place, { idee: id }, cookie);
  assert.match(own.text, /Dit is uw idee\.[^]*U kunt het aanpassen tot \d\d:\d\d uur/);
  const address = /href="([^"]*wijzig=1[^"]*)"/.exec(own.text)![1]!.replaceAll('&amp;', '&');
  const form = await server.send('GET', address, { headers: { Cookie: cookie } });
  assert.match(form.text, /value="Een bruk"[^]*Over de sloot/);
  assert.match(form.text, /value="groen"[^>]*selected/);
  assert.match(form.text, /value="Een sloot"/);
  const picture = hidden(form.text, 'picture')!;
  assert.equal(picture, first!.picture!.id);

  const query = `?idee=${id}&wijzig=1`;
  const change = { act: 'edit', idea: id, category: 'verkeer', picture, alt: 'Een sloot' };
  const edited = { ...change, title: 'Een brug', text: 'Over de sloot', point: '53.2194, 6.5665' };
  const stranger = await post(place, edited, { query });
  assert.equal(stranger.status, 403);
  assert.equal((await readIdeaOf(server, id)).title, 'Een bruk');
  const empty = await post(place, { ...edited, text: ' ' }, { cookie, query });
  assert.equal(empty.status, 400);
  assert.match(empty.text, /Uw idee is niet aangepast[^]*Vertel iets over uw idee[^]*value="Een brug"/);
  const done = await post(place, edited, { cookie, query });
  assert.equal(done.status, 200, done.text);
  assert.match(done.text, /role="status"[^]*Uw idee is aangepast\.[^]*<h1[^>]*>Een brug/);
  const after = await readIdeaOf(server, id);
  assert.deepEqual(
    [after.title, after.category, after.versions, after.place, after.picture?.id],
    ['Een brug', 'verkeer', 1, { latitude: 53.2194, longitude: 6.5665 }, picture],
  );
  await post(place, { ...edited, nopicture: '1' }, { cookie, query });
  assert.equal((await readIdeaOf(server, id)).picture, undefined, 'the photo is taken away');

  const { token } = await proposed(server, place, { title: 'Van een ander', category: 'groen' });
  const support = { origin: place.origin, token };
  assert.equal((await server.send('PUT', `/v1/ideas/${id}/supports/mine`, support)).status, 200);
  assert.doesNotMatch((await page(place, { idee: id, wijzig: '1' }, cookie)).text, /Bewaar mijn idee/);
  const late = await post(place, { ...edited, text: 'Andere woorden' }, { cookie, query });
  assert.equal(late.status, 409);
  assert.match(late.text, /iemand anders steunde het[^]*Andere woorden/, 'what was typed stands there still');

  const other = await post(place, { act: 'withdraw', idea: id });
  assert.equal(other.status, 403);
  const gone = await post(place, { act: 'withdraw', idea: id }, { cookie, query: `?idee=${id}` });
  assert.equal(gone.status, 200, gone.text);
  assert.match(gone.text, /Uw idee is ingetrokken\./);
  assert.equal((await readIdeaOf(server, id)).state, 'withdrawn');
  assert.doesNotMatch((await page(place, {}, cookie)).text, /Uw ideeën \(/);
});

test('without script an idea that waits for approval is found back, and waits again once it was changed', async () => {
  const place = await buildBoardedPlace(server, { moderation: 'before' });
  const shown = hidden((await page(place, { nieuw: '1' })).text, 'shown')!;
  server.clock.pass(4);
  const added = await post(place, { act: 'add', shown, title: 'Een brug', text: 'Over de sloot.' });
  const cookie = cookieOf(added.headers);
  const list = await page(place, {}, cookie);
  const [, id] = /idee=([0-9a-z]{16})"[^>]*>Een brug<\/a\s*> · wacht op goedkeuring/.exec(list.text)!;
  const staff = await asStaff(server, place, 'moderator');
  assert.equal((await staff('POST', `/v1/ideas/${id}/decisions`, { decision: 'publish' })).status, 200);
  const edited = { act: 'edit', idea: id!, title: 'Een brug', text: 'Over de gracht.' };
  const done = await post(place, edited, { cookie, query: `?idee=${id}&wijzig=1` });
  assert.match(done.text, /Een moderator leest het voordat iedereen het ziet/);
  assert.equal((await server.send('GET', `/v1/ideas/${id!}`)).status, 404, 'it waits again');
  server.clock.pass(16 * 60);
  const late = await page(place, { idee: id!, wijzig: '1' }, cookie);
  assert.doesNotMatch(late.text, /Bewaar mijn idee|Pas uw idee aan/);
  const refused = await post(place, edited, { cookie, query: `?idee=${id}&wijzig=1` });
  assert.match(refused.text, /er zijn 15 minuten voorbij/);
});

test('without script one reads why an idea of one’s own is hidden, and asks once to look again', async () => {
  const place = await buildBoardedPlace(server, { answerDays: 42 });
  const shown = hidden((await page(place, { nieuw: '1' })).text, 'shown')!;
  server.clock.pass(4);
  const added = await post(place, { act: 'add', shown, title: 'Een brug', text: 'Van Jan de Vries.' });
  const cookie = cookieOf(added.headers);
  const [{ id } = { id: '' }] = (await readBoardOf(server, place)).first.ideas;
  const staff = await asStaff(server, place, 'moderator');
  const hide = { decision: 'hide', reason: 'privacy', note: 'Geen namen van anderen.' };
  assert.equal((await staff('POST', `/v1/ideas/${id}/decisions`, hide)).status, 200);
  const own = await page(place, { idee: id }, cookie);
  assert.doesNotMatch(own.text, /antwoordt uiterlijk/, 'nobody answers what is hidden');
  assert.match(own.text, /Geen namen van anderen\.[^]*Waarom hoort uw idee er te staan\?/);
  const query = `?idee=${id}`;
  const appeal = { act: 'appeal', idea: id };
  const empty = await post(place, { ...appeal, note: ' ' }, { cookie, query });
  assert.equal(empty.status, 400);
  assert.match(empty.text, /role="alert"[^]*Schrijf op waarom uw idee er hoort te staan/);
  assert.equal(
    (await post(place, { ...appeal, note: 'Ik ben het.' }, { query })).status,
    404,
    'not a stranger',
  );
  const done = await post(place, { ...appeal, note: 'Jan ben ik zelf.' }, { cookie, query });
  assert.equal(done.status, 200, done.text);
  assert.match(done.text, /role="status"[^]*De moderator kijkt nog eens naar uw idee\./);
  assert.match(done.text, /U vroeg om nog eens te kijken\./);
  assert.doesNotMatch(done.text, /Waarom hoort uw idee er te staan\?/);
  const again = await post(place, { ...appeal, note: 'Echt waar.' }, { cookie, query });
  assert.equal(again.status, 409);
  const waiting = await staff<{ items: { appeal?: string }[] }>('GET', '/v1/moderation-items?waits=appealed');
  assert.match(JSON.stringify(waiting.body), /Jan ben ik zelf\./);
  const reject = { decision: 'reject-appeal', note: 'De naam staat er nog.' };
  assert.equal((await staff('POST', `/v1/ideas/${id}/decisions`, reject)).status, 200);
  assert.match((await page(place, { idee: id }, cookie)).text, /Uw idee blijft verborgen\./);
});

test('without script a place is said by an area, in words or by address, also where one is needed', async () => {
  const areas = [{ id: 'noord', name: 'Noord' }];
  const place = await buildBoardedPlace(server, { areas, place: 'needed' });
  const form = await page(place, { nieuw: '1' });
  assert.match(form.text, /Waar is het\?[^]*De plek in woorden[^]*Zoek op adres/);
  const shown = hidden(form.text, 'shown')!;
  server.clock.pass(4);
  const typed = { act: 'add', shown, title: 'Een brug', text: 'Over de sloot.' };
  const nowhere = await post(place, typed);
  assert.equal(nowhere.status, 400);
  assert.match(nowhere.text, /Zeg waar het is: kies een gebied of schrijf de plek op/);
  const cookie = cookieOf(nowhere.headers);
  const send = (more: Record<string, string>) =>
    post(place, { ...typed, ...more }, { cookie, query: '?nieuw=1' });
  const byArea = await send({ area: 'noord' });
  assert.equal(byArea.status, 201, byArea.text);
  const looked = await send({ address: 'Parklaan 1', find: '1', title: 'Een bank' });
  assert.equal(looked.status, 200, looked.text);
  assert.match(looked.text, /value="Een bank"[^]*Over de sloot[^]*Waar is het\? Kies er een/);
  const found = /name="found"\s+value="([^"]*9715AB[^"]*)"/.exec(looked.text)![1]!;
  const added = await send({ address: 'Parklaan 1', found, title: 'Een bank' });
  assert.equal(added.status, 201, added.text);
  const { ideas } = (await readBoardOf(server, place)).first;
  const bank = ideas.find(({ title }) => title === 'Een bank')!;
  assert.deepEqual(
    [bank.placeName, bank.place],
    ['Parklaan 1, 9715AB Groningen', { latitude: 53.217, longitude: 6.593 }],
  );
  const pointed = await send({ point: '53.21700, 6.59300', title: 'Een boog' });
  assert.match(pointed.text, /Plaats: op de kaart aangewezen/);
  assert.doesNotMatch(pointed.text, /53\.217/, 'nobody lives by degrees');
  const edit = await page(place, { idee: bank.id, wijzig: '1' }, cookie);
  assert.match(edit.text, /De plek staat op de kaart/);
  assert.doesNotMatch(edit.text, /graden/);
  const nothing = await send({ address: '*', find: '1' });
  assert.match(nothing.text, /We vonden geen adres/);
  source.answerWith((response) => response.writeHead(500).end());
  const away = await send({ address: 'Kerkplein', find: '1', title: 'Een boom' });
  assert.equal(away.status, 503);
  assert.match(away.text, /role="alert"[^]*We kunnen nu geen adres opzoeken\.[^]*value="Een boom"/);
});
