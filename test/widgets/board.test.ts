import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { IdeaInput } from '../../contract/idea.schema.js';
import { assertAccessible } from '../support/axe.js';
import { boardBody, CannedBoard, cannedMyBoard, demoIdeas, ideaIdOf } from '../support/canned.board.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();
let server: CannedBoard;

const open = async (
  canned = new CannedBoard(),
  setting: Parameters<Stage['open']>[0] = {},
): Promise<Page> => {
  server = canned;
  const page = await stage.open({ body: boardBody(), ...setting, prepare: (host) => canned.play(host) });
  await page.locator('#count').waitFor();
  return page;
};

const told = (page: Page, text: string | RegExp) =>
  page.getByRole('status').getByText(text).first().waitFor({ state: 'attached' });
const titles = (page: Page) => page.locator('.ideas .name').allInnerTexts();
const idea = (page: Page, n: number) => page.locator(`#idee-${ideaIdOf(n)}`);
const title = (page: Page, n: number) => page.locator(`#title-${ideaIdOf(n)}`);
const posts = () => stage.host.asked.filter(({ method }) => method === 'POST');
const posted = () =>
  posts()
    .filter(({ path }) => path === '/v1/boards/ideeen/ideas')
    .map(({ body, headers }) => ({ ...(body as IdeaInput), key: headers['idempotency-key'] }));

test('someone who only reads costs one read, sees twenty ideas, and goes on with the next', async () => {
  const page = await open();
  assert.deepEqual(
    stage.asked.filter((line) => !line.endsWith('events')),
    ['GET /v1/boards/ideeen'],
  );
  await told(page, '40 ideeën');
  await page.getByRole('heading', { name: 'Wat kan beter in de Oosterparkwijk?', level: 2 }).waitFor();
  assert.equal((await titles(page)).length, 20);
  await page.getByRole('button', { name: 'Toon meer' }).click();
  await told(page, '20 ideeën erbij.');
  assert.equal((await titles(page)).length, 40);
  assert.equal(new Set(await titles(page)).size, 40);
  assert.equal(await stage.focused(), `title-${server.ideas[20]!.id}`);
  assert.equal(await page.getByRole('button', { name: 'Toon meer' }).count(), 0);
  assert.deepEqual(stage.faults, []);
});

test('the random order is this browser’s own, and the same after a reload', async () => {
  const page = await open(new CannedBoard(demoIdeas(), { sort: 'random' }));
  const first = await titles(page);
  const seeds = () =>
    stage.host.asked.flatMap(({ path, query }) => (path.endsWith('/ideas') ? [query.get('seed')] : []));
  assert.match(seeds()[0] ?? '', /^\d{4}-\d\d-\d\d-[0-9a-f]{2}$/);
  await page.reload();
  await page.locator('.idea').first().waitFor();
  assert.deepEqual(await titles(page), first);
  await page.getByRole('button', { name: 'Toon meer' }).click();
  await told(page, '20 ideeën erbij.');
  assert.equal(new Set(await titles(page)).size, 40);
});

test('ideas are searched, filtered and sorted, how many there are is told, and nothing found leads back to all', async () => {
  const page = await open();
  await page.getByText('Zoek, filter of sorteer').click();
  await page.getByRole('searchbox').fill('VIJVER');
  const ponds = server.ideas.filter(({ title, text }) => /vijver/i.test(`${title} ${text}`)).length;
  await told(page, `${ponds} ideeën`);
  await page.getByRole('searchbox').fill('');
  await told(page, '40 ideeën');
  await page.getByLabel('Thema').selectOption('spelen');
  const count = server.ideas.filter(({ category }) => category === 'spelen').length;
  await told(page, `${count} ideeën`);
  await page.getByLabel('Volgorde').selectOption('most-supported');
  const most = server.ideas
    .filter(({ category }) => category === 'spelen')
    .sort((a, b) => b.supports - a.supports)[0]!;
  await page.waitForFunction(
    (id) => document.querySelector('stem-idea-board')!.shadowRoot!.querySelector('.idea')?.id === id,
    `idee-${most.id}`,
  );
  await assertAccessible(page, 'filtered');
  await page.getByLabel('Volgorde').selectOption('nearby');
  await page.getByRole('alert').getByText('Uw browser zegt niet waar u bent.').waitFor();
  assert.equal(await page.getByLabel('Volgorde').inputValue(), 'most-supported');
  await page.getByRole('searchbox').fill('bestaatniet');
  await told(page, '0 ideeën');
  await assertAccessible(page, 'nothing found');
  await page.getByRole('button', { name: 'Toon alle ideeën' }).click();
  await told(page, '40 ideeën');
  assert.equal(await stage.focused(), 'count');
  assert.deepEqual(stage.faults, []);
});

