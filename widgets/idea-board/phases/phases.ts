import { css, html, nothing } from '../../core/lit.js';
import type { BoardView } from '../board.view.js';
import { dayOf } from '../day.js';
import { phasesTexts } from './phases.nl.js';

/** Its styles. */
export const styles = css`
  .phases {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 128px), 1fr));
    gap: 12px 24px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .phases li {
    padding-block-start: 4px;
    border-block-start: 4px solid var(--_line);
  }
  .phases [aria-current] {
    border-color: var(--_accent);
  }
`;

/** The phases of the process, which of them it is now, and what else belongs to it. */
export function phasesView({ board, language, server, level }: BoardView) {
  const texts = phasesTexts(language);
  const { phases, links } = board;
  const heading = (words: string) => html`<p><b role="heading" aria-level=${level + 1}>${words}</b></p>`;
  const now = phases.findLast(({ from }) => new Date(from) <= new Date());
  return html`${
    phases.length
      ? html`<div>
          ${heading(texts.phases)}
          <ol class="phases">
            ${phases.map(
              (phase) =>
                html`<li aria-current=${phase === now ? 'step' : nothing}>
                  ${phase === now ? html`<b>${texts.now}</b>` : ''}
                  <span lang=${board.language}>${phase.title}</span>
                  <small>${texts.from(dayOf(phase.from, language))}</small>
                </li>`,
            )}
          </ol>
        </div>`
      : ''
  }
  ${
    links.length
      ? html`<div>
          ${heading(texts.links)}
          <ul>
            ${links.map(
              ({ kind, ref, title, ideas }) =>
                html`<li>
                  <a href="${server}/a/${ref}" lang=${board.language}>${title}</a>
                  <small>(${texts.kinds[kind]}${ideas ? `, ${texts.ideas(ideas)}` : ''})</small>
                </li>`,
            )}
          </ul>
        </div>`
      : ''
  }`;
}
