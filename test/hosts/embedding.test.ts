import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { openPage, startBrowser } from '../support/browser.js';
import { guidePolicy, hostDocument } from '../support/hosts.js';
import { startSite, type Site } from '../support/site.js';

let site: Site;
let browser: Browser;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const host = (path: string, body: string, csp = guidePolicy(site.stem)): string => {
  site.hosts.pages.set(path, { html: hostDocument(body), csp });
  return site.hosts.url('wijk.localhost', path);
};

const script = (): string => `<script type="module" src="${site.stem}/stem.js"></script>`;

const voteIn = async (where: Page | Frame): Promise<void> => {
  await where.getByRole('radio', { name: 'Ja' }).check();
  await where.getByRole('button', { name: 'Stem', exact: true }).click();
  await where.getByRole('status').filter({ hasText: 'Uw stem is geteld' }).waitFor();
};

const turnout = async (ref: string): Promise<number> => {
  const { body } = await site.server.send<{ turnout: { total: number } }>('GET', `/v1/polls/${ref}`);
  return body.turnout.total;
};

describe('embedding on a foreign site under the policy of the guide', () => {
  it('counts a vote in the pasted element, and nothing breaks the policy', async () => {
    const { ref } = await site.poll();
    const { page, faults } = await openPage(browser);
    await page.goto(
      host(
        '/element',
        `${script()}<stem-poll activity="${ref}"><a href="${site.stem}/a/${ref}">Stem</a></stem-poll>`,
      ),
    );
    await voteIn(page);
    assert.equal(await turnout(ref), 1);
    assert.deepEqual(faults, []);
    assert.deepEqual(await page.context().cookies(), []);
    await page.context().close();
  });

  it('counts a vote where Trusted Types are required', async () => {
    const { ref } = await site.poll();
    const { page, faults } = await openPage(browser);
    const policy = guidePolicy(site.stem, "require-trusted-types-for 'script'; trusted-types lit-html");
    await page.goto(host('/trusted', `${script()}<stem-poll activity="${ref}"></stem-poll>`, policy));
    await voteIn(page);
    assert.equal(await turnout(ref), 1);
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  it('makes a poll of a link that stands alone, and leaves a link in a sentence a link', async () => {
    const { ref } = await site.poll();
    const link = `<a href="${site.stem}/a/${ref}">Stem mee</a>`;
    const { page } = await openPage(browser);
    await page.goto(
      host('/link', `${script()}<p id="alone">${link}</p><p id="sentence">Lees en ${link} als u wilt.</p>`),
    );
    await voteIn(page);
    assert.equal(await page.locator('#sentence stem-poll').count(), 0);
    assert.equal(await page.locator('#alone stem-poll').count(), 1);
    await page.context().close();
  });

  it('counts a vote in an iframe, which tells how high it is', async () => {
    const { ref } = await site.poll();
    const { page } = await openPage(browser);
    await page.addInitScript(() => {
      addEventListener('message', (event) => Object.assign(globalThis, { told: event.data as unknown }));
    });
    await page.goto(
      host(
        '/frame',
        `<iframe src="${site.stem}/embed/${ref}" title="Stem" width="600" height="200"></iframe>`,
      ),
    );
    const frame = page.frames()[1]!;
    await voteIn(frame);
    const told = await page.evaluate(
      () => (globalThis as unknown as { told: { type: string; height: number } }).told,
    );
    assert.equal(told.type, 'stem-height');
    assert.ok(told.height > 200);
    assert.equal(await turnout(ref), 1);
    await page.context().close();
  });

  it('counts a vote to the end in the opaque box that WordPress makes of our oEmbed answer', async () => {
    const { ref } = await site.poll();
    const { body } = await site.server.send<{ html: string }>(
      'GET',
      `/oembed?url=${encodeURIComponent(`${site.stem}/a/${ref}`)}&format=json`,
    );
    assert.match(body.html, /sandbox="allow-scripts"/);
    const { page } = await openPage(browser);
    await page.addInitScript(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      addEventListener('message', (event) => heard.push(event.data));
    });
    await page.goto(host('/oembed', body.html));
    const frame = page.frames()[1]!;
    assert.equal(await frame.evaluate(() => self.origin), 'null');
    await voteIn(frame);
    assert.equal(await turnout(ref), 1);
    const heard = await page.evaluate(
      () => (globalThis as unknown as { heard: { message?: string; secret?: string }[] }).heard,
    );
    const secret = /data-secret="(\w{10})"/.exec(body.html)?.[1];
    assert.ok(heard.some(({ message, secret: said }) => message === 'ready' && said === secret));
    assert.ok(heard.some(({ message, secret: said }) => message === 'height' && said === secret));
    await page.context().close();
  });

  it('informs inside sandbox="", where no script runs', async () => {
    const { ref } = await site.poll({ title: 'Welke boom komt er?' });
    const { page } = await openPage(browser);
    await page.goto(
      host('/sandbox', `<iframe sandbox="" src="${site.stem}/embed/${ref}" title="Stem"></iframe>`),
    );
    // No script runs in there, not even a test's; what it shows is read from the accessibility tree.
    const tree = await (
      await page.context().newCDPSession(page.frames()[1]!)
    ).send('Accessibility.getFullAXTree');
    const named = (role: string) =>
      tree.nodes.filter((node) => node.role?.value === role).map((node) => String(node.name?.value));
    assert.ok(named('heading').includes('Welke boom komt er?'));
    assert.deepEqual(named('radio'), ['Ja', 'Nee']);
    await page.context().close();
  });

  it('shows the fragment that a host includes, styled under its policy, and takes it over', async () => {
    const { ref } = await site.poll();
    const { text } = await site.server.send('GET', `/fragment/${ref}`);
    const policy = `default-src 'none'; script-src ${site.stem}; style-src ${site.stem}; connect-src ${site.stem}`;
    const { page, faults } = await openPage(browser);
    await page.goto(host('/fragment', `${text}${script()}`, policy));
    await voteIn(page);
    assert.equal(await turnout(ref), 1);
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  it('refuses a vote from a site that nobody registered, in words', async () => {
    const { ref } = await site.poll();
    const { page } = await openPage(browser);
    host('/unknown', `${script()}<stem-poll activity="${ref}"></stem-poll>`);
    await page.goto(site.hosts.url('vreemd.localhost', '/unknown'));
    await page.getByRole('radio', { name: 'Ja' }).check();
    await page.getByRole('button', { name: 'Stem', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    assert.equal(await turnout(ref), 0);
    assert.equal(await page.getByRole('radio', { name: 'Ja' }).isChecked(), true);
    await page.context().close();
  });
});
