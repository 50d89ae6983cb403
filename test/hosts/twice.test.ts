import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { guidePolicy } from '../support/hosts.js';
import { choose, counted, element, press, script, Visit, voteIn } from './visit.js';

let data: string;

/** Keeps an earlier release, 0.0.1, beside the built one: the same code, but every file its own, as a release is. */
async function keepOldRelease(): Promise<Record<string, string>> {
  data = await mkdtemp(join(tmpdir(), 'stem-releases-'));
  const kept = join(data, 'releases');
  await mkdir(kept);
  const assets = (await readdir('dist/public/assets')).filter((name) => name.endsWith('.js'));
  const older = (text: string) =>
    assets.reduce((changed, name) => changed.replaceAll(name, name.replace('.js', 'old.js')), text);
  for (const name of assets) {
    await cp(join('dist/public/assets', name), join(kept, name));
    const text = await readFile(join('dist/public/assets', name), 'utf8');
    await writeFile(join(kept, older(name)), older(text));
  }
  await writeFile(join(kept, 'stem-0.0.1.js'), older(await readFile('dist/public/stem.js', 'utf8')));
  return { DATA_DIR: data };
}

const visit = new Visit(keepOldRelease);
after(() => rm(data, { recursive: true, force: true }));

const old = script.replace('stem.js', 'stem-0.0.1.js');

/** The scripts that a page fetched from the server. */
const fetched = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  );

for (const [what, scripts, lasting] of [
  ['the script twice', script + script, false],
  ['the script in another spelling', script + script.replace('stem.js', 'stem.js?v=2#x'), false],
  ['two versions, the older first', old + script, true],
  ['two versions, the newer first', script + old, false],
] as const)
  test(`${what}: one poll, one code, one vote`, async () => {
    const { ref } = await visit.site.poll();
    const reads: string[] = [];
    const page = await visit.open(scripts + element(ref) + scripts, {
      csp: guidePolicy(visit.stem, "require-trusted-types-for 'script'; trusted-types lit-html", ['element']),
      before: async (page) =>
        page.on('request', (request) => reads.push(`${request.method()} ${new URL(request.url()).pathname}`)),
    });
    await voteIn(page);
    assert.equal(await page.locator('stem-poll').count(), 1);
    assert.equal(await visit.site.turnout(ref), 1);
    const chunks = (await fetched(page)).filter((path) => path.startsWith('/assets/'));
    assert.ok(chunks.length > 0);
    assert.ok(
      chunks.every((path) => path.endsWith('old.js') === lasting),
      chunks.join(),
    );
    assert.equal(reads.filter((line) => line === `GET /v1/polls/${ref}`).length, 1);
    assert.equal(reads.filter((line) => line.startsWith('PUT')).length, 1);
    assert.deepEqual(visit.faults, []);
  });

