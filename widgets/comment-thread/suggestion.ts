import { diffWords } from '../../anchoring/diff.js';
import { css, html } from '../core/lit.js';
import { textsOf, type Wide } from '../core/localise.js';

/** Dutch words for who does not see what is struck out and underlined. */
const changeNl = { goes: 'Eruit', comes: 'Erin' };

/** Words for who does not see what is struck out and underlined. */
export type ChangeTexts = Wide<typeof changeNl>;

/** What goes and what comes stand apart. */
export const styles = css`
  del + ins {
    margin-inline-start: 4px;
  }
`;

/**
 * What would change in a passage, word by word: what goes is struck out, what comes is underlined, and both are said.
 */
export const changeView = (language: string) => {
  const { goes, comes } = textsOf('change', changeNl, language);
  return (words: string, suggestion: string) => {
    const pieces = diffWords(words, suggestion).map(({ kind, text }) => {
      if (kind === 'kept') return text;
      return kind === 'removed'
        ? html`<del><span class="hidden"> ${goes}: </span>${text}</del>`
        : html`<ins><span class="hidden"> ${comes}: </span>${text}</ins>`;
    });
    // Line breaks count here: none may stand around the words.
    return html`<blockquote class="change" dir="auto">${pieces}</blockquote>`;
  };
};
