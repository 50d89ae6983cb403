import type { Idea } from '../../../contract/idea.schema.js';
import { html, isServer } from '../../core/lit.js';
import { moment, number } from '../../core/localise.js';
import { textView } from '../../core/talk/text.js';
import { button } from '../../core/views.js';
import type { BoardView } from '../board.view.js';
import { pictureView } from '../picture.view.js';
import { dutchGrid } from './grid.js';
import { actsView } from '../acts/row.js';
import { reasonTexts } from '../reasons.nl.js';
import { historyView } from './history.js';
import { ideaTexts } from './idea.nl.js';

export { styles } from './idea.styles.js';
export { openIdea } from './opening.js';
export { placeTalk } from './talk.js';

/** All there is to read of an idea. */
export function ideaView(view: BoardView, idea: Idea) {
  const { flow, board, language, server } = view;
  const texts = ideaTexts(language);
  const { id, text, picture, author, createdAt, medium, editedAt, state } = idea;
  return html`${state === 'published' || flow.mine?.ideas.some((one) => one.idea.id === id && state !== 'withdrawn') ? '' : html`<p class="note">${stateText(view, idea)}</p>`}${text ? html`<p class="words" lang=${board.language}>${textView(text)}</p>` : ''}
  ${picture ? html`<p>${pictureView(server, picture, '(max-width: 700px) 92vw, 640px')}</p>` : ''}
  ${placeView(view, idea)}
  ${
    author
      ? html`<small
          >${texts.by(author.name, moment(createdAt, language))} ${texts.media[medium]}
          ${editedAt ? texts.edited : ''}</small
        >`
      : ''
  }
  ${linksView(view, idea)} ${historyView(view, idea)}`;
}

/** What can be done with an idea, and what is said about it. */
export function belowView(view: BoardView, idea: Idea) {
  const { flow, language, link } = view;
  const { id } = idea;
  const texts = ideaTexts(language);
  return html`${actsView(view, idea)}
  ${isServer ? html`<p><a href=${`${link({ idee: id })}#reacties`}>${texts.talk}</a></p>` : html`<slot name="talk"></slot>`}
  ${isServer ? '' : html`<p>${button(texts.close, flow.shut)}</p>`}`;
}

/** Why an idea does not show as others do, in words. */
export function stateText({ language }: BoardView, { state, reason }: Idea): string {
  const { states } = ideaTexts(language);
  if (state === 'hidden') return states.hidden(reasonTexts(language)[reason ?? 'other']);
  return state === 'published' ? '' : states[state];
}

function placeView({ board, language }: BoardView, { place, placeName, area }: Idea) {
  if (!place && !placeName) return '';
  const texts = ideaTexts(language);
  const grid = place && board.grid === 'rd' ? dutchGrid(place) : undefined;
  const name = placeName ?? board.areas.find(({ id }) => id === area)?.name;
  return html`<p>
    <b>${texts.place}:</b> ${name ? html`<span lang=${board.language}>${name}</span>` : texts.onMap}
    ${grid ? `(${texts.rd(number(grid.x, language), number(grid.y, language))})` : ''}
  </p>`;
}

/** What it was merged with, and what it became. */
function linksView({ board, flow, language, server, link }: BoardView, idea: Idea) {
  const texts = ideaTexts(language);
  const { merged, mergedInto, became } = idea;
  const to = ({ id, title }: { id: string; title: string }) =>
    html`<li>
      ${
        isServer
          ? html`<a href=${link({ idee: id })}>${title}</a>`
          : html`<button
              type="button"
              class="quiet"
              lang=${board.language}
              @click=${() => void flow.goTo(id)}
            >
              ${title}
            </button>`
      }
    </li>`;
  return html`${
    mergedInto
      ? html`<p>${texts.mergedInto}</p>
          <ul>
            ${to(mergedInto)}
          </ul>`
      : ''
  }
  ${
    merged.length
      ? html`<p>${texts.merged}</p>
          <ul>
            ${merged.map(to)}
          </ul>`
      : ''
  }
  ${became.map(
    ({ kind, ref, title }) =>
      html`<p>${texts.became[kind]} <a href="${server}/a/${ref}" lang=${board.language}>${title}</a></p>`,
  )}`;
}
