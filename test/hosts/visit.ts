import { after, afterEach, before } from 'node:test';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { PollGiven } from '../support/factories.js';
import { openPage, startBrowser, type Need } from '../support/browser.js';
import { hostDocument } from '../support/hosts.js';
import { startSite, type Site } from '../support/site.js';

/** How a test wants its host page; `STEM` stands for the server's origin. */
export interface Setting {
  csp?: string;
  head?: string;
  /** Attributes of the html element. */
  attributes?: string;
  host?: string;
  browser?: BrowserContextOptions;
  /** Runs in the page before anything else. */
  before?(page: Page): Promise<unknown>;
}

/** For one test file: a real server, foreign sites and a browser; for each test a page in a fresh profile. */
export class Visit {
  site!: Site;
  browser!: Browser;
  page!: Page;
  /** What the page threw or reported as an error. */
  faults: string[] = [];
  private readonly _pages: Page[] = [];
  private _made = 0;

  /** `env` gives more of the server's configuration, once it is asked for. */
  constructor(
    env: () => Promise<Record<string, string>> | Record<string, string> = () => ({}),
    need: Need = 'page',
  ) {
    before(async () => {
      this.site = await startSite(await env());
      this.browser = await startBrowser(need);
    });
    afterEach(async () => {
      for (const page of this._pages.splice(0)) await page.context().close();
    });
    after(async () => {
      await this.browser?.close();
      await this.site?.stop();
    });
  }

  /** The server's origin. */
  get stem(): string {
    return this.site.stem;
  }

  /** Makes a host page; answers its address. */
  host(body: string, { csp, head = '', attributes, host = 'wijk.localhost' }: Setting = {}): string {
    const path = `/bericht-${(this._made += 1)}`;
    const fill = (text: string) => text.replaceAll('STEM', this.stem);
    const html = hostDocument(
      `<main><h1>Nieuws uit de wijk</h1>${fill(body)}<p id="verder">Verder met de pagina.</p></main>`,
      fill(head),
      attributes,
    );
    this.site.hosts.pages.set(path, { html, ...(csp !== undefined && { csp: fill(csp) }) });
    return this.site.hosts.url(host, path);
  }

  /** Opens a host page around this body. */
  async open(body: string, setting: Setting = {}): Promise<Page> {
    ({ page: this.page, faults: this.faults } = await openPage(this.browser, setting.browser));
    this._pages.push(this.page);
    await setting.before?.(this.page);
    await this.page.goto(this.host(body, setting));
    return this.page;
  }

  /** Builds a poll and opens it as a pasted element. */
  async openPoll(given: PollGiven = {}, setting: Setting = {}): Promise<{ page: Page; ref: string }> {
    const { ref } = await this.site.poll(given);
    return { page: await this.open(script + element(ref), setting), ref };
  }
}

/** The loader as the guide gives it. */
export const script = '<script type="module" src="STEM/stem.js"></script>';

/** A poll as the guide gives it. */
export const element = (ref: string, attributes = ''): string =>
  `<stem-poll activity="${ref}" ${attributes}><a href="STEM/a/${ref}">Stem mee</a></stem-poll>`;

/** A page, a frame, or a part of a page. */
export type Place = Pick<Page | Frame, 'getByRole' | 'getByText' | 'locator'>;

/** Chooses this answer. */
export const choose = (where: Place, name = 'Ja'): Promise<void> =>
  where.getByRole('radio', { name, exact: true }).check();

/** Presses the one primary button. */
export const press = (where: Place): Promise<void> =>
  where.getByRole('button', { name: 'Stem', exact: true }).click();

/** Waits until the vote is confirmed. */
export const counted = (where: Place): Promise<void> =>
  where
    .getByRole('status')
    .filter({ hasText: /Uw stem is (geteld|gewijzigd)/ })
    .waitFor();

/** Votes to the end. */
export async function voteIn(where: Place, name = 'Ja'): Promise<void> {
  await choose(where, name);
  await press(where);
  await counted(where);
}
