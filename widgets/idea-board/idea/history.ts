import type { Idea, IdeaAnswerEntry } from '../../../contract/idea.schema.js';
import { html } from '../../core/lit.js';
import { textView } from '../../core/talk/text.js';
import type { BoardView } from '../board.view.js';
import { dayOf } from '../day.js';
import { pictureView } from '../picture.view.js';
import { ideaTexts } from './idea.nl.js';

/** Whole cents as people write euros. Pages with a budget have this in their own file, which a board need not fetch. */
const euros = (cents: number, language: string) =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 ? 2 : 0,
  }).format(cents / 100);

/** Who answers and by when, and what became of it so far, step by step with its day. */
export function historyView(view: BoardView, { clock, statuses, createdAt, state }: Idea) {
  const { board, language, level } = view;
  const texts = ideaTexts(language);
  if (state !== 'published') return '';
  const { who = board.organisation, due, overdue, answeredAt } = clock;
  const came = statuses[0]?.status === 'new' ? [] : [{ status: 'new', at: createdAt } as const];
  return html`<div class="history">
    <p><b role="heading" aria-level=${Math.min(6, level + 2)}>${texts.history}</b></p>
    <ol>
      ${[...came, ...statuses].map((step) => stepView(view, step))}
    </ol>
    ${
      due && !answeredAt
        ? html`<p class=${overdue ? 'late' : ''}>
            ${(overdue ? texts.clockLate : texts.clock)(who, dayOf(due, language))}
          </p>`
        : ''
    }
  </div>`;
}

function stepView({ board, language, server }: BoardView, step: IdeaAnswerEntry) {
  const { status, at, response, who, cost, picture } = step;
  const texts = ideaTexts(language);
  return html`<li class="step">
    <p>
      <b>${texts.status[status]}</b>
      <small><time datetime=${at}>${dayOf(at, language)}</time>${who ? `, ${who}` : ''}</small>
    </p>
    ${response ? html`<blockquote lang=${board.language}>${textView(response)}</blockquote>` : ''}
    ${cost === undefined ? '' : html`<p>${texts.cost(euros(cost, language))}</p>`}
    ${picture ? html`<p>${pictureView(server, picture, '(max-width: 700px) 80vw, 480px')}</p>` : ''}
  </li>`;
}
