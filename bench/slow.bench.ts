import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import type { Poll } from '../contract/poll.schema.js';
import { addressesOf } from '../server/embed/address.js';
import { heightOfPoll } from '../server/embed/poll.height.js';
import { snippetsOf } from '../server/embed/snippets.js';
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
    if (globalThis.document.querySelector('stem-poll')?.shadowRoot?.querySelector('fieldset'))
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

/** Time to first content of the widget on a slow line and phone, against the host's own, and layout shift. */
export async function benchSlow(server: BenchServer): Promise<Line[]> {
  const { ref } = await server.ask<{ ref: string }>({ ask: 'poll', results: 'always' });
  const stem = `http://stem.localhost:${server.port}`;
  const poll = (await (await fetch(`http://127.0.0.1:${server.port}/v1/polls/${ref}`)).json()) as Poll;
  // As the page of the poll hands it to an editor.
  const { element: snippet } = snippetsOf(
    { tag: 'stem-poll', ref, title: poll.title, height: heightOfPoll(poll) },
    addressesOf(stem, ref),
    { url: '', integrity: '' },
  );
  const host = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(document(request.url === '/with' ? snippet : ''));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const browser = await startBrowser();
  const runs: Record<'with' | 'without', Seen[]> = { with: [], without: [] };
  for (let run = 0; run < RUNS; run++)
    for (const name of ['without', 'with'] as const)
      runs[name].push(await visit(browser, `http://wijk.localhost:${port}/${name}`, name === 'with'));
  await browser.close();
  host.closeAllConnections();
  host.close();
  const alone = median(runs.without.map((seen) => seen.host));
  const after = median(runs.with.map((seen) => seen.widget - seen.host));
  const shift = Math.max(...runs.with.map((seen) => seen.shift));
  return [
    {
      what: `widget's first content after the host's own (host alone: ${short(alone / 1000)} s), 1.6 Mbit/s, 150 ms, CPU 4×`,
      value: `+ ${short(after / 1000)} s`,
      budget: '≤ 1.2 s',
      holds: after <= 1200,
    },
    {
      what: 'layout shift of the page with the widget',
      value: shift.toFixed(4),
      budget: '≤ 0.02',
      holds: shift <= 0.02,
    },
  ];
}
