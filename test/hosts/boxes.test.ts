import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import type { PollGiven } from '../support/factories.js';
import { guidePolicy } from '../support/hosts.js';
import { choose, counted, element, press, script, Visit, voteIn } from './visit.js';
import { inWordPress, listenAsWordPress } from './wordpress.js';

const visit = new Visit(undefined, 'whole');

/** Pastes a poll's address into WordPress: by our own oEmbed answer, through what WordPress does to it. */
async function paste(given: PollGiven = {}): Promise<{ page: Page; frame: Frame; ref: string }> {
  const { ref } = await visit.site.poll(given);
  const url = encodeURIComponent(`${visit.stem}/a/${ref}`);
  const { body } = await visit.site.server.send<{ html: string }>('GET', `/oembed?url=${url}&format=json`);
  const page = await visit.open(inWordPress(body.html), {
    before: (page) => page.addInitScript(listenAsWordPress),
    csp: guidePolicy(visit.stem, "style-src 'unsafe-inline'", ['oEmbed']),
  });
  return { page, frame: page.frames()[1]!, ref };
}

test('in WordPress the frame comes in place of the quote, at its full height, and a vote goes to the end', async () => {
  const { page, frame, ref } = await paste();
  await page.locator('iframe').waitFor({ state: 'visible' });
  assert.equal(await page.locator('blockquote').isVisible(), false);
  assert.equal(await frame.evaluate(() => self.origin), 'null');
  await assert.rejects(
    frame.evaluate(() => localStorage.length),
    /SecurityError/,
  );
  await voteIn(frame);
  assert.equal(await visit.site.turnout(ref), 1);
  const inside = await frame.evaluate(() => document.documentElement.scrollHeight);
  await page.waitForFunction(
    (height) => Number(document.querySelector('iframe')!.height) >= Math.min(1000, height),
    inside,
  );
  await frame.getByRole('button', { name: 'Wijzig mijn stem' }).click();
  await choose(frame, 'Nee');
  await frame.getByRole('button', { name: 'Stem opnieuw' }).click();
  await frame.getByRole('status').filter({ hasText: 'Uw stem is gewijzigd' }).waitFor();
  assert.equal(await visit.site.turnout(ref), 1);
  assert.deepEqual(visit.faults, []);
});

test('our oEmbed answer as it comes is an opaque box that says its own secret, and a vote goes to the end', async () => {
  const { ref } = await visit.site.poll();
  const url = encodeURIComponent(`${visit.stem}/a/${ref}`);
  const { body } = await visit.site.server.send<{ html: string }>('GET', `/oembed?url=${url}&format=json`);
  assert.match(body.html, /sandbox="allow-scripts"/);
  const page = await visit.open(body.html, {
    before: (page) =>
      page.addInitScript(() => {
        const heard: unknown[] = [];
        Object.assign(globalThis, { heard });
        addEventListener('message', (event) => heard.push(event.data));
      }),
  });
  const frame = page.frames()[1]!;
  assert.equal(await frame.evaluate(() => self.origin), 'null');
  await voteIn(frame);
  assert.equal(await visit.site.turnout(ref), 1);
  const heard = await page.evaluate(
    () => (globalThis as unknown as { heard: { message?: string; secret?: string }[] }).heard,
  );
  const secret = /data-secret="(\w{10})"/.exec(body.html)![1];
  for (const said of ['ready', 'height'])
    assert.ok(
      heard.some((one) => one.message === said && one.secret === secret),
      said,
    );
});

test('in WordPress a poll that is higher than the box may be can be scrolled to its button', async () => {
  const options = Array.from({ length: 30 }, (_, index) => `Plan ${index + 1}`);
  const { page, frame } = await paste({ options });
  await page.waitForFunction(() => document.querySelector('iframe')!.height === '1000');
  const button = frame.getByRole('button', { name: 'Stem', exact: true });
  await button.waitFor();
  await page.locator('iframe').hover({ position: { x: 50, y: 300 } });
  await page.mouse.wheel(0, 5000);
  await frame.waitForFunction(() => scrollY > 500);
});

