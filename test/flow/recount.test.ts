import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { drawOrder, seedHash } from '../../counting/draw.js';
import { publishedElection } from '../../counting/files/published.js';
import { writePublishedJson } from '../../counting/files/published.json.js';
import { resultHash } from '../../counting/hash.js';
import { publishedBudget } from '../../counting/files/budget.published.js';
import { writeBudgetJson } from '../../counting/files/budget.json.js';
import { writePbBudget } from '../../counting/files/budget.pb.write.js';
import { countBudget } from '../../counting/budget/count.js';
import { countPoll } from '../../counting/poll/count.js';
import { assertAccessible } from '../support/axe.js';
import { closedBallots, closedBudget } from '../support/canned.budget.result.js';
import { openPage, startBrowser } from '../support/browser.js';
import { startSite, type Site } from '../support/site.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const options = [
  { id: 'plein', label: 'Een plein met bomen' },
  { id: 'park', label: 'Een park' },
];
const ballots = [
  { ballot: { options: ['plein'] }, count: 24 },
  { ballot: { options: ['park'] }, count: 16 },
];

/** The file of a closed poll of forty voters, as the server publishes it. */
async function pollFile(): Promise<string> {
  const seed = 'zaad';
  const rule = {
    kind: 'single' as const,
    method: 'plurality' as const,
    min: 1,
    max: 1,
    blank: true,
    seats: 1,
    quorum: 0,
    seedHash: await seedHash(seed),
  };
  const draw = await drawOrder(seed, ['plein', 'park']);
  const about = {
    ref: 'plein-of-park',
    title: 'Plein of park?',
    organisation: 'Gemeente Lindewaard',
    language: 'nl',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2026-02-01T00:00:00Z',
    options,
    rule,
    seed,
    resultHash: await resultHash(countPoll(rule, options, ballots, draw)),
    sums: { roll: 40, box: 40, published: 40, online: 40, assisted: 0, paper: 0 },
  };
  return writePublishedJson(publishedElection(about, ballots, draw));
}

/** The published budget of the tests with its own result and hash, as a file of the site and of Pabulib. */
async function budgetFiles(): Promise<{ json: string; pb: string; hash: string }> {
  const { rule, ...about } = closedBudget();
  const seed = 'zaad';
  const draw = await drawOrder(
    seed,
    about.projects.map(({ id }) => id),
  );
  const { projects, ...of } = { ...about, rule: Object.assign({}, rule, { seedHash: await seedHash(seed) }) };
  const bare = projects.map(({ id, title, cost, area, category }) => ({
    id,
    title,
    cost,
    ...(area && { area }),
    ...(category && { category }),
  }));
  const result = countBudget(of.rule, { budget: of.budget, projects: bare }, closedBallots, draw);
  const hash = await resultHash(result);
  const { ref, title, organisation, language, opensAt, closesAt, budget, currency, areas, categories } = of;
  const file = publishedBudget(
    {
      ...{ ref, title, organisation, language, opensAt, closesAt, budget, currency, areas, categories },
      projects: bare,
      rule: of.rule,
      seed,
      resultHash: hash,
      sums: { roll: 253, box: 253, published: 283, online: 231, assisted: 22, paper: 30 },
    },
    closedBallots,
    result,
  );
  return { json: writeBudgetJson(file), pb: writePbBudget({ ...file, ballots: file.ballots ?? [] }), hash };
}