test('a pinned version with its integrity works, and one that was changed does not run but leaves the link', async () => {
  const { ref } = await visit.site.poll();
  const { version, integrity } = JSON.parse(await readFile('dist/public/manifest.json', 'utf8')) as Record<
    string,
    string
  >;
  const pinned = (hash: string) =>
    script.replace('stem.js"', `stem-${version}.js" integrity="${hash}" crossorigin`);
  const page = await visit.open(pinned(integrity!) + element(ref));
  await voteIn(page);
  assert.deepEqual(visit.faults, []);
  const changed = await visit.open(pinned(integrity!.replace(/.{4}$/, 'AAAA')) + element(ref));
  await changed.waitForLoadState('load');
  assert.equal(await changed.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
});

test('inserted by innerHTML, written anew by innerHTML +=, and cloned, the choice stays', async () => {
  const { ref } = await visit.site.poll();
  const page = await visit.open(`${script}<div id="plek"></div>`);
  await page.evaluate(
    (html) => (document.getElementById('plek')!.innerHTML = html),
    element(ref).replaceAll('STEM', visit.stem),
  );
  await choose(page, 'Nee');
  await page.evaluate(() => (document.getElementById('plek')!.innerHTML += '<p>Advertentie</p>'));
  await page.getByRole('radio', { name: 'Nee', checked: true }).waitFor();
  await page.evaluate(() => {
    const poll = document.querySelector('stem-poll')!;
    poll.replaceWith(poll.cloneNode(true));
  });
  await page.getByRole('radio', { name: 'Nee', checked: true }).waitFor();
  await press(page);
  await counted(page);
  assert.equal(await visit.site.turnout(ref), 1);
  assert.deepEqual(visit.faults, []);
});

test('removed for a while, put back elsewhere and moved with a vote on its way, it shows the vote that was counted', async () => {
  const { page, ref } = await visit.openPoll();
  await choose(page, 'Nee');
  await page.evaluate(() => {
    const poll = document.querySelector('stem-poll')!;
    Object.assign(globalThis, { poll });
    poll.remove();
  });
  await page.evaluate(() => document.body.prepend((globalThis as unknown as { poll: Node }).poll));
  assert.equal(await page.getByRole('radio', { name: 'Nee' }).isChecked(), true);
  let release = () => {};
  const gate = new Promise<void>((done) => (release = done));
  await page.route('**/ballots/mine', async (route) => {
    await gate;
    await route.continue();
  });
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await press(page);
  await sent;
  await page.evaluate(() => document.querySelector('main')!.append(document.querySelector('stem-poll')!));
  release();
  await counted(page);
  assert.equal(await visit.site.turnout(ref), 1);
  assert.deepEqual(visit.faults, []);
});

test('moved after the vote, it still follows the numbers of others', async () => {
  const { page, ref } = await visit.openPoll();
  await voteIn(page);
  await page.evaluate(() => document.body.prepend(document.querySelector('stem-poll')!));
  const other = await visit.browser.newContext();
  const there = await other.newPage();
  await there.goto(`${visit.stem}/a/${ref}`);
  await voteIn(there, 'Nee');
  await page.getByText('2 mensen stemden.').waitFor();
  await other.close();
});

test('an activity that is set late, and another later, shows each time that poll and nothing of the one before', async () => {
  const first = await visit.site.poll({ title: 'De eerste vraag?' });
  const second = await visit.site.poll({ title: 'De tweede vraag?' });
  const page = await visit.open(`${script}<stem-poll><a href="STEM/a/${first.ref}">Stem mee</a></stem-poll>`);
  const ask = (ref: string) =>
    page.evaluate((ref) => document.querySelector('stem-poll')!.setAttribute('activity', ref), ref);
  await ask(first.ref);
  await page.getByRole('heading', { name: 'De eerste vraag?' }).waitFor();
  await voteIn(page);
  await ask(second.ref);
  await page.getByRole('heading', { name: 'De tweede vraag?' }).waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Ja' }).isChecked(), false);
  assert.equal(await page.getByRole('status').filter({ hasText: 'geteld' }).count(), 0);
  // Somebody else votes twice on the first: what is told of it belongs to the first.
  const other = await visit.browser.newContext();
  const there = await other.newPage();
  await there.goto(`${visit.stem}/a/${first.ref}`);
  await voteIn(there);
  await there.goto(`${visit.stem}/a/${second.ref}`);
  await voteIn(there, 'Nee');
  await other.close();
  await voteIn(page, 'Nee');
  await page.getByText('2 mensen stemden.').waitFor();
  assert.equal(await page.getByRole('heading', { name: 'De eerste vraag?' }).count(), 0);
  assert.equal(await visit.site.turnout(second.ref), 2);
  assert.deepEqual(visit.faults, []);
});

test('told to show another poll while a vote is on its way, it counts the vote and shows the other poll', async () => {
  const first = await visit.site.poll({ title: 'De eerste vraag?' });
  const second = await visit.site.poll({ title: 'De tweede vraag?' });
  const page = await visit.open(script + element(first.ref));
  let release = () => {};
  const gate = new Promise<void>((done) => (release = done));
  await page.route('**/ballots/mine', async (route) => {
    if (route.request().method() === 'PUT') await gate;
    await route.continue();
  });
  await choose(page);
  const sent = page.waitForRequest((request) => request.method() === 'PUT');
  await press(page);
  await sent;
  await page.evaluate(
    (ref) => document.querySelector('stem-poll')!.setAttribute('activity', ref),
    second.ref,
  );
  await page.getByRole('heading', { name: 'De tweede vraag?' }).waitFor();
  await choose(page, 'Nee');
  const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
  release();
  await (await answered).finished();
  assert.equal(await visit.site.turnout(first.ref), 1);
  await page.reload();
  await page.evaluate(
    (ref) => document.querySelector('stem-poll')!.setAttribute('activity', ref),
    second.ref,
  );
  await page.getByRole('heading', { name: 'De tweede vraag?' }).waitFor();
  await page.getByRole('radio', { name: 'Nee', checked: true }).waitFor();
  assert.equal(await visit.site.turnout(second.ref), 0);
});

test('a language that is set late is spoken, and so is one of the page around it', async () => {
  const { page } = await visit.openPoll();
  await page.getByRole('button', { name: 'Stem', exact: true }).waitFor();
  await page.evaluate(() => document.querySelector('stem-poll')!.setAttribute('lang', 'en'));
  await page.getByRole('button', { name: 'Vote', exact: true }).waitFor();
});

test('two polls on a page keep to themselves, and the same poll twice is one vote', async () => {
  const first = await visit.site.poll({ title: 'De eerste vraag?' });
  const second = await visit.site.poll({ title: 'De tweede vraag?' });
  const page = await visit.open(
    script + element(first.ref, 'id="a"') + element(second.ref, 'id="b"') + element(first.ref, 'id="c"'),
  );
  const [a, b, c] = ['#a', '#b', '#c'].map((id) => page.locator(id)) as [Place, Place, Place];
  await choose(a, 'Ja');
  await choose(b, 'Nee');
  assert.equal(await a.getByRole('radio', { name: 'Ja' }).isChecked(), true);
  assert.equal(await visit.site.turnout(first.ref), 0);
  await press(a);
  await counted(a);
  await press(b);
  await counted(b);
  await choose(c, 'Nee');
  await press(c);
  await counted(c);
  assert.equal(await visit.site.turnout(first.ref), 1);
  assert.equal(await visit.site.turnout(second.ref), 1);
  assert.deepEqual(visit.faults, []);
});

type Place = ReturnType<Page['locator']>;

test('the same page again downloads at most 2 kB: what changes, and that the rest did not', async () => {
  const { ref } = await visit.site.poll();
  const page = await visit.open(script + element(ref));
  await page.getByRole('radio').first().waitFor();
  const debug = await page.context().newCDPSession(page);
  await debug.send('Network.enable');
  const ours = new Map<string, { path: string; bytes: number }>();
  debug.on('Network.requestWillBeSent', ({ requestId, request: { url } }) => {
    if (url.startsWith(visit.stem)) ours.set(requestId, { path: url.slice(visit.stem.length), bytes: 0 });
  });
  debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const asked = ours.get(requestId);
    if (asked) asked.bytes = encodedDataLength;
  });
  const read = page.waitForEvent('requestfinished', (request) => request.url().endsWith(`/v1/polls/${ref}`));
  await page.goto(page.url());
  await page.getByRole('radio').first().waitFor();
  await read;
  // Some minutes later the browser would ask whether these two changed.
  await page.evaluate(
    (asked) =>
      Promise.all(asked.map((url) => fetch(url, { cache: 'no-cache' }).then((answer) => answer.text()))),
    ['/stem.js', `/v1/polls/${ref}`].map((path) => visit.stem + path),
  );
  const all = [...ours.values()];
  const bytes = all.reduce((sum, asked) => sum + asked.bytes, 0);
  assert.ok(all.length >= 2 && bytes > 0 && bytes <= 2000, `${bytes} B: ${JSON.stringify(all)}`);
});
