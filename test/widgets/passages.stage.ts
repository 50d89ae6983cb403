import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openPage, startBrowser } from '../support/browser.js';
import { hostDocument } from '../support/hosts.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const files = new Map<string, string>();

async function bundle(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, 'passages.element.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: '/',
    logLevel: 'error',
  });
  for (const { path, text } of outputFiles) files.set(path, text);
}

/** The strictest policy that lets the script of the server in: no style but ours by script, no inline anything. */
const policy =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** A host page with a strict policy, a text, and an element that has only the passages of a thread. */
export class PassageStage {
  browser!: Browser;
  page!: Page;
  faults: string[] = [];
  private _server!: Server;
  private _html = '';

  constructor() {
    before(async () => {
      await bundle();
      this._server = createServer((request, response) => {
        const script = files.get(request.url ?? '');
        response.writeHead(200, {
          'Content-Type':
            script === undefined ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
          'Content-Security-Policy': policy,
        });
        response.end(request.url === '/favicon.ico' ? '' : (script ?? this._html));
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

  /** Opens a page whose text stands in `#stuk`; `prepare` runs in the page before anything else. */
  async open(
    text: string,
    given: { browser?: BrowserContextOptions; prepare?: () => void; lang?: string } = {},
  ): Promise<Page> {
    this._html = hostDocument(
      `<main><h1>Raadsstuk</h1><div id="stuk">${text}</div><passage-bench annotate="#stuk"></passage-bench></main>`,
      '<script type="module" src="/passages.element.js"></script>',
      `lang="${given.lang ?? 'nl'}"`,
    );
    ({ page: this.page, faults: this.faults } = await openPage(this.browser, given.browser));
    // By the debugger, where the page's policy does not reach.
    await this.page.addInitScript({ path: axe });
    if (given.prepare) await this.page.addInitScript(given.prepare);
    const { port } = this._server.address() as AddressInfo;
    await this.page.goto(`http://raad.localhost:${port}/`);
    await this.page.waitForFunction(() => !!customElements.get('passage-bench'));
    return this.page;
  }

  /** The words that are marked on the page, by the name of the mark. */
  marked(name = 'stem-passage'): Promise<string[]> {
    return this.page.evaluate(
      (wanted) => [...(CSS.highlights.get(wanted) ?? [])].map((range) => String(range)),
      name,
    );
  }
}
