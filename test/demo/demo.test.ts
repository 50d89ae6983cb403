import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Budget } from '../../contract/budget.schema.js';
import type { Poll } from '../../contract/poll.schema.js';
import type { BudgetResult } from '../../counting/budget/result.js';
import { openPage, startBrowser } from '../support/browser.js';

interface Running {
  child: ChildProcess;
  stem: string;
  gemeente: string;
  raad: string;
  wijk: string;
  mailbox: string;
  /** What it printed before the addresses. */
  progress: string;
}

/** Starts what `npm run demo` starts, on free ports, and reads the five addresses that it prints. */
async function startDemo(folder: string): Promise<Running> {
  const child = spawn(process.execPath, ['dist/demo/main.js', '--port', '0', '--folder', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const origins = await new Promise<string[]>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The demo stopped:\n${said}`)));
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const found = said.match(/http:\/\/\w+\.localhost:\d+/g) ?? [];
      if (said.includes('Ctrl-C')) resolve(found);
    });
  });
  assert.equal(origins.length, 5);
  const [stem, gemeente, raad, wijk, mailbox] = origins as [string, string, string, string, string];
  return { child, stem, gemeente, raad, wijk, mailbox, progress: said.slice(0, said.indexOf('http')) };
}

async function stopDemo({ child }: Running): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Node may not know names under .localhost, so it asks 127.0.0.1 with the name in `Host`. */
function get(url: string): Promise<{ status: number; policy: string; text: string }> {
  const { host, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname, headers: { Host: host } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => {
        const policy = String(answer.headers['content-security-policy'] ?? '');
        resolve({ status: answer.statusCode ?? 0, policy, text });
      });
    })
      .on('error', reject)
      .end();
  });
}

const readPoll = async (demo: Running, ref: string): Promise<Poll> =>
  JSON.parse((await get(`${demo.stem}/v1/polls/${ref}`)).text) as Poll;

const readBudget = async (demo: Running, ref: string): Promise<Budget> =>
  JSON.parse((await get(`${demo.stem}/v1/budgets/${ref}`)).text) as Budget;

describe('the demo', () => {
  let folder: string;
  let demo: Running;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stem-demo-'));
    [demo, browser] = await Promise.all([startDemo(folder), startBrowser()]);
  });

  after(async () => {
    await browser?.close();
    if (demo) await stopDemo(demo);
    await rm(folder, { recursive: true, force: true });
  });

  test('serves a server, three sites on three other origins, and a mailbox', async () => {
    const { stem, gemeente, raad, wijk, mailbox } = demo;
    const hosts = [gemeente, raad, wijk].map((origin) => new URL(origin).hostname);
    assert.deepEqual(hosts, ['gemeente.localhost', 'raad.localhost', 'wijk.localhost']);
    for (const page of [`${stem}/a/fietsenstalling-oosterpark`, gemeente, raad, wijk, mailbox])
      assert.equal((await get(page)).status, 200, page);
  });

  test('says what it is making while one waits', () => {
    assert.match(demo.progress, /polls.*budgets.*conversations.*boards/s);
  });

  test('gives each site a strict policy that names its own style and the server, nothing else', async () => {
    for (const origin of [demo.gemeente, demo.raad, demo.wijk]) {
      const { policy } = await get(origin);
      assert.match(policy, /^default-src 'none'; script-src /);
      assert.doesNotMatch(policy, /unsafe|\*|https?:(?!\/\/stem\.localhost)/);
    }
    assert.match(
      (await get(demo.raad)).policy,
      /require-trusted-types-for 'script'; trusted-types lit-html$/,
    );
  });

  test('keeps to its own folder of pages', async () => {
    assert.equal((await get(`${demo.gemeente}/%2e%2e/raad/index.html`)).status, 404);
    assert.equal((await get(`${demo.gemeente}/..%2f..%2fmain.ts`)).status, 404);
  });

  const shown: [site: 'gemeente' | 'raad' | 'wijk', path: string, question: string][] = [
    ['gemeente', '/', 'Waar komt de fietsenstalling in het Oosterpark?'],
    ['gemeente', '/', 'Op welke dag halen we uw oud papier op?'],
    ['gemeente', '/havenstraat.html', 'Welke Havenstraat kiest u?'],
    ['gemeente', '/havenstraat.html', 'Welke bank komt er langs de singel?'],
    ['gemeente', '/wijkbudget.html', 'Wijkbudget Oosterpark: verdeel € 150.000'],
    ['gemeente', '/wijkbudget-vorig-jaar.html', 'Het wijkbudget van vorig jaar: € 80.000'],
    ['gemeente', '/agenda.html', 'Zet het op de agenda van de raad'],
    ['raad', '/', 'Energie en rust: wat vindt u?'],
    ['raad', '/veiligheid.html', 'Hoe veilig voelt u zich in de buurt?'],
    ['raad', '/uitslagen.html', 'Welk kunstwerk komt op de rotonde?'],
    ['wijk', '/', 'Hoe noemen we het nieuwe plein?'],
    ['wijk', '/park.html', 'Wat telt voor u in het Oosterpark?'],
    ['wijk', '/wijkbudget.html', 'Wijkbudget Oosterpark: verdeel € 150.000'],
    ['wijk', '/ideeen.html', 'Wat kan beter in de Oosterparkwijk?'],
    ['wijk', '/lindehof.html', 'Welke speelplek krijgt de Lindehof?'],
  ];
  for (const [site, path, question] of shown) {
    test(`shows “${question}” on ${site}${path}, and the page's policy blocks nothing`, async () => {
      const { page, faults } = await openPage(browser);
      await page.goto(demo[site] + path);
      const frame = page.frames().find((one) => one.url().includes('/embed/')) ?? page.mainFrame();
      const widget = frame.locator('stem-poll, stem-budget-allocator, stem-idea-board');
      await widget.getByRole('heading', { name: question }).waitFor();
      assert.deepEqual(faults, []);
      await page.context().close();
    });
  }

  test('shows the picture of every plan for the street', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${demo.gemeente}/havenstraat.html`);
    const pictures = page.locator('stem-poll[activity="havenstraat-drie-scenarios"] img');
    await pictures.nth(2).waitFor();
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction(
        (img) => (img as HTMLImageElement).naturalWidth > 0,
        await picture.elementHandle(),
      );
    }
    await page.context().close();
  });

  test('opens with votes that were cast before, on a poll that is still open', async () => {
    const poll = await readPoll(demo, 'park-wat-telt');
    assert.equal(poll.phase, 'open');
    assert.equal(poll.turnout.total, 302);
    assert.ok(poll.turnout.paper > 0 && poll.turnout.assisted > 0);
    assert.equal(poll.result?.winners.length, 3);
  });

  test('has a closed poll with published ballots, and one that is not open yet', async () => {
    const closed = await readPoll(demo, 'kunstwerk-rotonde');
    assert.equal(closed.phase, 'closed');
    assert.equal(closed.published, true);
    assert.equal((await get(`${demo.stem}/v1/polls/kunstwerk-rotonde/ballots`)).status, 200);
    assert.equal((await readPoll(demo, 'bank-langs-de-singel')).phase, 'announced');
  });

  test('has a budget of a quarter that is half voted on, with its pictures and the outline for the map', async () => {
    const budget = await readBudget(demo, 'wijkbudget-oosterpark');
    assert.equal(budget.phase, 'open');
    assert.equal(budget.budget, 15_000_000);
    assert.equal(budget.turnout.total, 183);
    assert.ok(budget.turnout.paper >= 10 && budget.turnout.assisted >= 10);
    assert.equal(budget.votes, undefined);
    const files = budget.projects.flatMap(({ picture }) => picture?.url ?? []);
    for (const file of [...files, budget.outline!])
      assert.equal((await get(demo.stem + file)).status, 200, file);
  });

  test('has last year’s budget, counted with both rules, its ballots published, and what became of the winners', async () => {
    const { phase, published, turnout, result, projects } = await readBudget(demo, 'wijkbudget-vorig-jaar');
    assert.equal(phase, 'closed');
    assert.equal(published, true);
    assert.equal(turnout.total, 421);
    const { winners, greedy } = result as unknown as BudgetResult;
    assert.ok(winners.includes('pad-lindehof') && !greedy.winners.includes('pad-lindehof'));
    assert.ok(greedy.winners.includes('licht-hardlooproute') && !winners.includes('licht-hardlooproute'));
    for (const { id, progress = [] } of projects) assert.equal(progress.length > 0, winners.includes(id), id);
    const last = (id: string) => projects.find((project) => project.id === id)!.progress!.at(-1)!;
    assert.equal(last('moestuinbakken-lindehof').status, 'done');
    assert.equal(last('buurtpiano').status, 'dropped');
    const today = new Date().toISOString().slice(0, 10);
    assert.ok(winners.every((id) => last(id).day <= today));
    assert.equal((await get(`${demo.stem}/v1/budgets/wijkbudget-vorig-jaar/ballots`)).status, 200);
  });

  test('counts a guest’s vote on the municipal page', async () => {
    const before = (await readPoll(demo, 'fietsenstalling-oosterpark')).turnout.total;
    const { page } = await openPage(browser);
    await page.goto(demo.gemeente);
    const poll = page.locator('stem-poll[activity="fietsenstalling-oosterpark"]');
    await poll.getByLabel('Naast de speeltuin').check();
    await poll.getByRole('button', { name: 'Stem', exact: true }).click();
    await poll.getByText('Uw stem is geteld').first().waitFor();
    assert.equal((await readPoll(demo, 'fietsenstalling-oosterpark')).turnout.total, before + 1);
    await page.context().close();
  });

  test('puts the mail code in the mailbox, and the vote it proves is counted', async () => {
    const before = (await readPoll(demo, 'oud-papier-dag')).turnout.total;
    const { page } = await openPage(browser);
    await page.goto(demo.gemeente);
    const poll = page.locator('stem-poll[activity="oud-papier-dag"]');
    await poll.getByLabel('Zaterdagochtend').check();
    await poll.getByRole('button', { name: 'Stem', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('bewoner@lindewaard.example');
    await dialog.locator('button[type=submit], button.primary').first().click();
    await dialog.getByLabel(/code/i).waitFor();
    const mail = (await get(demo.mailbox)).text;
    await dialog.getByLabel(/code/i).fill(/Uw code is (\d{6})/.exec(mail)?.[1] ?? 'no code in the mailbox');
    await dialog.locator('button[type=submit], button.primary').first().click();
    await poll.getByText('Uw stem is geteld').first().waitFor();
    assert.equal((await readPoll(demo, 'oud-papier-dag')).turnout.total, before + 1);
    await page.context().close();
  });

  test('keeps what was voted when it starts again, also on other ports', async () => {
    const before = (await readPoll(demo, 'fietsenstalling-oosterpark')).turnout.total;
    await stopDemo(demo);
    demo = await startDemo(folder);
    assert.equal((await readPoll(demo, 'fietsenstalling-oosterpark')).turnout.total, before);
    assert.match((await get(demo.mailbox)).text, /<code>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<\/code>/);
  });
});
