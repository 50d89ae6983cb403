import { createHash } from 'node:crypto';
import type { Addresses } from './address.js';
import { escapeHtml } from '../core/html.js';
import type { Embeddable } from './snippets.js';

/** An oEmbed answer of type `rich` (oEmbed 1.0 §2.3.4). */
export interface OEmbed {
  version: '1.0';
  type: 'rich';
  title: string;
  provider_name: string;
  provider_url: string;
  author_name: string;
  cache_age: number;
  width: number;
  height: number;
  html: string;
}

/**
 * The oEmbed answer in the one form that WordPress lets through from an unknown provider: a blockquote of class
 * `wp-embedded-content` and an iframe with the same `data-secret`. WordPress puts the iframe in `sandbox="allow-scripts"`
 * and shows it when it hears the secret (wp-includes/js/wp-embed.js). It can be scrolled: WordPress makes no frame
 * higher than 1,000 pixels.
 */
export function oEmbedOf(
  of: Embeddable,
  at: Addresses,
  by: { organisation: string; provider: string },
  bounds: { maxWidth?: number; maxHeight?: number },
): OEmbed {
  const width = Math.min(600, bounds.maxWidth ?? 600);
  const height = Math.min(of.height, bounds.maxHeight ?? of.height);
  const secret = createHash('sha256').update(at.page).digest('hex').slice(0, 10);
  const title = escapeHtml(of.title);
  return {
    version: '1.0',
    type: 'rich',
    title: of.title,
    provider_name: 'Stem',
    provider_url: by.provider,
    author_name: by.organisation,
    cache_age: 3600,
    width,
    height,
    html:
      `<blockquote class="wp-embedded-content" data-secret="${secret}"><a href="${at.page}">${title}</a></blockquote>` +
      `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" title="${title}" ` +
      `src="${at.frame}#?secret=${secret}" data-secret="${secret}" width="${width}" height="${height}" ` +
      `frameborder="0" marginwidth="0" marginheight="0"></iframe>`,
  };
}

/** The same answer as XML (oEmbed 1.0 §2.3.4.2). */
export function oEmbedXml(answer: OEmbed): string {
  const members = Object.entries(answer).map(
    ([name, value]) => `<${name}>${escapeHtml(String(value))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${members.join('')}</oembed>\n`;
}
