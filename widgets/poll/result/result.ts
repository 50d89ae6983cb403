import { html } from '../../core/lit.js';
import type { Poll, PollResult as Shown } from '../../../contract/poll.schema.js';
import type { PollResult } from '../../../counting/poll/result.js';
import { number, textsOf } from '../../core/localise.js';
import type { PollView } from '../poll.view.js';
import { reasonsPart } from '../reasons/part.js';
import { barsView } from './bars.js';
import { explainerOf } from './explain.js';
import { resultNl } from './result.nl.js';
import { tableView } from './table.js';

export { styles } from '../../core/vote/figures.styles.js';

/** Bars, the same numbers as a table, how it was decided, and what anyone needs to count again. */
export function resultView(view: PollView, poll: Poll, shown: Shown) {
  const { language, part, details, server } = view;
  const result = shown as unknown as PollResult;
  const texts = textsOf('result', resultNl, language);
  const figure = (value: number) => number(value, language);
  if (!result.voters) return html`<p>${texts.nobody}</p>`;
  const { quorum, hash } = { ...result, hash: shown.hash };
  const closed = poll.phase === 'closed';
  return html`${
      closed && !quorum.reached
        ? html`<p>${texts.missed(figure(result.voters), figure(quorum.needed))}</p>`
        : ''
    }
    ${barsView(poll, result, language, texts)}
    ${['irv', 'stv'].includes(result.method) ? html`<p>${texts.rounds}</p>` : ''}
    <div>
      ${details('table', texts.table, () => tableView(poll, result, language, texts))}
      ${details(
        'why',
        texts.why,
        () =>
          html`${closed ? '' : html`<p>${texts.interim}</p>`}
          ${part(explainerOf(language))
            ?.explain(result, poll)
            .map(
              ({ heading, lines }) =>
                html`${heading ? html`<p><b>${heading}</b></p>` : ''}
                ${lines.map((line) => html`<p>${line}</p>`)}`,
            )}`,
      )}
    </div>
    ${
      closed && poll.published
        ? html`<ul>
            <li><a href="${server}/v1/polls/${poll.ref}/ballots">${texts.ballots}</a></li>
            <li><a href="${server}/recount">${texts.recount}</a></li>
            ${hash ? html`<li>${texts.hash}: <code>${hash}</code></li>` : ''}
          </ul>`
        : ''
    }
    ${poll.published && poll.rule.kind === 'scenario' ? part(reasonsPart)?.reasonsView(view, poll) : ''}`;
}
