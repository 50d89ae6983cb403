import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Reader, WholeBlock } from '../document/document.service.js';
import { documentSheet } from './document.styles.js';
import { documentTextsIn, type DocumentTexts } from './document.texts.js';
import { layout } from './layout.js';
import { html } from './render.js';
import { escapeHtml } from '../core/html.js';

/** A document as it is read on `/d/{ref}`. */
export interface DocumentPage {
  reader: Reader;
  /** Of the interface. */
  language: string;
  /** Paths of module scripts. */
  scripts: readonly string[];
}

// Marked as EPUB marks the pages of paper (DPUB-ARIA 1.1); empty, so that a passage may go on across it.
const within = (page: number, texts: DocumentTexts): unknown => {
  const label = texts.page(page);
  return html`<span
    role="doc-pagebreak"
    id="${`page-${page}`}"
    aria-label="${label}"
    data-label="${label}"
  ></span>`;
};

const between = (page: number, texts: DocumentTexts): unknown => {
  const label = texts.page(page);
  return html`<div
    role="doc-pagebreak"
    id="${`page-${page}`}"
    aria-label="${label}"
    data-label="${label}"
  ></div>`;
};

const wordsOf = ({ text, breaks }: WholeBlock, texts: DocumentTexts): unknown => {
  let from = 0;
  const parts = breaks.map(({ at, page }) => {
    const part = html`${text.slice(from, at)}${within(page, texts)}`;
    from = at;
    return part;
  });
  return html`${parts}${text.slice(from)}`;
};

const blockOf = (block: WholeBlock, texts: DocumentTexts): unknown => {
  const words = wordsOf(block, texts);
  if (block.kind !== 'heading') return html`<p>${words}</p>`;
  if (block.level === 4) return html`<h4>${words}</h4>`;
  return block.level === 3 ? html`<h3>${words}</h3>` : html`<h2>${words}</h2>`;
};

/** Blocks with their lists: items that follow each other on a page are one. */
const grouped = (blocks: readonly WholeBlock[], texts: DocumentTexts): unknown[] => {
  const shown: unknown[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const items: unknown[] = [];
    for (; blocks[at]?.kind === 'item'; at++) items.push(html`<li>${wordsOf(blocks[at]!, texts)}</li>`);
    if (items.length > 0)
      shown.push(
        html`<ul>
          ${items}
        </ul>`,
      );
    if (at < blocks.length) shown.push(blockOf(blocks[at]!, texts));
  }
  return shown;
};

// What a page lacks is no word of the document: passages skip elements of ours.
/** The text, page by page where it has pages. */
const textOf = ({ blocks, lacking, pages, paged }: Reader, texts: DocumentTexts): unknown[] => {
  if (!paged) return grouped(blocks, texts);
  const inside = new Set(blocks.flatMap(({ breaks }) => breaks.map(({ page }) => page)));
  return Array.from({ length: pages }, (_, index) => index + 1).map((page) => {
    const lack = lacking.find((one) => one.page === page);
    return html`${inside.has(page) ? '' : between(page, texts)}
    ${lack ? html`<stem-note class="notice">${texts.lacks[lack.lacks]}</stem-note>` : ''}
    ${grouped(
      blocks.filter((block) => block.page === page),
      texts,
    )}`;
  });
};

const linksOf = ({ url, file }: Reader, texts: DocumentTexts): unknown =>
  html`<ul class="about">
    <li><a href="${url}">${texts.original}</a></li>
    ${file === undefined || file === url ? '' : html`<li><a href="${file}">${texts.file}</a></li>`}
  </ul>`;

const versionsOf = ({ reader, language }: DocumentPage, texts: DocumentTexts): unknown => {
  const { ref, versions, shown } = reader;
  if (versions.length < 2) return '';
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
  return html`<details class="versions">
    <summary>${texts.versions(versions.length)}</summary>
    <ul>
      ${versions.map(({ version, firstSeen }, at) => {
        const name = `${texts.version(day.format(firstSeen))}${at === 0 ? ` (${texts.newest})` : ''}`;
        const query = at === 0 ? '' : `?version=${version}`;
        return version === shown.version
          ? html`<li aria-current="true"><strong>${name}</strong></li>`
          : html`<li><a href="${`/d/${ref}${query}`}">${name}</a></li>`;
      })}
    </ul>
  </details>`;
};

/** Where the thread goes in the page once it is rendered. */
const PLACE = '<!--thread-->';

const threadOf = ({ url, thread, organisationSlug }: Reader, texts: DocumentTexts): string => {
  const inside =
    thread === undefined
      ? `<p>${texts.needsScript}</p>`
      : `<p><a href="/a/${escapeHtml(thread)}">${texts.readComments}</a></p>`;
  return (
    `<stem-comment-thread document="${escapeHtml(url)}" annotate="#document" ` +
    `organisation="${escapeHtml(organisationSlug)}">${inside}</stem-comment-thread>`
  );
};

/**
 * The rendered page with its thread, put in as text: the renderer would give an element that it knows a shadow root,
 * which without data is empty and hides the link.
 */
export const withThread = (text: string, { reader, language }: DocumentPage): string =>
  text.replace(PLACE, () => threadOf(reader, documentTextsIn(language)));

/** The page on which a document is read, with its thread; whole without JavaScript. */
export function documentPage(page: DocumentPage): unknown {
  const { reader, language, scripts } = page;
  const texts = documentTextsIn(language);
  const old = reader.shown.version !== reader.versions[0]?.version;
  return layout({
    language,
    title: reader.title,
    look: 'reader',
    sheets: [documentSheet.path],
    hidden: old,
    scripts,
    header: html`<p>${texts.by} <strong>${reader.organisation}</strong></p>`,
    main: html`<h1 lang="${reader.language}">${reader.title}</h1>
      ${
        old
          ? html`<div class="notice">
              <p>${texts.older} <a href="${`/d/${reader.ref}`}">${texts.toNewest}</a></p>
            </div>`
          : ''
      }
      ${linksOf(reader, texts)} ${versionsOf(page, texts)}
      <div class="sides">
        <article id="document" lang="${reader.language}">${textOf(reader, texts)}</article>
        <aside class="talk" aria-label="${texts.talk}">${unsafeHTML(PLACE)}</aside>
      </div>`,
  });
}
