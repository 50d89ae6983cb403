import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { CommentInput } from '../../contract/comment.schema.js';
import { openPage, startBrowser } from '../support/browser.js';
import { buildChannel, buildOrganisation } from '../support/factories.js';
import { guidePolicy, hostDocument } from '../support/hosts.js';
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

const paragraphs = [
  'De gemeente legt een fietspad aan langs de Windstraat. Het fietspad wordt vier meter breed.',
  'Het college vraagt de raad om 200.000 euro. Daarvan is de helft voor groen.',
];

/** A document under the policy of the guide, Trusted Types too; answers its address. */
const publish = (path: string, texts: readonly string[]): string => {
  const html = hostDocument(
    `<main><article id="stuk">${texts.map((text) => `<p>${text}</p>`).join('\n')}</article>
     <stem-comment-thread document annotate="#stuk"></stem-comment-thread></main>`,
    `<script type="module" src="${site.stem}/stem.js"></script>`,
  );
  const csp = guidePolicy(site.stem, "require-trusted-types-for 'script'", [
    'element',
    'require-trusted-types-for',
  ]);
  site.hosts.pages.set(path, { html, csp });
  return site.hosts.url(host, path);
};

/** What a page downloads as script and style until it rests, in bytes of brotli. */
const downloads = async (url: string, rested: (page: Page) => Promise<unknown>): Promise<number> => {
  const { page } = await openPage(browser);
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (/^(script|stylesheet)$/.test(response.request().resourceType())) bodies.push(response.body());
  });
  await page.goto(url);
  await rested(page);
  await page.waitForLoadState('networkidle');
  const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body).length);
  await page.context().close();
  return sizes.reduce((sum, size) => sum + size, 0);
};

const marked = (page: Page, words: readonly string[]): Promise<unknown> =>
  page.waitForFunction((wanted) => {
    const marks = [...(CSS.highlights.get('stem-passage') ?? [])].map(String);
    return JSON.stringify(marks.sort()) === JSON.stringify([...wanted].sort());
  }, words);

const write = async (page: Page, text: string): Promise<CommentInput> => {
  await page.getByLabel('Uw reactie', { exact: true }).fill(text);
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/v1/comments'),
  );
  await page.getByRole('button', { name: 'Plaats reactie' }).click();
  await page.getByRole('article').filter({ hasText: text }).waitFor();
  return (await sent).postDataJSON() as CommentInput;
};

test('words are selected, commented on and marked, at once and after a reload; words are proposed by keyboard; the next version is told apart', async () => {
  const url = publish('/stuk/1', paragraphs);
  const { page, faults } = await openPage(browser, { viewport: { width: 1000, height: 900 } });
  await page.goto(url);
  await page.getByText('Nog geen reacties.').waitFor();
  const untouched = await page.locator('#stuk').evaluate((element) => element.outerHTML);
  const box = (await page.locator('#stuk p').first().boundingBox())!;
  await page.getByRole('button', { name: 'Kies een passage' }).waitFor();
  await page.mouse.move(box.x + 1, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 8, { steps: 4 });
  await page.mouse.up();
  const words = (await page.evaluate(() => String(getSelection()))).trim();
  assert.ok(words.length > 10);
  await page.getByRole('button', { name: 'Reageer op deze passage' }).click();
  const first = await write(page, 'Waarom hier?');
  assert.equal(first.quote?.exact, words);
  const hash = createHash('sha256').update(paragraphs.join('\n')).digest('hex');
  assert.equal(first.quote.version, hash);
  await marked(page, [words]);
  const mine = page.getByRole('article').filter({ hasText: 'Waarom hier?' });
  await mine.getByText('Over deze passage').waitFor();
  await mine.getByRole('button', { name: 'Toon in de tekst' }).waitFor();

  // A browser may keep the answer in which the thread had not begun.
  await page.reload();
  await mine.waitFor();
  await marked(page, [words]);

  await page.getByRole('button', { name: 'Kies een passage' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => CSS.highlights.get('stem-passage-shown')?.size === 1);
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Stel andere woorden voor' }).click();
  await page.getByLabel('Uw woorden voor de passage').fill('Daarvan is driekwart voor groen.');
  await write(page, 'Meer groen.');
  await marked(page, [words, 'Daarvan is de helft voor groen.']);
  const proposal = page.getByRole('article').filter({ hasText: 'Meer groen.' });
  assert.match((await proposal.locator('del').textContent())!, /Eruit: ?de helft/);
  assert.match((await proposal.locator('ins').textContent())!, /Erin: ?driekwart/);
  assert.equal(await page.locator('#stuk').evaluate((element) => element.outerHTML), untouched);

  // What compares the proposed words with the passage comes only where there are some.
  const bytes = await downloads(url, (visitor) =>
    marked(visitor, [words, 'Daarvan is de helft voor groen.']),
  );
  assert.ok(bytes <= 16_900, `${bytes} B with a proposal`);

  publish('/stuk/1', ['Er komt nog een zin bij.', paragraphs[1]!]);
  await page.reload();
  await marked(page, ['Daarvan is de helft voor groen.']);
  await mine.getByText('Deze passage staat niet meer in de tekst.').waitFor();
  await mine.getByText(words).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a page with passages that are commented on downloads at most 16 kB, the live feed included, until someone acts', async () => {
  const url = publish('/stuk/2', paragraphs);
  const visitor = await openPage(browser);
  await visitor.page.goto(url);
  await visitor.page.getByRole('button', { name: 'Kies een passage' }).click();
  await visitor.page.getByRole('list', { name: 'Alinea’s van de tekst' }).getByRole('button').first().click();
  await write(visitor.page, 'Mooi.');
  await visitor.page.context().close();
  const bytes = await downloads(url, (page) => marked(page, [paragraphs[0]!]));
  assert.ok(bytes > 10_000 && bytes <= 16_000, `${bytes} B`);
});
