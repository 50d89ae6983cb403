import { html, isServer } from '../core/lit.js';
import { number } from '../core/localise.js';
import type { Card } from './board.state.js';
import type { BoardView } from './board.view.js';
import { parts } from './parts.js';
import { pictureView } from './picture.view.js';
import { supportView } from './support.view.js';

/** One idea in the list; all about it once it stands open. */
export function cardView(view: BoardView, idea: Card, note?: unknown) {
  const { flow, board, texts, language, level, server, part, link } = view;
  const { id, title = texts.gone, picture, comments, state } = idea;
  // One that was read as a whole shows as much of its story as a list does.
  const { excerpt, cut } =
    'cut' in idea ? idea : { excerpt: idea.text?.slice(0, 280), cut: !!idea.text?.[280] };
  const fault = flow.faults[`support ${id}`] || (flow.unfolded ? '' : flow.faults[id]);
  const open = flow.open === id;
  const whole = open && flow.whole.get(id);
  const inside = whole && part(parts.idea);
  return html`<li id="idee-${id}" class="idea ${inside ? 'open' : ''}" part="idea">
    <article aria-labelledby="title-${id}">
      ${picture && !inside ? pictureView(server, picture, '128px') : ''}
      <p class="name" lang=${board.language} dir="auto" role="heading" aria-level=${level + 1}>
        ${
          isServer
            ? html`<a id="title-${id}" href=${link({ idee: id })}>${title}</a>`
            : html`<button
                id="title-${id}"
                type="button"
                class="quiet"
                aria-expanded=${open}
                @click=${() => void flow.unfold(id)}
              >
                ${title}
              </button>`
        }
      </p>
      <small>${metaOf(view, idea)}</small> ${note ?? ''}
      ${idea.agenda && state === 'published' ? part(parts.agenda)?.progressView(view, idea) : ''}
      ${inside ? inside.ideaView(view, whole) : html`<p lang=${board.language} dir="auto">${excerpt}${cut ? '…' : ''}</p>`}
      ${
        state === 'published'
          ? html`<div class="row acts">
              ${supportView(view, idea)}
              ${comments && !inside ? html`<small>${texts.comments(comments, number(comments, language))}</small>` : ''}
            </div>`
          : ''
      }
      <p class="error" role="alert">${fault}</p>
      ${inside ? inside.belowView(view, whole) : ''}
    </article>
  </li>`;
}

/** Where it stands, its theme and its area. */
function metaOf({ board, texts }: BoardView, { status, category, area, clock }: Card) {
  const named = (groups: readonly { id: string; name: string }[], group: string | undefined) =>
    groups.find(({ id }) => id === group)?.name;
  return html`<span class="badge ${status}" part="badge">${texts.statuses[status]}</span>${
      clock.overdue ? html`<b class="badge">${texts.late}</b>` : ''
    }
    <span lang=${board.language}
      >${[named(board.categories, category), named(board.areas, area)].filter(Boolean).join(' · ')}</span
    >`;
}
