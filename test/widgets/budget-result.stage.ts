import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Budget } from '../../contract/budget.schema.js';
import { openPage, startBrowser } from '../support/browser.js';
import { closedBudget } from '../support/canned.budget.result.js';
import { hostDocument } from '../support/hosts.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const files = new Map<string, string>();

async function bundle(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, 'budget-result.element.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: '/',
    logLevel: 'error',
  });
  for (const { path, text } of outputFiles) files.set(path, text);
}

/** The strictest policy that lets the scripts and pictures of the server in, and one style of the host. */
const policy = "default-src 'none'; script-src 'self'; img-src 'self'; style-src 'self'; connect-src 'self'";
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180"/></svg>';

/** A host page with a strict policy and an element that shows only the result of a budget. */
export class ResultStage {
  browser!: Browser;
  page!: Page;
  faults: string[] = [];
  private _server!: Server;
  private _answers = new Map<string, [type: string, body: string]>();

  constructor() {
    before(async () => {
      await bundle();
      this._server = createServer((request, response) => {
        const path = request.url ?? '';
        const script = files.get(path);
        const [type, body] =
          script === undefined
            ? (this._answers.get(path) ?? ['text/plain', ''])
            : ['text/javascript', script];
        response.writeHead(200, {
          'Content-Type': `${type}; charset=utf-8`,
          'Content-Security-Policy': policy,
        });
        response.end(body);
      });
      await new Promise<void>((done) => this._server.listen(0, '127.0.0.1', done));
      this.browser = await startBrowser();
    });
    afterEach(() => this.page?.context().close());
    after(async () => {
      await this.browser?.close();
      this._server.closeAllConnections();
      this._server.close();
    });
  }

  /** Opens a page with the result of a budget; `style` is CSS of the host. */
  async open(
    budget: Budget = closedBudget(),
    given: { browser?: BrowserContextOptions; style?: string; lang?: string } = {},
  ): Promise<Page> {
    this._answers = new Map([
      [
        '/',
        [
          'text/html',
          hostDocument(
            '<main><h1>Wijk</h1><h2>Geld</h2><result-bench></result-bench></main>',
            '<link rel="stylesheet" href="/host.css"><script type="module" src="/budget-result.element.js"></script>',
            `lang="${given.lang ?? 'nl'}"`,
          ),
        ],
      ],
      ['/host.css', ['text/css', given.style ?? '']],
      ['/picture.svg', ['image/svg+xml', picture]],
    ]);
    ({ page: this.page, faults: this.faults } = await openPage(this.browser, given.browser));
    // By the debugger, where the page's policy does not reach.
    await this.page.addInitScript({ path: axe });
    const { port } = this._server.address() as AddressInfo;
    await this.page.goto(`http://stem.localhost:${port}/`);
    await this.page.waitForFunction(() => !!customElements.get('result-bench'));
    await this.page.evaluate((shown) => {
      (document.querySelector('result-bench') as unknown as { budget: unknown }).budget = shown;
    }, budget as unknown);
    await this.page.getByRole('link', { name: /Zo tellen we|How we count/ }).waitFor();
    return this.page;
  }

  /** Unfolds one part. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.page.locator('summary').filter({ hasText: name }).first().click();
  }

  /** Unfolds everything, also what shows up inside. */
  async unfoldAll(): Promise<void> {
    const closed = this.page.locator('details:not([open])');
    while ((await closed.count()) > 0) {
      await closed.first().locator('> summary').click();
      await this.page.locator('details[open]').last().waitFor();
    }
    await this.page
      .getByText(/De loting|gelijke stand|tie/i)
      .last()
      .waitFor();
    await this.page.getByRole('table').nth(2).waitFor();
  }
}
