import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { CommentInput } from '../../contract/comment.schema.js';
import { writePdf } from '../../demo/pdf.js';
import { importDocument } from '../../server/document/document.service.js';
import { openPage, startBrowser } from '../support/browser.js';
import { startServer, type TestServer } from '../support/server.js';
import { buildThreadedPlace, written, type ThreadedPlace } from '../support/threading.js';

let server: TestServer;
let browser: Browser;
let place: ThreadedPlace;
before(async () => {
  [server, browser] = await Promise.all([
    startServer({ now: 'real', env: { RATE_LIMITS: 'off' } }),
    startBrowser(),
  ]);
  place = await buildThreadedPlace(server);
});
after(async () => {
  await browser.close();
  await server.stop();
});

const words =
  'Het college plant dit jaar veertig bomen langs de singel, en in het voorjaar nog twintig in het park. ';

const imported = async (name: string): Promise<{ url: string; page: string; version: string }> => {
  const url = place.prefix + name;
  const pages = [Array.from({ length: 12 }, () => ({ text: words.repeat(5) })), ['picture' as const]];
  const { reader, version } = await importDocument(server.house.database, {
    organisationId: place.organisation.id,
    url,
    bytes: writePdf({ title: 'Bomenplan', language: 'nl', pages }),
    now: new Date(),
  });
  return { url, page: `${server.ownOrigin}/d/${reader}`, version };
};

test('a PDF is read beside its thread on a wide screen and above it on a narrow one, and nothing is blocked', async () => {
  const { url, page: address } = await imported('breed');
  await written(server, place, { document: url, text: 'Mooi plan.' });
  const { page, faults } = await openPage(browser, { viewport: { width: 1320, height: 900 } });
  await page.goto(address);
  await page.locator('stem-comment-thread').getByText('Mooi plan.').waitFor();
  const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
  const [text, talk] = [await box('#document'), await box('aside.talk')];
  assert.ok(talk.x > text.x + text.width, 'beside');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Bomenplan');
  assert.ok((await page.locator('[role=doc-pagebreak][aria-label="Bladzijde 2"]').count()) === 1);
  await page.getByText('Deze pagina heeft geen tekst, alleen een beeld.').waitFor();
  await page.setViewportSize({ width: 320, height: 700 });
  const [narrow, below] = [await box('#document'), await box('aside.talk')];
  assert.ok(below.y >= narrow.y + narrow.height, 'below');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a comment on a passage says on which page and in which version of the document it stood', async () => {
  const { page: address, version } = await imported('bladzijde');
  const { page, faults } = await openPage(browser);
  await page.goto(address);
  await page.getByRole('button', { name: 'Kies een passage' }).click();
  await page.getByRole('list', { name: 'Alinea’s van de tekst' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByLabel('Uw reactie', { exact: true }).fill('Waar komen ze?');
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && /\/v1\/comments$/.test(request.url()),
  );
  await page.getByRole('button', { name: 'Plaats reactie' }).click();
  const { quote } = (await sent).postDataJSON() as CommentInput;
  assert.equal(quote?.exact, words.trim());
  assert.equal(quote?.version, version);
  assert.equal(quote?.page, 2);
  await page.getByRole('article').getByText('Waar komen ze?').waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('without JavaScript the text is there, and the way to the comments', async () => {
  const { url, page: address } = await imported('zonder');
  await written(server, place, { document: url, text: 'Mooi plan.' });
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(address);
  assert.match((await page.locator('#document').textContent()) ?? '', /veertig bomen langs de singel/);
  await page.getByRole('link', { name: 'Lees de reacties en reageer' }).click();
  await page.getByText('Mooi plan.').waitFor();
  await page.context().close();
});
