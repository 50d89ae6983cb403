import { diffWords } from '../../anchoring/diff.js';
import { css, html } from '../core/lit.js';

/** Words for who does not see what is struck out and underlined. */
export interface ChangeTexts {
  goes: string;
  comes: string;
}

/** What goes and what comes stand apart. */
export const styles = css`
  del + ins {
    margin-inline-start: 4px;
  }
`;

/**
 * What would change in a passage, word by word: what goes is struck out, what comes is underlined, and both are said.
 */
export const changeView =
  ({ goes, comes }: ChangeTexts) =>
  (words: string, suggestion: string) => {
    const pieces = diffWords(words, suggestion).map(({ kind, text }) => {
      if (kind === 'kept') return text;
      return kind === 'removed'
        ? html`<del><span class="hidden"> ${goes}: </span>${text}</del>`
        : html`<ins><span class="hidden"> ${comes}: </span>${text}</ins>`;
    });
    // Line breaks count here: none may stand around the words.
    return html`<blockquote class="change" dir="auto">${pieces}</blockquote>`;
  };
