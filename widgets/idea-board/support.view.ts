import { html, isServer, nothing } from '../core/lit.js';
import { number } from '../core/localise.js';
import type { Card } from './board.state.js';
import type { BoardView } from './board.view.js';

/** Supports an idea, or takes that back; how many do. */
export function supportView({ flow, texts, language, can, link }: BoardView, idea: Card) {
  const { id, title, supports, mergedInto } = idea;
  const mine = flow.supports(id);
  const shown = number(supports, language);
  const count = html`<span aria-hidden="true" class="count">${shown}</span
    ><span class="hidden">: ${texts.supports(supports, shown)}</span>`;
  if (!can.support || (mergedInto && !mine))
    return html`<span>${mine ? '✓ ' : ''}${texts.supports(supports, shown)}</span>`;
  return isServer
    ? html`<a href=${link({ idee: id })}>${texts.support}<span class="hidden"> ${title}</span>${count}</a>`
    : html`<button
        type="button"
        part="button"
        class="support"
        aria-pressed=${mine}
        aria-disabled=${flow.busy.has(`support ${id}`) || nothing}
        @click=${() => void flow.support(idea)}
      >
        ${mine ? html`<span aria-hidden="true">✓ </span>` : ''}${texts.support}<span class="hidden">
          ${title}</span
        >${count}
      </button>`;
}
