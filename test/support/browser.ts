import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserFlags, needBrowser } from '../../scripts/browser.js';

/** Starts the installed Chromium. Playwright's own switch that turns storage partitioning off is dropped. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: needBrowser(),
    args: browserFlags,
    ignoreDefaultArgs: ['--disable-features=ThirdPartyStoragePartitioning'],
  });

/** A page in a fresh profile; anything it throws or reports as an error is in `faults`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    locale: 'nl-NL',
    viewport: { width: 640, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults };
}
