import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserFlags, findShell, needBrowser } from '../../scripts/browser.js';

/**
 * Playwright turns storage partitioning off, in one flag with twenty other features. Of two such flags Chromium
 * takes the last, so this one puts partitioning back as browsers have it; test/hosts/storage.test.ts checks that.
 */
const asBrowsersAre = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'Translate',
];

/** What a window makes beside its page and no test looks at; half of what opening one costs. */
const besideThePage = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

const partitioned = [`--disable-features=${[...asBrowsersAre, ...besideThePage].join()}`];

/**
 * What a test needs of a browser: a `page`, for which Chromium's headless shell does where there is one, or the
 * `whole` browser, with a process for each site in a page and with the settings that a person makes.
 */
export type Need = 'page' | 'whole';

/** Starts the installed Chromium, with storage partitioned by top site. */
export const startBrowser = (need: Need = 'page'): Promise<Browser> =>
  chromium.launch({
    executablePath: (need === 'page' ? findShell() : undefined) ?? needBrowser(),
    args: [...browserFlags, ...partitioned],
  });

/** What a person has forbidden in the settings of the browser: all storage, or that of third parties. */
export type Forbidden = 'storage' | 'third-party';

const preferences: Record<Forbidden, object> = {
  storage: { default_content_setting_values: { cookies: 2 } },
  'third-party': { block_third_party_cookies: true, cookie_controls_mode: 1 },
};

/** A page in a browser of its own where storage is forbidden, as a person sets it; `close` ends that browser. */
export async function openForbidden(
  forbidden: Forbidden,
): Promise<{ page: Page; faults: string[]; close(): Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'stem-profile-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ profile: preferences[forbidden] }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: needBrowser(),
    // A browser that partitions gives a third party a store of its own even where its cookies are forbidden.
    args: forbidden === 'storage' ? [...browserFlags, ...partitioned] : browserFlags,
    ...usual,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    ...watched(page),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

const usual: BrowserContextOptions = { locale: 'nl-NL', viewport: { width: 640, height: 900 } };

const watched = (page: Page): { page: Page; faults: string[] } => {
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults };
};

/** A page in a fresh profile; anything it throws or reports as an error is in `faults`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ ...usual, ...options });
  return watched(await context.newPage());
}
