import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import type { Poll } from '../contract/poll.schema.js';
import type { Budget } from '../contract/budget.schema.js';
import { addressesOf } from '../server/embed/address.js';
import { heightOfPoll } from '../server/embed/poll.height.js';
import { snippetsOf } from '../server/embed/snippets.js';
import { budgetEmbedded } from '../server/embed/widgets.js';
import { startBrowser } from '../test/support/browser.js';
import type { BenchServer } from './server.js';
import { short, type Line } from './table.js';

const RUNS = 5;
const slow = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

interface Seen {
  host: number;
  widget: number;
  shift: number;
}

const words = 'Een gewone alinea op de pagina van de wijk, met nieuws over de straat en het plein. ';
const document = (inside: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wijk</title></head>` +
  `<body><h1>Nieuws uit de wijk</h1><p>${words.repeat(2)}</p>${inside}<p>${words.repeat(30)}</p></body></html>`;

/** Notes when the host's own text and the widget's content are painted, and what jumps. */
const watch = (): void => {
  const seen = { host: 0, widget: 0, shift: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name === 'first-contentful-paint') seen.host = entry.startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = (): void => {
    const element = globalThis.document.querySelector('stem-poll, stem-budget-allocator');
    if (element?.shadowRoot?.querySelector('fieldset, .projects'))
      requestAnimationFrame(() => (seen.widget = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

async function visit(browser: Browser, url: string, widget: boolean): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', slow);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // The loader that runs this file names inner functions by a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (f) => f' });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(
    (wanted) => {
      const { seen } = globalThis as unknown as { seen: Seen };
      return seen.host > 0 && (!wanted || seen.widget > 0);
    },
    widget,
    { polling: 'raf' },
  );
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  await context.close();
  return seen;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** As docs/editor.md gives it to the administrator of a site. */
const roomOf = (height: number): string =>
  `:is(stem-poll, stem-budget-allocator):not(:defined){display:block;min-height:${height}px}`;

/** What an editor pastes: as the page hands it over, and what is left of that where a CMS takes the empty picture out. */
interface Pasted {
  name: string;
  whole: string;
  height: number;
}

/** The two activities of which the page's own snippet is pasted. */
async function pastedOn(server: BenchServer): Promise<Pasted[]> {
  const stem = `http://stem.localhost:${server.port}`;
  const read = async <T>(kind: string, ref: string): Promise<T> =>
    (await (await fetch(`http://127.0.0.1:${server.port}/v1/${kind}/${ref}`)).json()) as T;
  const snippet = (tag: string, ref: string, title: string, height: number): string =>
    snippetsOf({ tag, ref, title, height }, addressesOf(stem, ref), { url: '', integrity: '' }).element;
  const poll = await read<Poll>(
    'polls',
    (await server.ask<{ ref: string }>({ ask: 'poll', results: 'always' })).ref,
  );
  const forPoll = heightOfPoll(poll);
  const pasted = [
    { name: 'poll', height: forPoll, whole: snippet('stem-poll', poll.ref, poll.title, forPoll) },
  ];
  for (const form of ['knapsack', 'points'] as const) {
    const asked = await server.ask<{ ref: string }>({ ask: 'allocator', projects: 24, form });
    const budget = await read<Budget>('budgets', asked.ref);
    const height = budgetEmbedded.height(budget);
    pasted.push({
      name: `budget (${form})`,
      height,
      whole: snippet(budgetEmbedded.tag, budget.ref, budget.title, height),
    });
  }
  return pasted;
}

/** Time to first content of a widget on a slow line and phone, against the host's own, and layout shift. */
export async function benchSlow(server: BenchServer): Promise<Line[]> {
  const pasted = await pastedOn(server);
  const pages: Record<string, string> = { '/without': '' };
  pasted.forEach(({ whole, height }, place) => {
    pages[`/${place}`] = whole;
    const bare = whole.replace(/\s*<svg.*<\/svg>/, '');
    pages[`/${place}/bare`] = bare;
    pages[`/${place}/styled`] = `<style>${roomOf(height)}</style>${bare}`;
  });
  const host = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(document(pages[request.url!] ?? ''));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const browser = await startBrowser();
  const runs: Record<string, Seen[]> = {};
  for (let run = 0; run < RUNS; run++)
    for (const path of Object.keys(pages))
      (runs[path] ??= []).push(
        await visit(browser, `http://wijk.localhost:${port}${path}`, path !== '/without'),
      );
  await browser.close();
  host.closeAllConnections();
  host.close();
  const alone = median(runs['/without']!.map((seen) => seen.host));
  return pasted.flatMap(({ name }, place): Line[] => {
    const after = median(runs[`/${place}`]!.map((seen) => seen.widget - seen.host));
    const shiftOf = (path: string): number => Math.max(...runs[path]!.map((seen) => seen.shift));
    const shifts: Line[] = [
      ['', `/${place}`],
      [', where the site took the empty picture out', `/${place}/bare`],
      [', where it did and its own style sheet keeps room', `/${place}/styled`],
    ].map(([when, path]) => ({
      what: `layout shift of the page with the ${name}${when}`,
      value: shiftOf(path!).toFixed(4),
      budget: '≤ 0.02',
      holds: shiftOf(path!) <= 0.02,
    }));
    return [
      {
        what: `${name}'s first content after the host's own (host alone: ${short(alone / 1000)} s), 1.6 Mbit/s, 150 ms, CPU 4×`,
        value: `+ ${short(after / 1000)} s`,
        budget: '≤ 1.2 s',
        holds: after <= 1200,
      },
      ...shifts,
    ];
  });
}
