import { html } from './render.js';
import { layout } from './layout.js';
import { textsIn, type PageTexts } from './texts.js';
import type { Addresses } from './address.js';
import type { Snippets } from './snippets.js';

/** What the public page of an activity shows. */
export interface PublicPage {
  language: string;
  title: string;
  organisation: string;
  addresses: Addresses;
  snippets: Snippets;
  /** Paths of module scripts: the loader and the copy buttons. */
  scripts: readonly string[];
  /** The server-rendered widget. */
  widget: unknown;
  /** What became of a form that was sent without script. */
  notice?: unknown;
  published: boolean;
}

const rows = (text: string): number => Math.min(8, text.split('\n').length + Math.floor(text.length / 160));

const way = (texts: PageTexts, name: keyof PageTexts['ways'], snippet: string): unknown => html`
  <div class="way">
    <h3 id="${`name-${name}`}">${texts.ways[name].name}</h3>
    <p>${texts.ways[name].when}</p>
    <textarea
      id="${`way-${name}`}"
      aria-labelledby="${`name-${name}`}"
      rows="${rows(snippet)}"
      readonly
      spellcheck="false"
    >
${snippet}</textarea>
    <p>
      <button class="quiet" type="button" data-copy hidden aria-controls="${`way-${name}`}">
        ${texts.copy}: ${texts.ways[name].name}
      </button>
      <span role="status"></span>
    </p>
  </div>
`;

/** The ways to embed an activity, each ready to copy. */
export const waysView = (
  page: Pick<PublicPage, 'addresses' | 'snippets' | 'title'>,
  texts: PageTexts,
): unknown => html`
  <details class="embed">
    <summary>${texts.embed}</summary>
    <p>${texts.embedLead}</p>
    ${way(texts, 'link', page.addresses.page)} ${way(texts, 'element', page.snippets.element)}
    ${way(texts, 'frame', page.snippets.frame)}
    <div class="way">
      <h3>${texts.qr}</h3>
      <p>
        <a href="${page.addresses.print}" download="qr.svg"
          ><img
            src="${page.addresses.print}"
            alt="${texts.qrAlt(page.title)}"
            width="160"
            height="160"
            loading="lazy"
        /></a>
      </p>
    </div>
    ${way(texts, 'pinned', page.snippets.pinned)} ${way(texts, 'fragment', page.snippets.fragment)}
  </details>
`;

/** The public page of an activity, whole without JavaScript. */
export function publicPage(page: PublicPage): unknown {
  const texts = textsIn(page.language);
  return layout({
    language: page.language,
    title: page.title,
    look: 'page',
    oembed: page.addresses.oembed,
    scripts: page.scripts,
    header: html`<p>${texts.askedBy} <strong>${page.organisation}</strong></p>`,
    main: html`${page.notice ?? ''} ${page.widget} ${waysView(page, texts)}`,
    footer: html`<ul>
      <li><a href="/how-we-count">${texts.howWeCount}</a></li>
      ${page.published ? html`<li><a href="/recount">${texts.recount}</a></li>` : ''}
    </ul>`,
  });
}
