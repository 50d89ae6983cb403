import { html, svg } from '../../core/lit.js';

/**
 * A labelled bar: `part` of `whole` of its width, in a frame that is the whole; `kind` 1 is striped, so that colour is
 * not needed. SVG attributes: a strict style policy leaves them alone.
 */
export const bar = (part: number, whole: number, kind: 0 | 1, label: unknown) =>
  html`<p class="bar-line">
    <svg class="share-bar" width="100%" height="12" aria-hidden="true" focusable="false">
      ${rect('track', 0, 1, 1)} ${rect(`kind-${kind}`, 0, part, whole)} ${kind ? stripes(part, whole) : ''}
    </svg>
    <span>${label}</span>
  </p>`;

const share = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : 0);

const rect = (name: string, at: number, part: number, whole: number) =>
  svg`<rect class=${name} x=${`${at}%`} width=${`${share(part, whole)}%`} height="12"></rect>`;

const stripes = (part: number, whole: number) => {
  const width = share(part, whole);
  const lines = Array.from({ length: Math.floor(width / 2) }, (_, at) => 2 * at + 1);
  return lines.map((x) => svg`<line class="stripe" x1=${`${x}%`} x2=${`${x}%`} y1="0" y2="12"></line>`);
};

/** A table that scrolls by itself; the first cell of a row is its name. */
export const table = (name: string, head: readonly unknown[], rows: readonly (readonly unknown[])[]) =>
  html`<div class="scroll" role="region" tabindex="0" aria-label=${name}>
    <table>
      <thead>
        <tr>
          ${head.map((cell, at) => html`<th scope="col" class=${at ? 'number' : ''}>${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
