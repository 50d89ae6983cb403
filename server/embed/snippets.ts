import { escapeHtml } from '../core/html.js';
import type { Addresses } from './address.js';

/** What the builder needs to know of an activity. */
export interface Embeddable {
  tag: string;
  ref: string;
  title: string;
  /** Height in CSS pixels that the widget is likely to need on a page of medium width. */
  height: number;
}

/** The ways to embed one activity, each ready to copy. */
export interface Snippets {
  element: string;
  pinned: string;
  link: string;
  frame: string;
  fragment: string;
}

/**
 * The pasted element. `async`, or a server that is slow would hold up the host's own scripts (DOMContentLoaded waits
 * for modules). The picture inside is empty: it holds the place until the widget stands there, with an
 * attribute that works under a Content-Security-Policy that forbids inline styles.
 */
function element(of: Embeddable, at: Addresses, script: string): string {
  return [
    script,
    `<${of.tag} activity="${of.ref}" height="${of.height}">`,
    `  <a href="${at.page}">${escapeHtml(of.title)}</a>`,
    `  <svg width="1" height="${of.height - 24}" aria-hidden="true"></svg>`,
    `</${of.tag}>`,
  ].join('\n');
}

/** Builds every snippet of DESIGN §5. `pinned` names a version and its integrity (Subresource Integrity). */
export function snippetsOf(
  of: Embeddable,
  at: Addresses,
  pinned: { url: string; integrity: string },
): Snippets {
  const title = escapeHtml(of.title);
  return {
    element: element(of, at, `<script type="module" async src="${at.script}"></script>`),
    pinned: element(
      of,
      at,
      `<script type="module" async src="${pinned.url}" integrity="${pinned.integrity}" crossorigin></script>`,
    ),
    link: `<a href="${at.page}">${title}</a>`,
    frame: `<iframe src="${at.frame}" title="${title}" width="100%" height="${of.height}" loading="lazy"></iframe>`,
    fragment: `<esi:include src="${at.fragment}" onerror="continue"/>`,
  };
}
