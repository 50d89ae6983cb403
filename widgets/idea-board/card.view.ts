import type { IdeaCard } from '../../contract/idea.schema.js';
import { html, isServer, nothing } from '../core/lit.js';
import { number } from '../core/localise.js';
import type { BoardView } from './board.view.js';
import { parts } from './parts.js';
import { pictureView } from './picture.view.js';

/** One idea in the list; all about it once it stands open. */
export function cardView(view: BoardView, idea: IdeaCard) {
  const { flow, board, texts, language, level, server, part, link } = view;
  const { id, title = texts.gone, excerpt, cut, picture, comments, state } = idea;
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
                aria-expanded=${open}
                @click=${() => void flow.unfold(id)}
              >
                ${title}
              </button>`
        }
      </p>
      <small>${metaOf(view, idea)}</small>
      ${inside ? inside.ideaView(view, whole) : html`<p lang=${board.language} dir="auto">${excerpt}${cut ? '…' : ''}</p>`}
      ${
        state === 'published'
          ? html`<div class="row acts">
              ${supportView(view, idea)}
              ${comments && !inside ? html`<small>${texts.comments(comments, number(comments, language))}</small>` : ''}
            </div>`
          : ''
      }
      <p class="error" role="alert">
        ${flow.faults[`support ${id}`]} ${flow.unfolded ? '' : flow.faults[id]}
      </p>
      ${inside ? inside.belowView(view, whole) : ''}
    </article>
  </li>`;
}

/** Where it stands, its theme and its area. */
function metaOf({ board, texts }: BoardView, { status, category, area, clock }: IdeaCard) {
  const named = (groups: readonly { id: string; name: string }[], group: string | undefined) =>
    groups.find(({ id }) => id === group)?.name;
  return html`<span class="badge ${status}" part="badge">${texts.statuses[status]}</span>${
      clock.overdue ? html`<span>${texts.late}</span>` : ''
    }
    <span lang=${board.language}
      >${[named(board.categories, category), named(board.areas, area)].filter(Boolean).join(' · ')}</span
    >`;
}

function supportView({ flow, texts, language, can, link }: BoardView, idea: IdeaCard) {
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
