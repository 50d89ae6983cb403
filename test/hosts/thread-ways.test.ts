import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertAccessible } from '../support/axe.js';
import { newResident, proposed } from '../support/boarding.js';
import { openPage } from '../support/browser.js';
import { guidePolicy } from '../support/hosts.js';
import { proveAddress } from '../support/staffing.js';
import { Visit } from './visit.js';
import { inWordPress, listenAsWordPress } from './wordpress.js';

const visit = new Visit();
const guards: (() => Promise<unknown>)[] = [];
after(() => Promise.all(guards.map((guard) => guard())));

const threadWith = async (...texts: string[]): Promise<string> => {
  const { ref } = await visit.site.thread();
  const { server } = visit.site;
  for (const text of texts) {
    const session = await server.send<{ token: string }>('POST', '/v1/sessions', {
      origin: server.ownOrigin,
      body: { activity: ref },
    });
    const { status } = await server.send('POST', '/v1/comments', {
      body: { thread: ref, text },
      origin: server.ownOrigin,
      token: session.body.token,
      headers: { 'Idempotency-Key': randomUUID() },
    });
    assert.equal(status, 201);
  }
  return ref;
};

/** A page without JavaScript. */
const still = async (): Promise<Page> => {
  const { page } = await openPage(visit.browser, { javaScriptEnabled: false });
  // Chromium lets scripts run again on the site that a link leads to.
  await page.context().route('**/*.js', (route) => route.abort());
  guards.push(() => page.context().close());
  return page;
};

test('in WordPress, from our oEmbed answer, one reads a thread, writes and reports in the opaque box', async () => {
  const ref = await threadWith('Laat de bomen staan.');
  const url = encodeURIComponent(`${visit.stem}/a/${ref}`);
  const { body } = await visit.site.server.send<{ html: string; title: string }>('GET', `/oembed?url=${url}`);
  const page = await visit.open(inWordPress(body.html), {
    before: (page) => page.addInitScript(listenAsWordPress),
    csp: guidePolicy(visit.stem, "style-src 'unsafe-inline'", ['oEmbed']),
  });
  const frame = page.frames()[1]!;
  assert.equal(await frame.evaluate(() => self.origin), 'null');
  const first = frame.getByRole('article').filter({ hasText: 'Laat de bomen staan.' });
  await first.getByRole('button', { name: /^Meld/ }).click();
  await first.getByLabel('Reclame of spam').check();
  await first.getByRole('button', { name: 'Meld aan de moderator' }).click();
  await frame.getByRole('status').filter({ hasText: 'Bedankt.' }).waitFor();
  await frame.getByLabel('Uw reactie', { exact: true }).fill('Ik ook.');
  await frame.getByRole('button', { name: 'Plaats reactie' }).click();
  await frame.getByRole('article').filter({ hasText: 'Ik ook.' }).waitFor();
  assert.deepEqual(await visit.site.comments(ref), ['Laat de bomen staan.', 'Ik ook.']);
  assert.deepEqual(visit.faults, []);
});

test('in WordPress one supports an idea in the opaque box, proves an address once, and talks under the idea', async () => {
  const board = await visit.site.board({ access: 'email', opensAt: '2020-01-01T00:00:00Z' });
  const { server } = visit.site;
  const writer = await proveAddress(server, board, await newResident(server, board), 'schrijver@example.nl');
  const { idea } = await proposed(server, board, { title: 'Een bankje bij de vijver' }, writer);
  const url = encodeURIComponent(`${visit.stem}/a/${board.ref}`);
  const { body } = await server.send<{ html: string }>('GET', `/oembed?url=${url}`);
  const page = await visit.open(inWordPress(body.html), {
    before: (page) => page.addInitScript(listenAsWordPress),
    csp: guidePolicy(visit.stem, "style-src 'unsafe-inline'", ['oEmbed']),
  });
  const frame = page.frames()[1]!;
  assert.equal(await frame.evaluate(() => self.origin), 'null');
  await frame.getByRole('button', { name: idea.title!, exact: true }).click();
  await frame
    .locator(`#idee-${idea.id}`)
    .getByRole('button', { name: /^Steun/ })
    .click();
  const mails = server.mails.length;
  const dialog = frame.getByRole('dialog');
  await dialog.getByLabel('Uw mailadres').fill('lezer@example.nl');
  await dialog.getByRole('button', { name: 'Stuur mij een code' }).click();
  const { text } = await server.mailed(mails + 1);
  await dialog.getByLabel('Code uit de mail').fill(/\b\d{6}\b/.exec(text)![0]);
  await dialog.getByRole('button', { name: 'Ga verder' }).click();
  await frame.getByRole('status').filter({ hasText: 'U steunt dit idee.' }).waitFor();
  const talk = frame.locator('stem-comment-thread');
  await talk.getByRole('button', { name: 'Schrijf een reactie' }).click();
  await talk.getByLabel('Uw reactie', { exact: true }).fill('Ik help mee.');
  await talk.getByRole('button', { name: 'Plaats reactie' }).click();
  await talk.getByRole('article').filter({ hasText: 'Ik help mee.' }).waitFor();
  assert.equal(server.mails.length, mails + 1);
  assert.deepEqual(await visit.site.comments(idea.thread), ['Ik help mee.']);
  // Support was asked for before it was known by whom.
  assert.deepEqual(visit.faults, [
    'Failed to load resource: the server responded with a status of 403 (Forbidden)',
  ]);
});

