import type { Idea } from '../../../contract/idea.schema.js';
import { needed } from '../needed.js';
import { html, isServer } from '../../core/lit.js';
import { lazy } from '../../core/lazy.js';
import type { Act } from '../board.state.js';
import type { BoardView } from '../board.view.js';
import { ideaActsTexts } from './acts.nl.js';
import { addPart } from '../add.part.js';

const actParts = {
  acts: lazy(() => import('./acts.js')),
  mail: lazy(() => import('../../core/talk/mail.js')),
};

/** What can be done with an idea beside supporting it, and what is unfolded of that. */
export function actsView(view: BoardView, idea: Idea) {
  const { flow, can, board, language, part } = view;
  if (isServer) return '';
  const texts = ideaActsTexts(language);
  const { id, state } = idea;
  const mine = flow.mine?.ideas.find((one) => one.idea.id === id);
  const published = state === 'published';
  const follows = flow.mine?.follows.includes(id);
  const acts: [Act, unknown][] = [
    ['edit', mine?.editableUntil && new Date(mine.editableUntil) > new Date()],
    ['withdraw', mine && (published || state === 'pending')],
    ['mail', published && board.phase === 'open' && !follows],
    ['appeal', mine?.appeal === 'possible'],
    ['flag', published && !mine],
    ['moderate', can.moderate && state !== 'withdrawn'],
  ];
  const unfold = async (act: Act) => {
    if (flow.unfolded === act) return flow.fold();
    const needs = { mail: actParts.mail, edit: addPart }[act as 'mail'] ?? actParts.acts;
    if (!(await flow.act(id, async () => void (await needed<unknown>(needs))))) return;
    if (act === 'edit') {
      const { title = '', text = '', category, area, place, placeName, picture } = idea;
      flow.forms[id] ??= { title, text, category, area, place, placeName, picture };
    }
    flow.unfolded = act;
    flow.host.requestUpdate();
    await flow.host.focusOn('.unfolded :is(input:not([type=hidden]), textarea, .primary, [tabindex])');
  };
  const { unfolded } = flow;
  return html`<div class="row acts">
      ${acts
        .filter(([, may]) => may)
        .map(
          ([act]) =>
            html`<button
              type="button"
              part="button"
              class="quiet"
              data-act=${act}
              aria-expanded=${unfolded === act}
              @click=${() => void unfold(act)}
            >
              ${texts.acts[act]}
            </button>`,
        )}
    </div>
    ${follows ? html`<p>✓ ${texts.followed}</p>` : ''}
    <div class="unfolded">
      ${
        !unfolded
          ? ''
          : unfolded === 'edit'
            ? part(addPart)?.formView(view, id)
            : unfolded === 'mail'
              ? part(actParts.mail)?.mailView(flow, {
                  about: { idea: id },
                  place: id,
                  what: texts.mailWhat,
                  done: texts.followed,
                  subscribed: false,
                  leave: true,
                })
              : part(actParts.acts)?.actView(view, idea, unfolded)
      }
    </div>`;
}
