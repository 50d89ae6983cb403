import type { MyIdea, MyMerge } from '../../../contract/board.schema.js';
import { answerMerge, readIdea } from '../../../contract/idea.endpoints.js';
import { css, html, nothing } from '../../core/lit.js';
import { lazy } from '../../core/lazy.js';
import { textView } from '../../core/talk/text.js';
import { reasonTexts } from '../reasons.nl.js';
import type { BoardView } from '../board.view.js';
import { cardView } from '../card.view.js';
import { ownTexts } from './own.nl.js';

const dataPart = lazy(() => import('../../core/talk/mine.js'));

/** Its styles. */
export const styles = css`
  .note {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_accent);
  }
  .question {
    padding: clamp(12px, 4%, 24px);
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
  }
`;

/** What only I see: questions about my support, and my ideas that wait or are hidden. */
export function ownView(view: BoardView) {
  const { flow, language } = view;
  const { merges, ideas } = flow.mine!;
  const texts = ownTexts(language);
  const own = ideas.filter(({ idea }) => idea.state === 'pending' || idea.state === 'hidden');
  return html`${merges.filter(({ answer }) => !answer).map((merge) => mergeView(view, merge))}
  ${
    own.length
      ? html`<div>
          <p><b role="heading" aria-level=${view.level + 1}>${texts.ideas}</b></p>
          <ul class="ideas">
            ${own.map((mine) => cardView(view, mine.idea, noteView(view, mine)))}
          </ul>
        </div>`
      : ''
  }`;
}

/** Everything that is kept of me. */
export const endView = ({ flow, board, language, details, part }: BoardView) =>
  html`<div>
    ${details('mine', ownTexts(language).mine, () => part(dataPart)?.mineView(flow, board.organisation))}
  </div>`;

/** Why an idea of mine does not show, what the moderator wrote, and where my appeal stands. */
function noteView({ language }: BoardView, { idea, note, appeal }: MyIdea) {
  const texts = ownTexts(language);
  const { state, reason } = idea;
  return html`<div class="note">
    <p>${state === 'hidden' ? texts.hidden(reasonTexts(language)[reason ?? 'other']) : texts.pending}</p>
    ${note ? html`<p>${texts.note} ${textView(note)}</p>` : ''}
    ${appeal ? html`<p>${texts.appeals[appeal]}</p>` : ''}
  </div>`;
}

/** The one question of a merge: does my support move along? */
function mergeView({ flow, board, language, level }: BoardView, { id, from, into, why }: MyMerge) {
  const texts = ownTexts(language);
  const busy = flow.busy.has(id);
  const answer = async (move: boolean) => {
    const done = await flow.act(id, async () => {
      flow.take(await flow.session.write(answerMerge, { path: { id }, body: { move } }));
      // The answer tells of the idea that support moved to; what it left counts one less. It moved, also where that can
      // not be read.
      if (move)
        await flow.session.read(readIdea, { path: { id: from.id }, cache: flow.cache }).then(
          (idea) => flow.put(idea),
          () => {},
        );
    });
    if (!done) return;
    flow.say(move ? texts.moved(into.title) : texts.stayed(from.title));
    await flow.host.focusOn('#count');
  };
  const read = ({ id: idea, title }: MyMerge['from']) =>
    html`<button type="button" class="quiet" @click=${() => void flow.goTo(idea)}>
      ${texts.read(title)}
    </button>`;
  const say = (move: boolean, words: string) =>
    html`<button
      type="button"
      part="button"
      aria-disabled=${busy || nothing}
      @click=${() => void answer(move)}
    >
      ${words}
    </button>`;
  return html`<div class="question" role="group" aria-labelledby="merge-${id}">
    <p><b id="merge-${id}" role="heading" aria-level=${level + 1}>${texts.merge}</b></p>
    <p>${texts.mergeAsk(from.title, into.title)}</p>
    <p>${texts.mergeWhy} <span lang=${board.language}>${textView(why)}</span></p>
    <div class="row">${read(from)} ${read(into)}</div>
    <div class="row">${say(true, texts.yes)} ${say(false, texts.no)}</div>
    <p class="error" role="alert">${flow.faults[id]}</p>
  </div>`;
}
