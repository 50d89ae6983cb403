import type { Poll } from '../../../contract/poll.schema.js';
import { html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { rulesList } from '../../core/vote/rules.js';
import type { PollView } from '../poll.view.js';
import { methodsNl } from './methods.nl.js';

export { styles } from '../../core/vote/rules.js';

/** The rules of this poll in plain words. */
export function rulesView(view: PollView, { rule, seed, options, language }: Poll) {
  const texts = textsOf('methods', methodsNl, view.language);
  const ideas = options.filter(({ from }) => from);
  return html`${rulesList(view, rule, seed, [texts[rule.method](rule.seats)])}
  ${
    ideas.length
      ? html`<p>${texts.ideas}</p>
          <ul lang=${language}>
            ${ideas.map(
              ({ label, from }) =>
                html`<li><a href="${view.server}/a/${from!.board}?idee=${from!.idea}">${label}</a></li>`,
            )}
          </ul>`
      : ''
  }`;
}