test('a frame and a fragment of a thread read without script, page, reply and report by links, and write after a look', async () => {
  const texts = Array.from({ length: 21 }, (_, index) => `Reactie ${index + 1}.`);
  const ref = await threadWith(...texts);
  const { text: fragment } = await visit.site.server.send('GET', `/fragment/${ref}`);
  assert.match(fragment, /<template shadowroot/);
  assert.doesNotMatch(fragment, /<style|\sstyle=/);
  const host = visit.host(
    `${fragment}<iframe title="Reacties" src="STEM/embed/${ref}" width="600" height="900"></iframe>`,
    {
      csp: `default-src 'none'; style-src ${visit.stem}; frame-src ${visit.stem}; form-action ${visit.stem}`,
    },
  );
  const page = await still();
  for (const where of ['fragment', 'frame'] as const) {
    await page.goto(host);
    const place = where === 'fragment' ? page.locator('stem-comment-thread') : page.frameLocator('iframe');
    await place.getByText('Reactie 20.').waitFor();
    assert.equal(await place.getByText('Reactie 21.').count(), 0);
    // What a frame leads to opens in a window of its own.
    const opened = async (link: Locator): Promise<Page> => {
      await page.goto((await link.getAttribute('href'))!);
      return page;
    };
    const next = await opened(place.getByRole('link', { name: 'Toon meer' }));
    await next.getByText('Reactie 21.').waitFor();

    await page.goto(host);
    const article = place
      .getByRole('article')
      .filter({ hasText: where === 'frame' ? 'Reactie 3.' : 'Reactie 2.' });
    const replying = await opened(article.getByRole('link', { name: /^Antwoord/ }));
    await replying.getByRole('heading', { name: /^Uw antwoord aan/ }).waitFor();

    await page.goto(host);
    const reporting = await opened(article.getByRole('link', { name: /^Meld/ }));
    await reporting.getByLabel('Reclame').check();
    await reporting.getByRole('button', { name: 'Meld deze reactie' }).click();
    await reporting.getByText('Een moderator kijkt naar de reactie.').waitFor();

    await page.goto(host);
    await place.getByLabel('Uw reactie', { exact: true }).fill(`Uit het ${where}.`);
    const press = (): Promise<void> => place.getByRole('button', { name: 'Plaats reactie' }).click();
    const [written] =
      where === 'fragment'
        ? [page, await press()]
        : await Promise.all([page.context().waitForEvent('page'), press()]);
    await written.getByText('Kijk uw reactie nog eens na').waitFor();
    assert.equal(await written.getByLabel('Uw reactie', { exact: true }).inputValue(), `Uit het ${where}.`);
  }
  assert.equal((await visit.site.comments(ref)).length, 20);
});

test('the page of a thread tells its own ways to be embedded, and is found by oEmbed', async () => {
  const ref = await threadWith('Eerst.');
  const { page } = await openPage(visit.browser, { bypassCSP: true });
  guards.push(() => page.context().close());
  await page.goto(`${visit.stem}/a/${ref}`);
  assert.equal(await page.locator('link[type="application/json+oembed"]').count(), 1);
  await page.getByText('Zet deze vraag op uw eigen site').click();
  const snippets = await page
    .locator('textarea[readonly]')
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  assert.ok(snippets.some((text) => text.includes(`<stem-comment-thread activity="${ref}"`)));
  assert.ok(snippets.some((text) => text.includes(`/embed/${ref}`)));
  await assertAccessible(page, 'ways');
});
