import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildBoardedPlace } from '../../support/boarding.js';
import { buildBudgetPlace } from '../../support/budgets.js';
import { buildOrganisation, buildPoll } from '../../support/factories.js';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;

before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('a budget has a ballot and a poster to print, in two languages, and a QR code', async () => {
  const { activity } = await buildBudgetPlace(server);
  const get = (rest: string) => server.send('GET', `/a/${activity.ref}${rest}`);
  const ballot = await get('/print');
  assert.equal(ballot.status, 200, ballot.text);
  assert.match(ballot.text, /Stembiljet op papier.*Nummer van dit stembiljet.*Inleveren bij:/s);
  assert.match(ballot.text, /<span class="box"><\/span>/);
  assert.match(String(ballot.headers['content-security-policy']), /style-src (?!.*unsafe-inline)/);
  assert.match((await get('/print?as=poster')).text, /Beslis mee.*te verdelen/s);
  assert.match((await get('/print?as=poster&lang=en')).text, /Have your say.*to divide/s);
  assert.match((await get('/print?until=2026-12-18')).text, /uiterlijk op vrijdag 18 december 2026\./);
  for (const wrong of ['2027-12-18', '2026-13-45', 'morgen', '2026-12-18&until=x'])
    assert.match((await get(`/print?until=${wrong}`)).text, /Lever het in voor vrijdag 1 januari 2027/);
  const code = await get('/qr.svg');
  assert.equal(code.headers['content-type'], 'image/svg+xml');
});

test('the projects on the page and in the frame stand in an order of the visitor, the same each time and after a post', async () => {
  const { activity } = await buildBudgetPlace(server);
  const page = `/a/${activity.ref}`;
  const idsIn = (text: string) => [...text.matchAll(/<li[^>]* id="project-([a-z]+)"/g)].map(([, id]) => id);
  const seen = async (agent: string, path = page) => {
    const { text } = await server.send('GET', path, { headers: { 'User-Agent': agent } });
    return idsIn(text).join();
  };
  const agents = Array.from({ length: 24 }, (_, nth) => `Browser ${nth}`);
  const orders = await Promise.all(agents.map((agent) => seen(agent)));
  assert.ok(new Set(orders).size > 4, orders.join(' '));
  assert.ok(orders.every((order) => order.split(',').sort().join() === 'bank,boom,fontein,goal,heg'));
  assert.deepEqual(await Promise.all(agents.map((agent) => seen(agent))), orders);
  assert.equal(await seen(agents[0]!, `/embed/${activity.ref}`), orders[0]);
  for (const [at, agent] of agents.slice(0, 3).entries()) {
    const posted = await server.send('POST', page, {
      origin: server.ownOrigin,
      body: 'review=1&project=bank&project=nergens',
      headers: { 'User-Agent': agent, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(idsIn(posted.text).join(), orders[at], posted.text.slice(0, 200));
  }
});

test('a poll has a ballot to print too; what does not exist has a page that says so', async () => {
  const organisation = await buildOrganisation(server.house.database);
  const { ref } = await buildPoll(server.house.database, server.house.polls.keys, organisation);
  const ballot = await server.send('GET', `/a/${ref}/print`);
  assert.equal(ballot.status, 200, ballot.text);
  assert.match(ballot.text, /Kruis één vakje aan\..*Ja.*Nee/s);
  const none = await server.send('GET', '/a/bestaat-niet/print');
  assert.equal(none.status, 404);
  assert.match(none.text, /Deze pagina is er niet/);
});

test('on its own page and in its frame the question of a vote is the main heading, and the only one', async () => {
  const organisation = await buildOrganisation(server.house.database);
  const poll = await buildPoll(server.house.database, server.house.polls.keys, organisation);
  const { activity } = await buildBudgetPlace(server);
  for (const path of [
    `/a/${poll.ref}`,
    `/embed/${poll.ref}`,
    `/a/${activity.ref}`,
    `/embed/${activity.ref}`,
  ]) {
    const { status, text } = await server.send('GET', path);
    assert.equal(status, 200, path);
    assert.equal(text.match(/<h1|aria-level="1"/g)?.length, 1, path);
  }
});

test('the page of a board leads to a poster to print, with its question, its QR code and no ballot', async () => {
  const { ref } = await buildBoardedPlace(server, { title: 'Wat maakt de wijk beter?' });
  const page = (await server.send('GET', `/a/${ref}?lang=en`)).text;
  const link = /<footer>.*<a href="([^"]*)">A poster to put up/s.exec(page);
  assert.equal(link?.[1], `/a/${ref}/print?lang=en`);
  for (const address of ['/print', '/print?as=poster']) {
    const { status, text } = await server.send('GET', `/a/${ref}${address}`);
    assert.equal(status, 200, text);
    assert.match(text, /Deel uw idee.*Wat maakt de wijk beter\?.*qr\.svg/s);
    assert.doesNotMatch(text, /Stembiljet|Beslis mee|vanaf/, 'when it began is of no use once it has');
  }
  assert.match((await server.send('GET', `/a/${ref}/print?lang=en`)).text, /Share your idea/);
  const later = await buildBoardedPlace(server, {
    opensAt: '2026-12-01T09:00:00Z',
    closesAt: '2026-12-24T09:00:00Z',
  });
  const announced = await server.send('GET', `/a/${later.ref}/print`);
  assert.match(announced.text, /Meedoen kan vanaf dinsdag 1 december 2026 om 10:00\s*<strong>tot donderdag/);
});
