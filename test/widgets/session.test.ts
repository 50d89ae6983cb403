import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openPage, startBrowser } from '../support/browser.js';
import { buildChannel, buildOrganisation, buildPoll } from '../support/factories.js';
import { hostDocument } from '../support/hosts.js';
import { startSite, type Site } from '../support/site.js';

let site: Site;
let browser: Browser;
before(async () => {
  site = await startSite();
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await site.stop();
});

const when = { opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' };

/** A poll of another organisation that asks on the same site. */
const foreignPoll = async (title: string) => {
  const { database, polls } = site.house;
  const organisation = await buildOrganisation(database, { name: 'Provincie' });
  await buildChannel(database, organisation.id, { origins: [site.hosts.origin('wijk.localhost')] });
  return buildPoll(database, polls.keys, organisation, { ...when, title });
};

const element = ({ ref }: { ref: string }) =>
  `<stem-poll activity="${ref}"><a href="${site.stem}/a/${ref}">Stem mee</a></stem-poll>`;

const voteIn = async (page: Page, { ref }: { ref: string }) => {
  const poll = page.locator(`[activity="${ref}"]`);
  await poll.getByRole('radio', { name: 'Ja' }).check();
  await poll.getByRole('button', { name: 'Stem', exact: true }).click();
  await poll.getByText('Uw stem is geteld').waitFor();
};

test('polls of two organisations on one page each keep their own session, also after a reload', async () => {
  const mine = await site.poll({ title: 'Een bankje?' });
  const theirs = await foreignPoll('Een brug?');
  const third = await site.poll({ title: 'Een boom?' });
  site.hosts.pages.set('/twee', {
    html: hostDocument(
      `<script type="module" src="${site.stem}/stem.js"></script>${[mine, theirs, third].map(element).join('')}`,
      '<link rel="icon" href="data:,">',
    ),
  });
  const { page, faults } = await openPage(browser);
  const answers: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname === '/v1/sessions' || response.status() >= 400)
      answers.push(`${response.status()} ${pathname}`);
  });
  await page.goto(site.hosts.url('wijk.localhost', '/twee'));
  for (const poll of [mine, theirs, third]) await voteIn(page, poll);
  await page.reload();
  for (const { ref } of [mine, theirs, third])
    await page.locator(`[activity="${ref}"]`).getByText('Uw stem is geteld').waitFor();
  const change = page.locator(`[activity="${mine.ref}"]`);
  await change.getByRole('button', { name: 'Wijzig mijn stem' }).click();
  await change.getByRole('radio', { name: 'Nee' }).check();
  await change.getByRole('button', { name: 'Stem opnieuw' }).click();
  await change.getByText('Uw stem is gewijzigd').waitFor();
  // One session for each organisation, and none refused.
  assert.deepEqual(answers, ['201 /v1/sessions', '201 /v1/sessions']);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('an element that was taken out and put back for another poll shows that one', async () => {
  const [one, other] = [await site.poll({ title: 'Een bankje?' }), await site.poll({ title: 'Een boom?' })];
  site.hosts.pages.set('/wissel', {
    html: hostDocument(`<script type="module" src="${site.stem}/stem.js"></script>${element(one)}`),
  });
  const { page } = await openPage(browser);
  await page.goto(site.hosts.url('wijk.localhost', '/wissel'));
  await page.getByRole('heading', { name: 'Een bankje?' }).waitFor();
  await page.evaluate((ref) => {
    const poll = document.querySelector('stem-poll')!;
    poll.remove();
    poll.setAttribute('activity', ref);
    document.body.append(poll);
  }, other.ref);
  await page.getByRole('heading', { name: 'Een boom?' }).waitFor();
  await page.context().close();
});
