import { html } from '../../core/lit.js';
import type { Poll } from '../../../contract/poll.schema.js';
import { number, textsOf } from '../../core/localise.js';
import type { PollView } from '../poll.view.js';
import { rulesNl } from './rules.nl.js';

export { styles } from '../result/result.styles.js';

/** The rules of this poll in plain words: they stand before the first vote and do not change. */
export function rulesView({ language, server }: PollView, { rule, seed }: Poll) {
  const texts = textsOf('rules', rulesNl, language);
  return html`<ul>
      <li>${texts.access[rule.access]}</li>
      <li>${texts.method[rule.method](rule.seats)}</li>
      ${rule.blank ? html`<li>${texts.blank}</li>` : ''}
      <li>${rule.quorum ? texts.quorum(number(rule.quorum, language)) : texts.noQuorum}</li>
      <li>${texts.results[rule.results]}</li>
      <li>${seed ? texts.seed : texts.tie} <code>${seed ?? rule.seedHash}</code></li>
      <li>${texts.secret}</li>
    </ul>
    <p><a href="${server}/how-we-count">${texts.more}</a></p>`;
}
