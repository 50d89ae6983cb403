import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** The three sites that embed. */
export type SiteName = 'gemeente' | 'raad' | 'wijk';

/** Where everything of the demo can be reached, as origins; and the page on which the council's report is read. */
export type Origins = Record<SiteName | 'stem' | 'mailbox' | 'reader', string>;

/** Asks the Stem server for a text, as a host's own server does for includes and oEmbed. Throws when it can't. */
export type Fetch = (pathAndQuery: string) => Promise<string>;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
};

/** The Content-Security-Policy of a site: exactly what docs/editor.md asks for, and the site's own style and pictures. */
export function policyOf(site: SiteName, stem: string): string {
  const rules = [
    "default-src 'none'",
    // The council and the neighbourhood's WordPress have a script that gives iframes their height.
    site === 'gemeente' ? `script-src ${stem}` : `script-src 'self' ${stem}`,
    // The included fragment links its stylesheet; elements that make themselves need no line for style.
    site === 'wijk' ? `style-src 'self' ${stem}` : "style-src 'self'",
    `img-src 'self' ${stem}`,
    `connect-src ${stem}`,
    `frame-src ${stem}`,
    site === 'wijk' ? `form-action ${stem}` : "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  if (site === 'raad') rules.push("require-trusted-types-for 'script'", 'trusted-types lit-html');
  return rules.join('; ');
}

/**
 * Fills in a page: `{{name}}` an origin, `{{date 10}}` a day from now, `{{wednesday 21}}` the first Wednesday from such
 * a day on, and the two includes of a host's own server.
 */
export async function fillIn(page: string, origins: Origins, now: Date, ask: Fetch): Promise<string> {
  const included = await replaceAsync(page, /<!--#(fragment|oembed) ([a-z0-9-]+)-->/g, (how, ref) =>
    how === 'fragment' ? fragment(ref, origins, ask) : oEmbed(ref, origins, ask),
  );
  return included
    .replace(/\{\{date (-?\d+)\}\}/g, (_, days: string) => dayFrom(now, Number(days)))
    .replace(/\{\{wednesday (\d+)\}\}/g, (_, days: string) =>
      dayFrom(now, daysToWednesday(now, Number(days))),
    )
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => origins[name as keyof Origins] ?? whole);
}

/** A server-side include: the server's markup, or the plain link when the server is away. */
async function fragment(ref: string, origins: Origins, ask: Fetch): Promise<string> {
  return ask(`/fragment/${ref}`).catch(() => link(ref, origins));
}

/** What WordPress makes of an oEmbed answer: only its blockquote and its sandboxed iframe pass. */
async function oEmbed(ref: string, origins: Origins, ask: Fetch): Promise<string> {
  const url = encodeURIComponent(`${origins.stem}/a/${ref}`);
  try {
    const answer = JSON.parse(await ask(`/oembed?url=${url}&format=json`)) as { html: string };
    const quote = /<blockquote class="wp-embedded-content"[^]*?<\/blockquote>/.exec(answer.html)?.[0] ?? '';
    const frame = /<iframe [^>]*sandbox="allow-scripts"[^>]*><\/iframe>/.exec(answer.html)?.[0] ?? '';
    return quote + frame || link(ref, origins);
  } catch {
    return link(ref, origins);
  }
}

const link = (ref: string, origins: Origins): string =>
  `<a href="${origins.stem}/a/${ref}">Doe mee met de stemming</a>`;

/** Councils meet on Wednesdays. */
const daysToWednesday = (now: Date, days: number): number =>
  days + ((10 - new Date(now.getTime() + days * 86_400_000).getUTCDay()) % 7);

function dayFrom(now: Date, days: number): string {
  const day = new Date(now.getTime() + days * 86_400_000);
  const form = new Intl.DateTimeFormat('nl-NL', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Amsterdam',
  });
  return form.format(day);
}

async function replaceAsync(
  text: string,
  pattern: RegExp,
  by: (...groups: string[]) => Promise<string>,
): Promise<string> {
  let filled = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    filled += text.slice(from, match.index) + (await by(...match.slice(1)));
    from = match.index + match[0].length;
  }
  return filled + text.slice(from);
}

/** A static file server for one site, with its own policy and the includes filled in; `made` are files by path. */
export function siteServer(
  site: SiteName,
  folder: string,
  origins: Origins,
  ask: Fetch,
  made: Record<string, Buffer> = {},
): Server {
  return createServer((request, response) => {
    void serve(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const name = normalize(path === '/' ? '/index.html' : path);
    const type = types[extname(name)];
    const body = made[path] ?? (type && (await readFile(join(folder, name)).catch(() => undefined)));
    if (!type || !body) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Deze pagina bestaat niet.\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': type,
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': policyOf(site, origins.stem),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
    });
    const isPage = type.startsWith('text/html');
    response.end(isPage ? await fillIn(body.toString('utf8'), origins, new Date(), ask) : body);
  }
}