test('in WordPress a mail code proves who one is, by script alone', async () => {
  const { frame, ref } = await paste({ rule: { access: 'email' } });
  await choose(frame);
  await press(frame);
  const dialog = frame.getByRole('dialog');
  const mails = visit.site.server.mails.length;
  await dialog.getByLabel('Uw mailadres').fill('wp@voorbeeld.example');
  await dialog.getByRole('button', { name: 'Stuur mij een code' }).click();
  const { text } = await visit.site.server.mailed(mails + 1);
  await dialog.getByLabel(/Code uit de mail/).fill(/\b\d{6}\b/.exec(text)![0]);
  await dialog.getByRole('button', { name: 'Ga verder' }).click();
  await counted(frame);
  assert.equal(await visit.site.turnout(ref), 1);
});

test('in WordPress, where no window can be opened, the link to the own page is handed to the page around it', async () => {
  const { page, frame, ref } = await paste();
  await frame.getByRole('link', { name: /eigen pagina/ }).click();
  await page.waitForFunction(() => (globalThis as unknown as { followed: string[] }).followed.length > 0);
  const followed = await page.evaluate(() => (globalThis as unknown as { followed: string[] }).followed);
  assert.deepEqual(followed, [`${visit.stem}/a/${ref}`]);
});

test('a message of a stranger with a wild height or secret does nothing inside the frame', async () => {
  const { ref } = await visit.site.poll();
  const page = await visit.open(`<iframe src="STEM/embed/${ref}" title="Stem"></iframe>`);
  const frame = page.frames()[1]!;
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('iframe')!;
    for (const data of [
      null,
      'x',
      1e9,
      { type: 'stem-height', height: 1e9 },
      { message: 'height', value: -1 },
    ])
      contentWindow!.postMessage(data, '*');
  });
  await voteIn(frame);
  assert.deepEqual(visit.faults, []);
});

/** What the accessibility tree of a frame without script says, by role; no script of a test runs in there. */
async function namesIn(frame: Frame): Promise<(role: string) => string[]> {
  const session = await frame.page().context().newCDPSession(frame);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return (role) => nodes.filter((node) => node.role?.value === role).map((node) => String(node.name?.value));
}

test('inside sandbox="", where neither script nor form works, the question, the options and a link are there', async () => {
  const { ref } = await visit.site.poll({ title: 'Welke boom komt er?' });
  const page = await visit.open(`<iframe sandbox="" src="STEM/embed/${ref}" title="Stem"></iframe>`);
  const names = await namesIn(page.frames()[1]!);
  assert.ok(names('heading').includes('Welke boom komt er?'));
  assert.deepEqual(names('radio'), ['Ja', 'Nee']);
  assert.ok(names('link').length > 0);
});

test('without JavaScript the link of a pasted element leads to a page where a vote goes to the end', async () => {
  const { ref } = await visit.site.poll();
  const page = await visit.open(script + element(ref), { browser: { javaScriptEnabled: false } });
  await page.getByRole('link', { name: 'Stem mee' }).click();
  await page.getByRole('radio', { name: 'Ja' }).check();
  await press(page);
  await page.getByRole('heading', { name: 'Uw stem is geteld' }).waitFor();
  assert.equal(await visit.site.turnout(ref), 1);
});

test('without JavaScript an iframe brings the choice to the own page, where the vote goes to the end', async () => {
  const { ref } = await visit.site.poll();
  const page = await visit.open(
    `<iframe src="STEM/embed/${ref}" title="Stem" width="600" height="600"></iframe>`,
    { browser: { javaScriptEnabled: false } },
  );
  const frame = page.frameLocator('iframe');
  await frame.getByRole('radio', { name: 'Nee' }).check();
  const opened = page.context().waitForEvent('page');
  await frame.getByRole('button', { name: 'Stem', exact: true }).click();
  const own = await opened;
  await own.getByRole('heading', { level: 2, name: 'Uw stem is geteld' }).waitFor();
  assert.equal(await visit.site.turnout(ref), 1);
});

test('without JavaScript an included fragment brings the choice to the own page, which asks to confirm it', async () => {
  const { ref } = await visit.site.poll();
  const { text } = await visit.site.server.send('GET', `/fragment/${ref}`);
  const page = await visit.open(text, {
    csp: guidePolicy(visit.stem, '', ['fragment']),
    browser: { javaScriptEnabled: false },
  });
  await page.getByRole('radio', { name: 'Nee' }).check();
  await press(page);
  assert.equal(await page.getByRole('radio', { name: 'Nee' }).isChecked(), true);
  assert.equal(await visit.site.turnout(ref), 0);
  await press(page);
  await page.getByRole('heading', { name: 'Uw stem is geteld' }).waitFor();
  assert.equal(await visit.site.turnout(ref), 1);
});