test('an idea opens in place with its story, its history and its conversation, and closes again', async () => {
  const page = await open();
  await page
    .getByRole('button', { name: /soep op straat/ })
    .or(page.getByText('Toon meer'))
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Toon meer' }).click();
  const soup = page.getByRole('button', { name: /^Eén keer per maand soep/ });
  await soup.click();
  const card = page.locator('.open');
  await card.getByText('Wat er met dit idee gebeurt').waitFor();
  assert.equal(await soup.getAttribute('aria-expanded'), 'true');
  await card.getByText('Het is klaar').waitFor();
  await card.getByText(/Kosten: €\s600/).waitFor();
  assert.match((await card.locator('img').first().getAttribute('alt')) ?? '', /^Tekening/);
  await page.getByRole('button', { name: 'Schrijf een reactie' }).waitFor();
  assert.ok(
    stage.asked.includes(
      `GET /v1/threads/idea-${server.ideas.find(({ title }) => title?.includes('soep op straat'))!.id}`,
    ),
  );
  await assertAccessible(page, 'open');
  await page.getByRole('button', { name: 'Sluit dit idee' }).click();
  assert.match(await stage.focused(), /^title-/);
  assert.equal(await page.locator('stem-comment-thread').count(), 0);
  assert.deepEqual(stage.faults, []);
});

test('who is late with an answer stands on the card and in the idea', async () => {
  const late = demoIdeas().find(({ clock }) => clock.overdue)!;
  const page = await open(new CannedBoard([late]));
  await page.getByText('Het antwoord is te laat').waitFor();
  await page.getByRole('button', { name: late.title!, exact: true }).click();
  await page.getByText(/had er .* moeten zijn\. Dat is te laat\./).waitFor();
});

test('support is one press, is counted by the server, and is taken back by another', async () => {
  const page = await open();
  const [first] = server.ideas;
  const button = idea(page, 0).getByRole('button', { name: /^(✓ )?Steun/ });
  await button.click();
  await told(page, 'U steunt dit idee.');
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  assert.match(await button.innerText(), new RegExp(String(first!.supports + 1)));
  await assertAccessible(page, 'supported');
  await button.click();
  await told(page, 'U steunt dit idee niet meer.');
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  assert.deepEqual(
    stage.asked.filter((line) => line.includes('supports')),
    ['PUT', 'DELETE'].map((method) => `${method} /v1/ideas/${first!.id}/supports/mine`),
  );
});

test('support that did not arrive is not shown, and it is said beside the idea', async () => {
  const page = await open();
  server.first = ({ path }) =>
    path.includes('supports') ? { status: 409, body: problemOf('board_closed', 409) } : undefined;
  const button = idea(page, 0).getByRole('button', { name: /^(✓ )?Steun/ });
  await button.click();
  await idea(page, 0).getByRole('alert').getByText('Dat kan in deze fase niet.').waitFor();
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  await assertAccessible(page, 'refused');
});

test('while a title is typed, ideas like it appear and can be supported; the idea is sent once and gets the focus', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Voeg een idee toe' }).click();
  await page.getByRole('button', { name: 'Plaats idee' }).click();
  await page.getByRole('alert').getByText('Schrijf eerst uw idee in één zin.').waitFor();
  await page.getByRole('alert').getByText('Kies eerst een thema.').waitFor();
  await assertAccessible(page, 'lacks');
  await page.getByLabel('Uw idee in één zin').fill('Een bankje bij de vijver');
  await told(page, /Lijkt .* erop\? Steun het dan\./);
  assert.equal(
    await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('name')),
    'title',
  );
  await page.locator('.similar').getByRole('button', { name: /Steun/ }).first().click();
  await told(page, 'U steunt dit idee.');
  await page.getByLabel('Uw verhaal').fill('Zitten en kijken.\n\nÉén bank is genoeg & mooi.');
  await page.getByLabel('Thema', { exact: true }).first().selectOption('groen');
  await assertAccessible(page, 'filled');
  await page.getByRole('button', { name: 'Plaats idee' }).click();
  await told(page, 'Uw idee staat erbij.');
  await told(page, '41 ideeën');
  assert.equal(await stage.focused(), `title-${ideaIdOf(900)}`);
  assert.equal(posted().length, 1);
  assert.equal(posted()[0]?.text, 'Zitten en kijken.\n\nÉén bank is genoeg & mooi.');
  assert.match(String(posted()[0]?.key), /^[0-9a-f]{32}$/);
  await page.getByRole('button', { name: 'Een bankje bij de vijver', exact: true }).click();
  await page.getByRole('button', { name: 'Pas aan' }).click();
  await page.getByLabel('Uw verhaal').fill('Liever twee.');
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await told(page, 'Uw idee is aangepast.');
  await page.locator('.open').getByText('Liever twee.').waitFor();
  await page.getByRole('button', { name: 'Trek in' }).click();
  await assertAccessible(page, 'withdraw');
  await page.getByRole('button', { name: 'Ja, trek in' }).click();
  await told(page, 'Uw idee is ingetrokken.');
  assert.deepEqual(stage.faults, []);
});

