import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openPage, startBrowser } from '../support/browser.js';
import { cannedPoll } from '../support/canned.js';
import { Host } from '../support/host.js';

let browser: Browser;
let host: Host;
let page: Page;
let faults: string[];

before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());
afterEach(async () => {
  await page.context().close();
  host.stop();
});

async function show(poll = cannedPoll(), attributes = ''): Promise<void> {
  host = await new Host().start();
  host.polls.set(poll.ref, poll);
  const stem = host.origin();
  const path = host.page(
    `<h1>Nieuws</h1><script type="module" src="${stem}/stem.js"></script>
     <stem-poll activity="${poll.ref}" ${attributes}><a href="${stem}/a/${poll.ref}">Stem mee</a></stem-poll>`,
  );
  ({ page, faults } = await openPage(browser));
  await page.goto(host.origin('gemeente') + path);
}

test('a guest chooses, votes with one press and hears that the vote is counted', async () => {
  await show();
  await page.getByRole('heading', { name: 'Wat komt er op het Oosterplein?', level: 2 }).waitFor();
  await page.getByRole('radio', { name: 'Een kleine speeltuin' }).check();
  await page.getByRole('button', { name: 'Stem', exact: true }).click();
  await page.getByRole('status').getByText('Uw stem is geteld').waitFor();
  assert.equal(
    await page.evaluate(() => document.querySelector('stem-poll')?.shadowRoot?.activeElement?.id),
    'status',
  );
  const writes = host.asked.filter(({ method }) => method !== 'GET');
  assert.deepEqual(
    writes.map(({ method, path }) => `${method} ${path}`),
    ['POST /v1/sessions', 'PUT /v1/polls/plein-single/ballots/mine'],
  );
  assert.equal(writes[1]?.headers.authorization, 'Bearer token-1');
  assert.deepEqual((writes[1]?.body as { ballot: unknown }).ballot, { options: ['speeltuin'] });
  assert.deepEqual(faults, []);
});

test('a visitor who only looks costs one read of the poll and no session', async () => {
  await show();
  await page.getByRole('radio').first().waitFor();
  assert.deepEqual(
    host.asked.map(({ method, path }) => `${method} ${path}`),
    ['GET /v1/polls/plein-single'],
  );
});