describe('the recount page', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  before(async () => {
    site = await startSite();
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await site.stop();
  });
  afterEach(() => page?.context().close());

  async function open(address = '/recount'): Promise<void> {
    ({ page, faults } = await openPage(browser));
    // By the debugger, where the page's policy does not reach.
    await page.addInitScript({ path: axe });
    await page.goto(`${site.stem}${address}`);
  }

  const choose = (name: string, text: string) =>
    page
      .getByLabel('Bestand met stembiljetten')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

  const said = (text: RegExp) => page.locator('#status').getByText(text).waitFor();

  it('says that the published file of a poll agrees, and sends nothing of it', async () => {
    await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await choose('stembiljetten.json', await pollFile());
    await said(/Klaar: Plein of park\? is geteld\. De uitslag is gelijk/);
    await page
      .getByRole('heading', { name: 'Gekozen' })
      .or(page.getByRole('heading', { name: 'Uitkomst: Plein of park?' }))
      .waitFor();
    assert.equal(await page.locator('.checks').getByText('✗').count(), 0);
    assert.ok(
      asked.every((one) => /^GET \/assets\/[\w.-]+\.(js|svg)$/.test(one)),
      asked.join(),
    );
    await assertAccessible(page, 'counted');
    assert.deepEqual(faults, []);
  });

  it('counts a published budget step by step, with what voters had left and the same hash', async () => {
    const { json, hash } = await budgetFiles();
    await open();
    await choose('wijkbudget.json', json);
    await said(/Klaar: Verdeel het geld van de wijk is geteld\. De uitslag is gelijk/);
    assert.deepEqual(await page.locator('#outcome ol').first().getByRole('listitem').allInnerTexts(), [
      'Een podium in het park',
      'Een skatebaan bij het Wantij',
      'Waterpompen en een beek om in te spelen',
      'Zes bankjes langs de Dijk',
      'Moestuin met een kas achter de Regenboogschool',
      'Geveltuinen in de binnenstad',
      'Schaaktafels op het Scheffersplein',
    ]);
    assert.equal(await page.locator('#outcome code').innerText(), hash);
    await page
      .getByText(/1\..*Een podium in het park/)
      .first()
      .waitFor();
    const purses = page.getByRole('region', { name: 'Wat groepen stemmers overhielden' });
    const row = (await purses.getByRole('row').nth(1).innerText()).replaceAll('\u00a0', ' ');
    assert.match(row, /^62\s+Zes bankjes.*€ 94,06$/s);
    const leftOut = page.getByRole('region', { name: 'Wie bij gewoon tellen niets zou krijgen' });
    const first = (await leftOut.getByRole('row').nth(1).innerText()).replace(/\s+/g, ' ');
    assert.equal(first.trim(), 'Het Noorderkwartier 78 78');
    await assertAccessible(page, 'budget counted');
    assert.deepEqual(faults, []);
  });

  it('counts a Pabulib file, and tells each line that is wrong in a broken one', async () => {
    const { pb } = await budgetFiles();
    await open();
    await choose('wijkbudget.pb', pb);
    await said(/Klaar/);
    assert.equal(await page.locator('#outcome ol').first().getByRole('listitem').count(), 7);
    await page.getByText('In dit bestand staat geen uitslag om mee te vergelijken.').waitFor();
    const lines = pb.split('\n');
    const first = lines.findIndex((line) => /podium/.test(line) && /skatebaan/.test(line));
    lines[first] = lines[first]!.replace('podium', 'podiums');
    await choose('wijkbudget.pb', lines.join('\n'));
    await page.getByText(`Regel ${first + 1}: er is geen project podiums`).waitFor();
  });

  it('opens with the published file of a budget of this site, and compares with the result that the site shows', async () => {
    const { json, hash } = await budgetFiles();
    for (const [shown, words] of [
      [hash, '✓ Op deze site staat dezelfde uitslag.'],
      ['f'.repeat(64), '✗ Op deze site staat een ANDERE uitslag.'],
    ] as const) {
      ({ page, faults } = await openPage(browser));
      await page.route('**/v1/budgets/wijkbudget/ballots', (route) =>
        route.fulfill({ body: json, contentType: 'application/json' }),
      );
      await page.route('**/v1/budgets/wijkbudget', (route) =>
        route.fulfill({ json: { result: { hash: shown } } }),
      );
      await page.goto(`${site.stem}/recount?budget=wijkbudget`);
      await said(/Klaar: Verdeel het geld van de wijk/);
      await page.getByText(words).waitFor();
      if (shown === hash) await page.context().close();
    }
  });

  it('says that a file that was tampered with does not agree', async () => {
    await open();
    await choose(
      'stembiljetten.json',
      (await pollFile()).replace('"count":24', '"count":14').replace('"count":16', '"count":26'),
    );
    await said(/Let op: de uitslag is anders dan de gepubliceerde uitslag/);
    await page.getByText('✗ De uitslag klopt NIET met de gepubliceerde uitslag.').waitFor();
    await assertAccessible(page, 'tampered');
  });

  it('tells in plain words, with its line, what is wrong with a file that cannot be counted', async () => {
    await open();
    await choose('stuk.blt', '3 1\n1 1 2 0\n1 9 0\n0\n"A"\n"B"\n"C"\n"Titel"\n');
    await said(/Dit bestand is niet te tellen/);
    await page.getByText('Regel 3: er is geen kandidaat 9').waitFor();
    await assertAccessible(page, 'faults');
    await choose('stuk.json', '{\n "format": oei\n}');
    await page.getByText(/dit is geen geldige JSON/).waitFor();
  });

  it('stops a count that takes long, by keyboard, and is ready for another file', async () => {
    await open();
    await page.route('**/assets/recount-worker-*', () => {});
    await choose('stembiljetten.json', await pollFile());
    await said(/We tellen/);
    await page.getByRole('progressbar', { name: 'Hoe ver het tellen is' }).waitFor();
    await assertAccessible(page, 'counting');
    await page.keyboard.press('Tab');
    await page.getByLabel('Bestand met stembiljetten').focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'stop');
    await page.keyboard.press('Enter');
    await said(/U hebt het tellen gestopt/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'file');
    assert.equal(await page.getByRole('progressbar').count(), 0);
    await page.unrouteAll();
    await choose('stembiljetten.json', await pollFile());
    await said(/Klaar/);
  });

  it('says so when the published file that its address names is not there', async () => {
    await open('/recount?poll=bestaat-niet');
    await said(/Het gepubliceerde bestand is er niet/);
  });
});
