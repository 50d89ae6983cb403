import { html } from '../core/lit.js';
import { voteTexts } from '../core/vote/vote.nl.js';
import type { BudgetView } from './budget.view.js';
import { ballotParts } from './ballot.parts.js';

/** What stands there when there is nothing to choose: my ballot, the result, and the projects to read. */
export function restView(view: BudgetView) {
  const { flow, budget, texts, language, part, details } = view;
  const { phase, rule, result } = budget;
  const said = voteTexts(language);
  const all = () => part(ballotParts.list)?.listView(view);
  if (phase === 'announced') return all();
  return html`${flow.mine?.ballot ? part(ballotParts.review)?.castView(view, flow.mine.ballot) : ''}
  ${
    result
      ? part(ballotParts.result)?.resultView(view, budget)
      : html`<p>
          ${
            phase === 'closed'
              ? said.counting
              : rule.results === 'after-closing'
                ? said.resultAfterClosing
                : ''
          }
        </p>`
  }
  ${details('about', texts.projects, all)}`;
}