test('what was written survives a reload, and a line that dropped: sent again with the same key', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Voeg een idee toe' }).click();
  await page.getByLabel('Uw idee in één zin').fill('Meer bomen');
  await page.getByLabel('Uw verhaal').fill('Voor schaduw.');
  await page.getByLabel('Thema', { exact: true }).selectOption('groen');
  await page.reload();
  assert.equal(await page.getByLabel('Uw verhaal').inputValue(), 'Voor schaduw.');
  let dead = true;
  server.first = ({ method, path }) =>
    dead && method === 'POST' && path.endsWith('/ideas') ? 'die' : undefined;
  await page.getByRole('button', { name: 'Plaats idee' }).click();
  await page.getByRole('alert').getByText('Wat u schreef, is bewaard.').waitFor();
  dead = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await told(page, 'Uw idee staat erbij.');
  const keys = posted().map(({ key }) => key);
  assert.ok(keys.length >= 2);
  assert.equal(new Set(keys).size, 1);
});

test('a photo is sent at once with its alternative text, and a place is found by address; a photo that nobody can read is refused in words', async () => {
  const page = await open(new CannedBoard(undefined, { place: 'needed', addresses: true }));
  await page.getByRole('button', { name: 'Voeg een idee toe' }).click();
  const file = page.getByLabel('Foto', { exact: true });
  await file.setInputFiles({ name: 'IMG_1.HEIC', mimeType: '', buffer: Buffer.from('ftypheic') });
  await page.getByRole('alert').getByText('Deze foto is een HEIC-bestand.').waitFor();
  await assertAccessible(page, 'heic');
  await file.setInputFiles({ name: 'bank.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('jpeg') });
  await page.getByLabel('Wat is er op de foto te zien?').fill('Een bank.');
  await assertAccessible(page, 'photo');
  await page.getByLabel('Uw idee in één zin').fill('Een bank');
  await page.getByLabel('Uw verhaal').fill('Om te zitten.');
  await page.getByLabel('Thema', { exact: true }).first().selectOption('groen');
  await page.getByRole('button', { name: 'Plaats idee' }).click();
  await page.getByRole('alert').getByText('Zeg eerst waar het is').waitFor();
  await page.getByLabel('Adres, straat of postcode').fill('Parklaan 1');
  server.first = ({ path }) =>
    path.endsWith('/addresses') ? { status: 503, body: problemOf('unavailable', 503) } : undefined;
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('We kunnen nu geen adres opzoeken.').waitFor();
  server.first = () => undefined;
  await page.keyboard.press('Enter');
  await told(page, 'Is het hier?');
  await assertAccessible(page, 'address');
  await page.getByRole('button', { name: 'Parklaan 1, 9715AB Groningen' }).click();
  await told(page, 'Gekozen plek op de kaart: Parklaan 1, 9715AB Groningen.');
  await page.getByRole('button', { name: 'Plaats idee' }).click();
  await told(page, 'Uw idee staat erbij.');
  assert.deepEqual(posted()[0]?.place, { latitude: 53.217, longitude: 6.593 });
  assert.deepEqual(posted()[0]?.picture, { id: 'p'.repeat(24), alt: 'Een bank.' });
});

test('a hidden idea of mine says why, and I can ask to look again; an idea of someone else can be reported', async () => {
  const canned = new CannedBoard();
  const hidden = { ...canned.ideas[1]!, state: 'hidden' as const, reason: 'privacy' as const };
  canned.ideas[1] = hidden;
  canned.mine = cannedMyBoard({ ideas: [{ idea: hidden, note: 'Geen namen.', appeal: 'possible' }] });
  const page = await open(canned);
  await idea(page, 0)
    .getByRole('button', { name: /^Steun/ })
    .click();
  await page.getByText('Uw idee is verborgen: privacy. Alleen u ziet het nu.').waitFor();
  await page.getByText('Geen namen.').waitFor();
  await title(page, 1).click();
  await page.getByRole('button', { name: 'Vraag om nog eens te kijken' }).click();
  await page.getByLabel('Waarom hoort uw idee er te staan?').fill('Het is mijn eigen naam.');
  await assertAccessible(page, 'appeal');
  await page.locator('.panel').getByRole('button', { name: 'Vraag om nog eens te kijken' }).click();
  await told(page, 'De moderator kijkt nog eens naar uw idee.');
  await title(page, 2).click();
  await page.getByRole('button', { name: 'Meld' }).click();
  await page.getByRole('radio', { name: 'Reclame of spam' }).check();
  await assertAccessible(page, 'flag');
  await page.getByRole('button', { name: 'Meld aan de moderator' }).click();
  await told(page, 'De moderator kijkt naar dit idee.');
});
