import { after, afterEach, before } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Budget } from '../../contract/budget.schema.js';
import type { Poll } from '../../contract/poll.schema.js';
import { openPage, startBrowser } from './browser.js';
import { cannedPoll } from './canned.js';
import { Host } from './host.js';

/** How a test wants its poll to stand on a host page. */
export interface Setting {
  poll?: Poll;
  /** A budget instead of the poll. */
  budget?: Budget;
  /** More attributes of the element. */
  attributes?: string;
  /** The whole body instead of the usual one; `STEM` stands for the server's origin. */
  body?: string;
  head?: string;
  lang?: string;
  dir?: string;
  /** Headers of the host page; `STEM` stands for the server's origin. */
  headers?: Record<string, string>;
  browser?: BrowserContextOptions;
  /** Runs before the page opens. */
  prepare?(host: Host): void;
}

/** A browser for the file, and a fresh server and profile for each test. */
export class Stage {
  browser!: Browser;
  host!: Host;
  page!: Page;
  /** What the page threw or logged as an error. */
  faults: string[] = [];

  constructor() {
    before(async () => {
      this.browser = await startBrowser();
    });
    afterEach(async () => {
      await this.page?.context().close();
      this.host?.stop();
    });
    after(() => this.browser.close());
  }

  /** Opens a host page of another site than the server, with a poll on it. */
  async open(setting: Setting = {}): Promise<Page> {
    const { poll = cannedPoll(), budget, attributes = '', head, lang, dir, headers = {} } = setting;
    this.host = await new Host().start();
    this.host.polls.set(poll.ref, poll);
    if (budget) this.host.budgets.set(budget.ref, budget);
    const [tag, ref] = budget ? ['stem-budget-allocator', budget.ref] : ['stem-poll', poll.ref];
    setting.prepare?.(this.host);
    const stem = this.host.origin();
    const body =
      setting.body ??
      `<script type="module" src="STEM/stem.js"></script>
       <${tag} activity="${ref}" ${attributes}><a href="STEM/a/${ref}">Stem mee</a></${tag}>`;
    const fill = (text: string) => text.replaceAll('STEM', stem);
    this.host.headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, fill(value)]),
    );
    const path = this.host.page(`<h1>Nieuws</h1>${fill(body)}<p>Verder met de pagina.</p>`, {
      head,
      lang,
      dir,
    });
    ({ page: this.page, faults: this.faults } = await openPage(this.browser, setting.browser));
    await this.page.goto(this.host.origin('gemeente') + path);
    return this.page;
  }

  /** What the server was asked, as `METHOD path`. */
  get asked(): string[] {
    return this.host.asked.map(({ method, path }) => `${method} ${path}`);
  }

  /** The bodies of the votes that were sent. */
  get votes(): { ballot: unknown; nonce: string; why?: string }[] {
    return this.host.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body as never);
  }

  /** Presses the one primary button. */
  async vote(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stem', exact: true }).click();
  }

  /** Waits until the vote is confirmed. */
  async counted(): Promise<void> {
    await this.page
      .getByRole('status')
      .getByText(/Uw stem is (geteld|gewijzigd)/)
      .waitFor();
  }

  /** What has focus, also inside the shadow root: its id, else its name or text. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return (
        at?.id ||
        at?.getAttribute('aria-label') ||
        (at as HTMLInputElement)?.value ||
        at?.textContent?.trim() ||
        ''
      );
    });
  }
}
