import { css, html } from '../../core/lit.js';
import { number } from '../../core/localise.js';
import type { Card } from '../board.state.js';
import type { BoardView } from '../board.view.js';
import { dayOf } from '../day.js';
import { agendaTexts } from './agenda.nl.js';

/** Its styles. */
export const styles = css`
  .agenda dt {
    font-weight: 700;
  }
  .agenda dd {
    margin: 0 0 8px;
  }
  .bar {
    display: block;
    inline-size: min(100%, 360px);
    block-size: 10px;
    margin-block: 4px 8px;
    border-radius: 2px;
    background: color-mix(in srgb, currentColor 12%, transparent);
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar rect {
    fill: var(--_accent);
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid;
      forced-color-adjust: none;
      background: Canvas;
      color: CanvasText;
    }
    .bar rect {
      fill: Highlight;
    }
  }
`;

/** What an idea needs to reach the agenda, until when, and what happens then. */
export function aboutView({ board, language }: BoardView) {
  const { threshold, until, then, otherwise } = board.agenda!;
  const texts = agendaTexts(language);
  return html`<div class="agenda">
    <p>${texts.about(number(threshold, language), until ? dayOf(until, language) : '')}</p>
    <dl>
      <dt>${texts.then}</dt>
      <dd lang=${board.language} dir="auto">${then}</dd>
      <dt>${texts.otherwise}</dt>
      <dd lang=${board.language} dir="auto">${otherwise}</dd>
    </dl>
  </div>`;
}

/** How far an idea is on its way to the agenda: in words, and as a bar that says the same. */
export function progressView({ board, language }: BoardView, { supports, agenda }: Card) {
  const { threshold, until } = board.agenda!;
  const texts = agendaTexts(language);
  const { state, reachedAt, meetingDay, document } = agenda!;
  const [count, needs] = [number(supports, language), number(threshold, language)];
  const day = until ? dayOf(until, language) : '';
  const left = threshold - supports;
  const part = Math.min(1, supports / threshold);
  const words =
    state === 'reached'
      ? `✓ ${texts.reached(dayOf(reachedAt!, language))} ${meetingDay ? texts.meeting(dayOf(meetingDay, language)) : texts.noMeeting}`
      : state === 'missed'
        ? texts.missed(day)
        : left > 0
          ? texts.short(left, number(left, language), day)
          : '';
  return html`<div class="progress">
    <small
      ><b>${texts.progress(count, needs)}</b
      >${words && (state === 'gathering' ? `, ${words}` : `. ${words}`)}</small
    >
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${part * 100} height="10"></rect>
    </svg>
    ${
      document
        ? html`<small
            >${texts.document} <a href=${document.url} lang=${board.language}>${document.title}</a></small
          >`
        : ''
    }
  </div>`;
}
