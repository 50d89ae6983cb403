import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { describeQuote } from '../../anchoring/quote.js';
import { textOfBlocks } from '../../anchoring/text.js';
import type { Quote } from '../../contract/comment.schema.js';
import { siteServer, type Origins } from '../../demo/hosts.js';
import { importDocument } from '../../server/document/document.service.js';
import { letterFile, letterHtml, seeded, withLetter, type Version } from '../anchoring/letter.js';
import { align, faultOf, rightFor, wordsOf, type Right } from '../anchoring/oracle.js';
import { openPage, startBrowser } from '../support/browser.js';
import { buildChannel } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { buildThreadedPlace, written, type ThreadedPlace } from '../support/threading.js';
import { blocksIn, markedIn } from './letter.page.js';

const sites = fileURLToPath(new URL('../../demo/sites/raad', import.meta.url));
const PASSAGES = 40;

let server: TestServer;
let browser: Browser;
let raad: Server;
let place: ThreadedPlace;
let origin: string;
/** Pages of the council's site by path, beside its own. */
const made: Record<string, Buffer> = {};

before(async () => {
  [server, browser] = await Promise.all([
    startServer({ now: 'real', env: { RATE_LIMITS: 'off' }, pressureAt: Infinity }),
    startBrowser(),
  ]);
  const origins = { stem: server.ownOrigin } as Origins;
  raad = siteServer('raad', sites, origins, () => Promise.reject(new Error('no includes')), made);
  await new Promise<void>((done) => raad.listen(0, '127.0.0.1', done));
  origin = origins.raad = `http://raad.localhost:${(raad.address() as AddressInfo).port}`;
  place = await buildThreadedPlace(server);
  const documentPrefixes = [`${origin}/stukken/`];
  await buildChannel(server.house.database, place.organisation.id, { origins: [origin], documentPrefixes });
});
after(async () => {
  await browser?.close();
  raad?.closeAllConnections();
  raad?.close();
  await server?.stop();
});

interface Chosen {
  quote: Quote;
  right: Right;
}

/** Passages of whole words of the old text, by a seed, with what the oracle says of each in the new one. */
const choose = (old: readonly string[], now: readonly string[], seed: number): Chosen[] => {
  const text = textOfBlocks([...old]);
  const [oldWords, newWords] = [wordsOf(text), wordsOf(textOfBlocks([...now]))];
  const places = align(old, now);
  const random = seeded(seed);
  const chosen = new Map<string, Chosen>();
  while (chosen.size < PASSAGES) {
    const from = Math.floor(random() * oldWords.length);
    const to = Math.min(oldWords.length, from + Math.ceil(Math.exp(random() * Math.log(60))));
    const quote = describeQuote(text, oldWords[from]!.start, oldWords[to - 1]!.end);
    if (quote.exact.length <= 2000)
      chosen.set(quote.exact, { quote, right: rightFor(places, from, to, newWords) });
  }
  return [...chosen.values()];
};

/** Waits until the page has said of every passage where it is; answers the words of those that are gone. */
const settled = async (page: Page): Promise<Set<string>> => {
  const thread = page.locator('stem-comment-thread');
  const summary = thread.getByText(`Passages met reacties (${PASSAGES})`);
  await summary.waitFor();
  // The list comes when it is unfolded.
  if (!(await summary.evaluate((element) => element.closest('details')!.open))) await summary.click();
  await page.waitForFunction((count) => {
    const rows = document.querySelector('stem-comment-thread')!.shadowRoot!.querySelectorAll('details li');
    const gone = [...rows].filter((row) => row.querySelector('q')).length;
    return rows.length === count && (CSS.highlights.get('stem-passage')?.size ?? 0) + gone === count;
  }, PASSAGES);
  return new Set(await thread.locator('details li q').allTextContents());
};

