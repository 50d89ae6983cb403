import { readFileSync } from 'node:fs';
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

const icon: HostPage = { html: '' };

/** Starts the host sites on one free port; `*.localhost` names make them different sites in a browser's sense. */
export async function startHosts(pages: Record<string, HostPage> = {}): Promise<HostSite> {
  const served = new Map(Object.entries(pages));
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const page = path === '/favicon.ico' ? icon : served.get(path);
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

/** The ways to embed for which docs/editor.md says what a Content-Security-Policy has to allow. */
export type Way =
  | 'element'
  | 'link upgrade'
  | 'iframe'
  | 'oEmbed'
  | 'fragment'
  | 'with pictures'
  | 'visitors without JavaScript'
  | 'require-trusted-types-for';

const every: Way[] = ['element', 'iframe', 'with pictures'];

/** A policy with the lines that docs/editor.md lists for these ways, read from the guide itself, and nothing else. */
export function guidePolicy(stem: string, more = '', ways: readonly Way[] = every): string {
  const guide = readFileSync('docs/editor.md', 'utf8');
  const rows = [...guide.matchAll(/^\| `([a-z-]+)` +\| `([^`]+)` +\| (.+?) +\|$/gm)];
  const unknown = ways.filter((way) => !rows.some(([, , , needed]) => needed!.includes(way)));
  if (unknown.length > 0) throw new Error(`docs/editor.md has no policy line for: ${unknown.join(', ')}.`);
  const lines = rows
    .filter(([, , , needed]) => ways.some((way) => needed!.includes(way)))
    .map(([, name, value]) => `${name} ${value!.replace('https://stem.example.nl', stem)}`);
  return ["default-src 'none'", ...lines, more].filter(Boolean).join('; ');
}
