import { html } from '../../core/lit.js';
import { explainerOf } from './explain.js';
import type { Shown } from './view.js';

/** How the result came about, step by step. */
export const view = ({ view, budget, result }: Shown) =>
  view
    .part(explainerOf(view.language))
    ?.explain(result, budget)
    .map(
      ({ heading, lines }) =>
        html`${heading ? html`<p><b>${heading}</b></p>` : ''} ${lines.map((line) => html`<p>${line}</p>`)}`,
    );
