import { html } from '../../core/lit.js';
import { number } from '../../core/localise.js';
import { supportView } from '../support.view.js';
import { addTexts } from './add.nl.js';
import { addingOf } from './adding.js';
import type { AddView } from './form.view.js';

/** Ideas like the title that is typed, each to read and to support. It takes no focus and stands in nobody's way. */
export function similarView(view: AddView) {
  const { flow, board, texts, language } = view;
  const { similar } = addingOf(flow);
  // What is known of an idea since then shows here too.
  const known = similar.map((idea) => flow.whole.get(idea.id) ?? idea);
  return html`<div class=${known.length ? 'similar' : ''}>
    <p role="status">${known.length ? addTexts(language).similar(known.length) : ''}</p>
    ${
      known.length
        ? html`<ul>
            ${known.map(
              (idea) =>
                html`<li>
                  <button
                    type="button"
                    class="quiet"
                    lang=${board.language}
                    @click=${() => void flow.goTo(idea.id)}
                  >
                    ${idea.title}
                  </button>
                  ${
                    view.can.support
                      ? supportView(view, idea)
                      : html`<small>${texts.supports(idea.supports, number(idea.supports, language))}</small>`
                  }
                </li>`,
            )}
          </ul>`
        : ''
    }
  </div>`;
}
