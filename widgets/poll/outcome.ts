import type { Poll } from '../../contract/poll.schema.js';
import { html } from '../core/lit.js';
import { textsOf } from '../core/localise.js';
import { voteTexts } from '../core/vote/vote.nl.js';
import { outcomeNl } from './outcome.nl.js';
import { resultPart } from './result/part.js';
import type { PollView } from './poll.view.js';

/** The options of a poll that is announced; the result of one that is closed or shows how it stands. */
export function outcomeView(view: PollView, poll: Poll) {
  const { flow, language, part, details } = view;
  const texts = textsOf('outcome', outcomeNl, language);
  const { phase, options } = poll;
  const result = poll.result ?? flow.mine?.result;
  const show = () => result && part(resultPart)?.resultView(view, poll, result);
  if (phase === 'announced')
    return html`<ul lang=${poll.language} dir="auto">
      ${options.map(({ label }) => html`<li>${label}</li>`)}
    </ul>`;
  if (!result) return html`<p>${voteTexts(language).counting}</p>`;
  if (phase === 'open' && flow.stage.at !== 'voted') return details('soFar', texts.soFar, show);
  return html`<div class="stack">
    <b>${phase === 'open' ? texts.soFar : texts.result}</b>
    ${show()}
  </div>`;
}
