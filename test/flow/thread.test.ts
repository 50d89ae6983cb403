import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openPage, startBrowser } from '../support/browser.js';
import { buildChannel, buildOrganisation } from '../support/factories.js';
import { hostDocument } from '../support/hosts.js';
import { startSite, type Site } from '../support/site.js';

let site: Site;
let browser: Browser;
const host = 'stukken.localhost';

before(async () => {
  site = await startSite();
  browser = await startBrowser();
  const { database } = site.house;
  const organisation = await buildOrganisation(database, { name: 'Gemeente Zandveen' });
  const origin = site.hosts.origin(host);
  await buildChannel(database, organisation.id, { origins: [origin], documentPrefixes: [`${origin}/stuk`] });
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a thread under a document', () => {
  it('begins with the first comment, is answered, agreed with, counted elsewhere and found by its permalink', async () => {
    const { hosts, stem } = site;
    const script = `<script type="module" src="${stem}/stem.js"></script>`;
    const thread = `${script}<h1>Stuk 7</h1><stem-comment-thread document></stem-comment-thread>`;
    hosts.pages.set('/stuk/7', { html: hostDocument(thread) });
    const url = hosts.url(host, '/stuk/7');
    const list = `${script}<h1>Stukken</h1><stem-comment-count document="${url}"></stem-comment-count>`;
    hosts.pages.set('/lijst', { html: hostDocument(list) });

    const { page, faults } = await openPage(browser);
    await page.goto(url);
    await page.getByText('Nog geen reacties. Schrijf de eerste.').waitFor();
    await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
    const words = 'Graag meer bomen 🌳 & <minder> tegels\n\nDank!';
    await page.getByLabel('Uw reactie', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Plaats reactie' }).click();
    const mine = page.getByRole('article');
    await mine.waitFor();
    assert.equal(await mine.locator('.text').evaluate((e) => e.textContent), words);
    const id = await mine.getAttribute('id');

    const other = await openPage(browser);
    await other.page.goto(`${url}#${id}`);
    const theirs = other.page.locator(`#${id}`);
    await theirs.getByRole('button', { name: /^Eens/ }).click();
    await theirs.getByRole('button', { name: /Eens.*: 1 persoon/, pressed: true }).waitFor();
    await theirs.getByRole('button', { name: /^Antwoord/ }).click();
    await other.page.getByLabel(/^Uw antwoord aan/).fill('Eens met u.');
    await other.page.getByRole('button', { name: 'Plaats antwoord' }).click();
    await other.page.getByRole('article').nth(1).waitFor();

    await page.getByRole('button', { name: '1 nieuwe reactie, toon' }).click();
    await page.getByText('Eens met u.').waitFor();
    await page.goto(hosts.url(host, '/lijst'));
    await page.getByText('2 reacties', { exact: true }).waitFor();
    assert.deepEqual([...faults, ...other.faults], []);
    await page.context().close();
    await other.page.context().close();
  });
});
