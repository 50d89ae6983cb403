import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One page of a host site. */
export interface HostPage {
  html: string;
  /** Content-Security-Policy of the page; none when left out. */
  csp?: string;
}

/** A foreign site as the tests need it: pages by path, any name under `.localhost`, its own strict policy. */
export interface HostSite {
  port: number;
  /** Address of a page on a host such as `gemeente.localhost`. */
  url(host: string, path?: string): string;
  origin(host: string): string;
  pages: Map<string, HostPage>;
  close(): Promise<void>;
}

/** Starts the host sites on one free port; `*.localhost` names make them different sites in a browser's sense. */
export async function startHosts(pages: Record<string, HostPage> = {}): Promise<HostSite> {
  const served = new Map(Object.entries(pages));
  const server = createServer((request, response) => {
    const page = served.get((request.url ?? '/').split('?')[0] ?? '/');
    response.writeHead(page ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(page?.csp ? { 'Content-Security-Policy': page.csp } : {}),
    });
    response.end(page?.html ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (host, path = '/') => `http://${host}:${port}${path}`,
    origin: (host) => `http://${host}:${port}`,
    pages: served,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A whole document around a body. */
export const hostDocument = (body: string, head = '', attributes = 'lang="nl"'): string =>
  `<!doctype html><html ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gast</title>${head}</head><body>${body}</body></html>`;

/** The lines that docs/editor.md tells a host to allow, and nothing else. */
export const guidePolicy = (stem: string, more = ''): string =>
  `default-src 'none'; script-src ${stem}; style-src 'self'; connect-src ${stem}; img-src ${stem}; frame-src ${stem}; ${more}`;
