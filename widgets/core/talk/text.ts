import { html } from '../lit.js';

/** A piece of a text: words, or a link. */
export type Piece = string | { href: string; shown: string };

// Only what begins with http:// or https://; marks at the end belong to the sentence.
const address = /\bhttps?:\/\/[^\s<>"“”«»\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;

/** An address without the marks that end a sentence, and without a bracket that was opened before it. */
function trimmed(found: string): string {
  let href = found;
  for (;;) {
    const shorter = href.replace(/[.,:;!?'’*_…]+$/u, '');
    const [open, close] = [shorter.split('(').length, shorter.split(')').length];
    href = shorter.endsWith(')') && close > open ? shorter.slice(0, -1) : shorter;
    if (href === shorter) return href;
  }
}

/** Cuts a text into words and links, exactly as typed: the pieces together are the text. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let last = 0;
  for (const match of text.matchAll(address)) {
    const shown = trimmed(match[0]);
    if (!URL.canParse(shown) || !new URL(shown).hostname) continue;
    found.push(text.slice(last, match.index), { href: shown, shown });
    last = match.index + shown.length;
  }
  return [...found, text.slice(last)];
}

/** A text as it was typed, with its links. */
export const textView = (text: string) =>
  html`<span class="text" dir="auto"
    >${pieces(text).map((piece) =>
      typeof piece === 'string'
        ? piece
        : html`<a href=${piece.href} rel="nofollow ugc noopener" target="_blank">${piece.shown}</a>`,
    )}</span
  >`;
