import { html, nothing } from '../core/lit.js';
import { number } from '../core/localise.js';
import { button } from '../core/views.js';
import { voteTexts } from '../core/vote/vote.nl.js';
import type { Budget } from '../../contract/budget.schema.js';
import { idsOn } from './ballot.js';
import type { BudgetView } from './budget.view.js';
import { listTexts } from './list.nl.js';
import { listParts } from './list.parts.js';
import { projectView, skipView } from './project.view.js';
import { barView, leftText } from './purse.view.js';

/** What the ballot asks of a person, in a sentence. */
export function askText({ rule, projects }: Budget, language: string): string {
  const most = rule.max < projects.length ? rule.max : 0;
  return listTexts(language).ask[rule.form](most, rule.points ?? 0, rule.maxPoints ?? 0);
}

/** The projects: what to look at, how many that are, each of them, and what is left while choosing. */
export function listView(view: BudgetView) {
  const { flow, budget, projects, language, details, part } = view;
  const texts = listTexts(language);
  const voting = budget.phase === 'open' && flow.stage.at !== 'voted';
  const shown = listParts.tools.now?.looked(projects, flow.look, language) ?? projects;
  return html`<div>
      ${details('tools', texts.tools, () => part(listParts.tools)?.toolsView(view))}
      ${
        projects.some(({ place }) => place)
          ? details('map', texts.map, () => part(listParts.map)?.mapView(view, shown))
          : ''
      }
    </div>
    <div>
      <p id="list" role="status" tabindex="-1">
        ${texts.count(shown.length, number(shown.length, language))}
      </p>
      ${voting ? skipView(view) : ''} ${shown.length ? '' : part(listParts.tools)?.noneView(view)}
      <ul class="projects">
        ${shown.map((project) => projectView(view, project))}
      </ul>
    </div>
    ${voting ? purseView(view) : ''}`;
}

/** What is left, at every moment, and the way on. */
function purseView({ flow, budget, language }: BudgetView) {
  const { stage, choice, mine } = flow;
  const { ballot } = choice;
  const said = voteTexts(language);
  const fault = stage.at === 'choosing' ? stage.fault : undefined;
  const count = idsOn(ballot).length;
  const castBlank = () => {
    flow.choose({ ballot: { blank: true } });
    void flow.cast();
  };
  return html`<p id="error" class="error" role="alert">${fault}</p>
    ${
      budget.rule.blank || mine?.ballot
        ? html`<div class="row">
            ${budget.rule.blank && !count ? button(said.blank, castBlank) : ''}
            ${mine?.ballot ? button(said.keep, flow.leave) : ''}
          </div>`
        : ''
    }
    <div class="purse" part="purse">
      <p><b>${leftText(budget, ballot, language)}</b>${barView(budget, ballot)}</p>
      <button
        class="primary"
        part="button"
        type="button"
        aria-disabled=${stage.at === 'sending' || nothing}
        @click=${() => void (count ? flow.go('review') : flow.cast())}
      >
        <span
          >${stage.at === 'sending' ? said.busy : listTexts(language).review}${count ? ` (${count})` : ''}</span
        >
      </button>
    </div>`;
}
