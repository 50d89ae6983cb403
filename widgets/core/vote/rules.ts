import type { PollRule } from '../../../contract/poll.schema.js';
import { html } from '../lit.js';
import { number, textsOf } from '../localise.js';
import { rulesNl } from './rules.nl.js';

export { styles } from './figures.styles.js';

/** What every rule of a vote says. */
type Rule = Pick<PollRule, 'access' | 'blank' | 'quorum' | 'results' | 'seedHash'>;

/** The rules of a vote in plain words: they stand before the first vote and do not change. */
export function rulesList(
  { language, server }: { language: string; server: string },
  rule: Rule,
  seed: string | undefined,
  own: readonly string[],
) {
  const texts = textsOf('rules', rulesNl, language);
  return html`<ul>
      <li>${texts.access[rule.access]}</li>
      ${own.map((line) => html`<li>${line}</li>`)} ${rule.blank ? html`<li>${texts.blank}</li>` : ''}
      <li>${rule.quorum ? texts.quorum(number(rule.quorum, language)) : texts.noQuorum}</li>
      <li>${texts.results[rule.results]}</li>
      <li>${seed ? texts.seed : texts.tie} <code>${seed ?? rule.seedHash}</code></li>
      <li>${texts.secret}</li>
    </ul>
    <p><a href="${server}/how-we-count">${texts.more}</a></p>`;
}
