import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/axe.js';
import { boardBody, CannedBoard, cannedIdea, cannedMyBoard, ideaIdOf } from '../support/canned.board.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const open = async (canned: CannedBoard, setting: Parameters<Stage['open']>[0] = {}): Promise<Page> => {
  const page = await stage.open({ body: boardBody(), ...setting, prepare: (host) => canned.play(host) });
  await page.locator('#count').waitFor();
  return page;
};

const agenda = {
  threshold: 250,
  until: '2030-12-31T22:59:00Z',
  then: 'Het komt op de agenda.',
  otherwise: 'Het blijft staan.',
};

test('an agenda says what is needed, how far each idea is in words, and what became of those that reached it', async () => {
  const reached = {
    state: 'reached' as const,
    reachedAt: '2026-10-01T10:00:00Z',
    meetingDay: '2026-11-11',
    document: { url: 'https://raad.example/stuk', title: 'Raadsvoorstel 12' },
  };
  const page = await open(
    new CannedBoard(
      [
        cannedIdea(1, { supports: 240, agenda: { state: 'gathering' }, category: 'groen' }),
        cannedIdea(2, { supports: 251, agenda: reached, category: 'groen' }),
        cannedIdea(3, { supports: 40, agenda: { state: 'missed' }, category: 'groen' }),
        cannedIdea(4, { state: 'withdrawn', agenda: { state: 'gathering' }, category: 'groen' }),
      ],
      { agenda },
    ),
  );
  await page.getByText('Een idee heeft 250 steunen nodig, uiterlijk 31 december 2030.').waitFor();
  await page.getByText('240 van 250 steunen').waitFor();
  await page.getByText('nog 10 nodig voor 31 december 2030').waitFor();
  await page.getByText('Op de agenda van de raad van 11 november 2026.').waitFor();
  await page.getByRole('link', { name: 'Raadsvoorstel 12' }).waitFor();
  await page.getByText('Niet gehaald voor').waitFor();
  await assertAccessible(page, 'agenda');
  assert.equal(await page.locator('.progress').count(), 3, 'what is withdrawn is on its way to nowhere');
});

test('a supporter gets one question about a merge, the answer is told, and both ideas count anew', async () => {
  const mergedInto = { id: ideaIdOf(2), title: 'Idee nummer 2' };
  const ideas = [cannedIdea(1, { supports: 9, mergedInto }), cannedIdea(2, { supports: 20 })];
  const canned = new CannedBoard(ideas, { categories: [], areas: [] });
  const [from, into] = canned.ideas.map(({ id, title = '' }) => ({ id, title }));
  const merge = {
    id: ideaIdOf(50),
    from: from!,
    into: into!,
    why: 'Ze zijn bijna gelijk.',
    at: '2026-11-01T10:00:00Z',
  };
  canned.mine = cannedMyBoard({ supports: [from!.id], merges: [merge] });
  const page = await open(canned);
  await page
    .locator(`#idee-${into!.id}`)
    .getByRole('button', { name: /^Steun/ })
    .click();
  await page.getByRole('heading', { name: 'Steun meeverhuizen?' }).waitFor();
  await page.getByText('Ze zijn bijna gelijk.').waitFor();
  await assertAccessible(page, 'merge');
  await page.getByRole('button', { name: 'Idee nummer 1', exact: true }).click();
  const standing = page.locator('.open .acts').first();
  await standing.getByText('9', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Ja, verhuis mijn steun' }).click();
  await page
    .getByRole('status')
    .getByText('Uw steun is verhuisd naar ‘Idee nummer 2’.')
    .waitFor({ state: 'attached' });
  assert.equal(await page.getByText('Steun meeverhuizen?').count(), 0);
  assert.equal(await standing.innerText(), '8 mensen steunen dit');
  assert.match(await page.locator(`#idee-${into!.id} .acts`).innerText(), /✓ Steun[^]*21/);
  assert.deepEqual(
    stage.host.asked.filter(({ path }) => path.includes('merges')).map(({ body }) => body),
    [{ move: true }],
  );
});

test('the map shows every place and takes a person to an idea in the list; a place is pointed out without dragging', async () => {
  const page = await open(new CannedBoard(), { browser: { viewport: { width: 640, height: 3000 } } });
  await page.getByText('Kaart', { exact: true }).click();
  await page.locator('.outline').first().waitFor({ state: 'attached' });
  const place = page.locator('.place:not([aria-label$="apart"])').first();
  await place.waitFor();
  await assertAccessible(page, 'map');
  const name = await place.getAttribute('aria-label');
  await place.focus();
  await page.keyboard.press('Enter');
  await page.locator('.open').getByRole('button', { name: name!, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Voeg een idee toe' }).click();
  await page.getByRole('button', { name: 'Wijs de plek aan op de kaart' }).click();
  await page.locator('.aim .outline').first().waitFor({ state: 'attached' });
  await page.locator('.aim .map-frame:focus').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText('De plek staat op de kaart.').waitFor();
  await page.getByLabel('Waar is het?').fill('Bij de brug');
  await page.getByText('Gekozen plek op de kaart: Bij de brug.').waitFor();
  await assertAccessible(page, 'aim');
});

test('the whole task goes by keyboard, at 320 px, and nothing scrolls sideways', async () => {
  const page = await open(new CannedBoard(), {
    browser: { viewport: { width: 320, height: 900 } },
    head: '<style>body{background:#16202b;color:#e8eef5}a{color:#9cf}</style>',
  });
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };
  await press('Voeg een idee toe');
  await page.getByLabel('Uw idee in één zin').waitFor();
  await page.waitForFunction(
    () => document.activeElement?.shadowRoot?.activeElement?.getAttribute('name') === 'title',
  );
  await page.keyboard.type('Rustbank');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Om te rusten.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Groen');
  await assertAccessible(page, 'narrow form');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await press('Plaats idee');
  await page.getByRole('status').getByText('Uw idee staat erbij.').waitFor({ state: 'attached' });
  assert.equal(await stage.focused(), `title-${ideaIdOf(900)}`);
  await page.keyboard.press('Enter');
  await page.locator('.open').waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await assertAccessible(page, 'narrow, dark and open');
});

test('axe finds nothing where a board is empty, closed, or failed', async () => {
  const canned = new CannedBoard([], {
    phase: 'closed',
    step: 'result',
    links: [{ kind: 'poll', ref: 'stemming', title: 'Wat eerst?', ideas: 2 }],
  });
  const page = await open(canned);
  await page.getByText('Er zijn nog geen ideeën.').waitFor();
  await page.getByText('2 ideeën hiervan doen daar mee').waitFor();
  await page.getByText('Steunen en toevoegen kan niet meer.').waitFor();
  await assertAccessible(page, 'closed');
  canned.first = () => ({ status: 500, body: problemOf('internal', 500) });
  await page.reload();
  await page.getByRole('alert').getByText('Dit kan nu niet worden geladen.').waitFor();
  await assertAccessible(page, 'failed');
});

test('English is spoken where the page is English', async () => {
  const page = await open(new CannedBoard(), { lang: 'en' });
  await page.getByText('40 ideas').waitFor();
  await page.getByRole('button', { name: 'Add an idea' }).waitFor();
});