/** What is wrong with the marks of a page, by the oracle. */
const faultsOn = async (page: Page, root: string, chosen: Chosen[]): Promise<string[]> => {
  const gone = await settled(page);
  const marks = await markedIn(page, root);
  const text = textOfBlocks(await blocksIn(page, root));
  let next = 0;
  return chosen.flatMap(({ quote, right }) => {
    const found = gone.has(quote.exact) ? undefined : marks[next++];
    const fault = faultOf(right, found, wordsOf(text));
    return fault ? [`${fault}: “${quote.exact}” → ${found && text.slice(found.start, found.end)}`] : [];
  });
};

/** The council's page of a document, with the letter in the place of its text. */
const publish = async (path: string, version: Version): Promise<void> => {
  const page = await readFile(`${sites}/stukken/brief-deelscooters.html`, 'utf8');
  const letter = /<main[^>]*>([^]*)<\/main>/.exec(letterHtml(version))![1]!;
  made[path] = Buffer.from(
    page
      .replace(/(<article id="stuk"[^>]*>)[^]*(<\/article>)/, (_, begin, end) => `${begin}${letter}${end}`)
      .replace('/stukken/brief-deelscooters.html', path),
  );
};

const open = async (address: string): Promise<{ page: Page; faults: string[] }> => {
  const opened = await openPage(browser, { viewport: { width: 1000, height: 900 } });
  await opened.page.goto(address);
  return opened;
};

test(
  'on the council’s site 40 passages of the real letter stand at the right place in its next version, or are gone',
  withLetter,
  async () => {
    const path = '/stukken/raadsbrief.html';
    const url = origin + path;
    await publish(path, 'v2');
    const before = await open(url);
    const now = await blocksIn(before.page, '#stuk');
    const untouched = await before.page.locator('#stuk').evaluate((element) => element.outerHTML);
    await publish(path, 'v1');
    await before.page.reload();
    const old = await blocksIn(before.page, '#stuk');
    await before.page.context().close();
    const chosen = choose(old, now, 40);
    for (const { quote } of chosen)
      await written(server, { ...place, origin }, { document: url, quote, text: `Over: ${quote.exact}` });

    const { page, faults } = await open(url);
    assert.deepEqual([...(await settled(page))], [], 'all stand in the version that was read');
    await publish(path, 'v2');
    await page.reload();
    assert.deepEqual(await faultsOn(page, '#stuk', chosen), []);
    const gone = await settled(page);
    assert.ok(gone.size > 0 && gone.size <= 12, `${gone.size} gone`);
    assert.equal(await page.locator('#stuk').evaluate((element) => element.outerHTML), untouched);
    const notes = page.getByText('Deze passage staat niet meer in de tekst.');
    assert.ok((await notes.count()) >= gone.size);
    assert.deepEqual(faults, []);
    await page.context().close();
  },
);

test('on the page to read a PDF on, so are 40 passages of the letter’s PDF', withLetter, async () => {
  const url = `${origin}/stukken/raadsbrief-pdf`;
  const imported = async (version: Version) =>
    importDocument(server.house.database, {
      organisationId: place.organisation.id,
      url,
      bytes: letterFile(version, 'pdf'),
      now: new Date(),
    });
  const first = await imported('v1');
  const address = `${server.ownOrigin}/d/${first.reader}`;
  const before = await open(address);
  const old = await blocksIn(before.page, '#document');
  await before.page.context().close();
  await imported('v2');
  const { page, faults } = await open(address);
  const now = await blocksIn(page, '#document');
  await page.context().close();
  assert.notDeepEqual(now, old);
  const chosen = choose(old, now, 41);
  for (const { quote } of chosen)
    await written(
      server,
      { ...place, origin },
      { document: url, quote: { ...quote, version: first.version }, text: `Over: ${quote.exact}` },
    );
  const later = await open(`${address}?version=${first.version}`);
  assert.deepEqual([...(await settled(later.page))], [], 'all stand in the version that was read');
  await later.page.goto(address);
  assert.deepEqual(await faultsOn(later.page, '#document', chosen), []);
  assert.deepEqual([...faults, ...later.faults], []);
  await later.page.context().close();
});
