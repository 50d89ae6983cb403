import type { Project } from '../../../contract/budget.schema.js';
import { fields } from '../../core/fields.styles.js';
import { css, html, nothing } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { voteTexts } from '../../core/vote/vote.nl.js';
import type { BudgetView } from '../budget.view.js';
import type { BudgetData } from '../budget.state.js';
import { ballotParts } from '../ballot.parts.js';
import { nativeNl } from './native.nl.js';
import { idsOn, projectsOn, sharedBy } from '../ballot.js';
import { listTexts } from '../list.nl.js';
import { projectView } from '../project.view.js';
import { leftText } from '../purse.view.js';

const own = css`
  .native label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
  }
  .budget .native :is([type='checkbox'], [type='radio']) {
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }
  .budget .native [type='number'] {
    inline-size: 80px;
  }
`;

/** Its styles. */
export const styles = [fields, own];

/** The ballot for use without script: native controls, posted to be looked over and then to be cast. */
export function nativeView(view: BudgetView, data: BudgetData) {
  const { flow, budget, server, language } = view;
  const texts = textsOf('native', nativeNl, language);
  const said = voteTexts(language);
  const { stage, step } = flow;
  const fault = stage.at === 'voted' ? undefined : stage.fault;
  const review = step === 'review';
  return html`<form class="native stack" method="post" action="${server}/a/${budget.ref}" novalidate>
    ${Object.entries(data.fields ?? {}).map(([name, value]) => hidden(name, value))}
    ${review ? reviewView(view) : listView(view)}
    <p id="error" class="error" role="alert">${fault}</p>
    ${review ? '' : html`<p><b>${leftText(budget, flow.choice.ballot, language)}</b></p>`}
    <div class="row">
      ${
        review
          ? html`<button class="primary" part="button"><span>${said.vote}</span></button>
              <button part="button" name="change" value="1">${texts.change}</button>`
          : html`<button class="primary" part="button" name="review" value="1">
              <span>${texts.review}</span>
            </button>`
      }
      ${budget.rule.blank ? html`<button part="button" name="blank" value="1">${said.blank}</button>` : ''}
    </div>
  </form>`;
}

const hidden = (name: string, value: string | number) =>
  html`<input type="hidden" name=${name} value=${value} />`;

/** What is on the ballot, with the fields that hold it. */
function reviewView(view: BudgetView) {
  const { flow, budget, part } = view;
  const { ballot } = flow.choice;
  const by = sharedBy(budget);
  return html`${part(ballotParts.review)?.chosenView(view, ballot)}
  ${projectsOn(budget, ballot).map((project, at) =>
    ballot.points
      ? hidden(`points-${project.id}`, ballot.points[project.id]!)
      : ballot.ranking
        ? hidden(`rank-${project.id}`, at + 1)
        : hidden(by ? `${by}-${project[by] ?? ''}` : 'project', project.id),
  )}`;
}

/** The projects with their controls; where a group has one choice, they stand by group. */
function listView(view: BudgetView) {
  const { budget, projects, language } = view;
  const texts = textsOf('native', nativeNl, language);
  const by = sharedBy(budget);
  const rows = (list: readonly Project[]) =>
    html`<ul class="projects">
      ${list.map((project) => projectView(view, project, controlOf(view, project)))}
    </ul>`;
  if (!by) return rows(projects);
  const groups = [
    ...(by === 'area' ? budget.areas : budget.categories),
    { id: '', name: listTexts(language).wide },
  ];
  return groups.map(({ id, name }) => {
    const inside = projects.filter((project) => (project[by] ?? '') === id);
    const free = !inside.some((project) => idsOn(view.flow.choice.ballot).includes(project.id));
    return inside.length
      ? html`<fieldset>
          <legend>${name}</legend>
          <label><input type="radio" name="${by}-${id}" value="" ?checked=${free} />${texts.none}</label>
          ${rows(inside)}
        </fieldset>`
      : '';
  });
}

function controlOf({ flow, budget, language }: BudgetView, project: Project) {
  const texts = textsOf('native', nativeNl, language);
  const { id, title } = project;
  const { form, maxPoints, points, max } = budget.rule;
  const { ballot } = flow.choice;
  const by = sharedBy(budget);
  const chosen = idsOn(ballot).includes(id);
  if (form === 'points')
    return html`<label
      >${texts.points}
      <input
        type="number"
        name="points-${id}"
        min="0"
        max=${maxPoints ?? points ?? nothing}
        aria-label="${texts.points}: ${title}"
        value=${ballot.points?.[id] ?? ''}
    /></label>`;
  if (form === 'ranking')
    return html`<label
      >${texts.rank}
      <input
        type="number"
        name="rank-${id}"
        min="1"
        max=${max}
        aria-label="${texts.rank}: ${title}"
        value=${chosen ? idsOn(ballot).indexOf(id) + 1 : ''}
    /></label>`;
  return html`<label
    ><input
      type=${by ? 'radio' : 'checkbox'}
      name=${by ? `${by}-${project[by] ?? ''}` : 'project'}
      value=${id}
      aria-label="${texts.choose}: ${title}"
      ?checked=${chosen}
    />${texts.choose}</label
  >`;
}
