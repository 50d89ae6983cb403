import { html } from './render.js';
import { pageSheet } from './page.styles.js';

/** What every page of the server shares. */
export interface Page {
  language: string;
  title: string;
  /** Class of the body: `frame` inside an iframe, `reader` for a document with its thread. */
  look: 'page' | 'frame' | 'reader';
  /** Paths of more stylesheets. */
  sheets?: readonly string[];
  /** oEmbed discovery (oEmbed 1.0 §4), on public pages of activities. */
  oembed?: string;
  /** Paths of module scripts. */
  scripts: readonly string[];
  /** Asks search engines to stay away: steps of a form, frames. */
  hidden?: boolean;
  header?: unknown;
  main: unknown;
  footer?: unknown;
}

const right = /^(ar|fa|he|ur|ps|yi|ckb)\b/i;

/** A whole HTML document from its parts. */
export const layout = (page: Page): unknown =>
  html`<!doctype html>
    <html lang="${page.language}" dir="${right.test(page.language) ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        ${page.hidden ? html`<meta name="robots" content="noindex" />` : ''}
        ${page.look === 'frame' ? html`<base target="_blank" />` : ''}
        <link rel="icon" href="/assets/stem.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${pageSheet.path}" />
        ${(page.sheets ?? []).map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        ${
          page.oembed
            ? html`<link
                  rel="alternate"
                  type="application/json+oembed"
                  href="${page.oembed}"
                  title="${page.title}"
                />
                <link
                  rel="alternate"
                  type="text/xml+oembed"
                  href="${page.oembed.replace('format=json', 'format=xml')}"
                  title="${page.title}"
                />`
            : ''
        }
        ${page.scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
      </head>
      <body class="${page.look}">
        ${page.header ? html`<header>${page.header}</header>` : ''}
        <main>${page.main}</main>
        ${page.footer ? html`<footer>${page.footer}</footer>` : ''}
      </body>
    </html> `;
