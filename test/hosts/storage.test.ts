import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { browserFlags, needBrowser } from '../../scripts/browser.js';
import { openForbidden, type Forbidden } from '../support/browser.js';
import { choose, counted, element, press, script, Visit, voteIn } from './visit.js';

const visit = new Visit(undefined, 'whole');
const reads = 'localStorage' as const;

/** Whether what a third party's frame keeps under one top site is there under another. */
async function acrossSites(browser: Browser): Promise<'shared' | 'apart' | 'refused'> {
  visit.site.hosts.pages.set('/derde', { html: '<!doctype html><title>Derde</title>' });
  const third = visit.site.hosts.url('derde.localhost', '/derde');
  const path = visit.host(`<iframe src="${third}"></iframe>`);
  const page = await (await browser.newContext()).newPage();
  await page.goto(path);
  try {
    await page.frames()[1]!.evaluate((store) => globalThis[store].setItem('kept', 'yes'), reads);
    await page.goto(path.replace('wijk.localhost', 'gemeente.localhost'));
    const kept = await page.frames()[1]!.evaluate((store) => globalThis[store].getItem('kept'), reads);
    return kept === null ? 'apart' : 'shared';
  } catch (error) {
    assert.match(String(error), /SecurityError/);
    return 'refused';
  } finally {
    await page.context().close();
  }
}

test('control: this browser keeps a third party apart on every site, where Playwright as it comes does not', async () => {
  assert.equal(await acrossSites(visit.browser), 'apart');
  const asItComes = await chromium.launch({ executablePath: needBrowser(), args: browserFlags });
  try {
    assert.notEqual(await acrossSites(asItComes), 'apart');
  } finally {
    await asItComes.close();
  }
});

test('with storage partitioned, an iframe counts a vote, knows it again there, and does not know it on another site', async () => {
  const { ref } = await visit.site.poll();
  const frame = `<iframe src="STEM/embed/${ref}" title="Stem" width="600" height="600"></iframe>`;
  const page = await visit.open(frame);
  await voteIn(page.frames()[1]!);
  await page.reload();
  await page.frames()[1]!.getByRole('button', { name: 'Wijzig mijn stem' }).waitFor();
  await page.goto(page.url().replace('wijk.localhost', 'gemeente.localhost'));
  const elsewhere = page.frames()[1]!;
  await elsewhere.getByRole('button', { name: 'Stem', exact: true }).waitFor();
  assert.equal(await elsewhere.getByRole('button', { name: 'Wijzig mijn stem' }).count(), 0);
  assert.equal(await visit.site.turnout(ref), 1);
  assert.deepEqual(await page.context().cookies(), []);
});

/** Runs a test in a browser where a person has forbidden storage. */
async function where(
  forbidden: Forbidden,
  body: string,
  test: (opened: Awaited<ReturnType<typeof openForbidden>>) => Promise<void>,
): Promise<void> {
  const opened = await openForbidden(forbidden);
  try {
    await opened.page.goto(visit.host(body));
    await test(opened);
  } finally {
    await opened.close();
  }
}

test('with all storage forbidden by the person, an element counts a vote and its change as one, in one session', async () => {
  const { ref } = await visit.site.poll();
  await where('storage', script + element(ref), async ({ page, faults }) => {
    // The control: it is the browser that refuses here.
    await assert.rejects(
      page.evaluate((store) => globalThis[store].length, reads),
      /SecurityError/,
    );
    let sessions = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/sessions')) sessions += 1;
    });
    await choose(page);
    await page.evaluate(() => {
      const poll = document.querySelector('stem-poll')!;
      const again = poll.cloneNode(true);
      poll.replaceWith(again);
    });
    await page.getByRole('radio', { name: 'Ja', checked: true }).waitFor();
    await press(page);
    await counted(page);
    await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
    await choose(page, 'Nee');
    await page.getByRole('button', { name: 'Stem opnieuw' }).click();
    await page.getByRole('status').filter({ hasText: 'Uw stem is gewijzigd' }).waitFor();
    assert.equal(await visit.site.turnout(ref), 1);
    assert.equal(sessions, 1);
    assert.deepEqual(faults, []);
  });
});

test('with storage of third parties forbidden, a vote in an iframe is counted to the end', async () => {
  const { ref } = await visit.site.poll();
  const frame = `<iframe src="STEM/embed/${ref}" title="Stem" width="600" height="600"></iframe>`;
  await where('third-party', frame, async ({ page, faults }) => {
    const stem = page.frames()[1]!;
    await assert.rejects(
      stem.evaluate((store) => globalThis[store].length, reads),
      /SecurityError/,
    );
    assert.equal(await page.evaluate((store) => globalThis[store].length, reads), 0);
    await voteIn(stem);
    await stem.getByRole('button', { name: 'Wijzig mijn stem' }).click();
    await choose(stem, 'Nee');
    await stem.getByRole('button', { name: 'Stem opnieuw' }).click();
    await stem.getByRole('status').filter({ hasText: 'Uw stem is gewijzigd' }).waitFor();
    assert.equal(await visit.site.turnout(ref), 1);
    assert.deepEqual(faults, []);
  });
});

test('with all storage forbidden, a code from the mail proves who one is, and the choice is kept meanwhile', async () => {
  const { ref } = await visit.site.poll({ rule: { access: 'email' } });
  await where('storage', script + element(ref), async ({ page }) => {
    await choose(page);
    await press(page);
    const dialog = page.getByRole('dialog');
    const mails = visit.site.server.mails.length;
    await dialog.getByLabel('Uw mailadres').fill('bewoner@voorbeeld.example');
    await dialog.getByRole('button', { name: 'Stuur mij een code' }).click();
    const { text } = await visit.site.server.mailed(mails + 1);
    await dialog.getByLabel(/Code uit de mail/).fill(/\b\d{6}\b/.exec(text)![0]);
    await dialog.getByRole('button', { name: 'Ga verder' }).click();
    await counted(page);
    assert.equal(await visit.site.turnout(ref), 1);
  });
});

test('storage that is full loses no vote and no choice', async () => {
  const { page, ref } = await visit.openPoll();
  await page.evaluate(() => {
    for (const store of [localStorage, sessionStorage])
      for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2))
        try {
          for (;;) store.setItem(`full ${size} ${store.length}`, 'x'.repeat(size));
        } catch {
          // This size no longer fits.
        }
  });
  await choose(page, 'Nee');
  await page.evaluate(() => {
    const poll = document.querySelector('stem-poll')!;
    poll.replaceWith(poll.cloneNode(true));
  });
  await page.getByRole('radio', { name: 'Nee', checked: true }).waitFor();
  await press(page);
  await counted(page);
  assert.equal(await visit.site.turnout(ref), 1);
});
