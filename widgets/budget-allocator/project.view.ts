import type { Project } from '../../contract/budget.schema.js';
import type { Picture } from '../../contract/poll.schema.js';
import { html, isServer } from '../core/lit.js';
import { fits, idsOn, neverFits } from './ballot.js';
import type { BudgetView } from './budget.view.js';
import { add, out } from './choosing.js';
import { listTexts } from './list.nl.js';
import { listParts } from './list.parts.js';

/** One project in the list: its name and cost, what can be done with it, and all about it when it is opened. */
export function projectView(view: BudgetView, project: Project, control?: unknown) {
  const { flow, budget, level, amount, part, language, server } = view;
  const texts = listTexts(language);
  const { id, title, cost, withdrawn, picture } = project;
  const { choice, stage, tight } = flow;
  const open = isServer || flow.open.has(id);
  const place = idsOn(choice.ballot).indexOf(id) + 1;
  const voting = budget.phase === 'open' && stage.at !== 'voted';
  const may = voting && !withdrawn;
  const free = !may || place || fits(budget, choice.ballot, project);
  return html`<li id="project-${id}" class="project ${may && place ? 'chosen' : ''}" part="project">
    ${picture ? thumbView(server, picture) : ''}
    <div class="line">
      <p class="name" lang=${budget.language} dir="auto" role="heading" aria-level=${+level + 1}>${title}</p>
      <b class="cost">${amount(cost)}</b>
    </div>
    <div class="line">
      <small>
        ${groupsOf(view, project)}
        ${
          may && place
            ? html`<b>✓ ${budget.rule.form === 'ranking' ? texts.place(place) : texts.mine}</b>`
            : ''
        }
        ${free ? '' : html`<i>${texts.unfit(neverFits(budget, project))}</i>`}
      </small>
      ${!may ? '' : control ? control : budget.rule.form === 'points' ? part(listParts.points)?.pointsView(view, project) : actView(view, project, !!place)}
    </div>
    ${may && place && !control ? skipView(view) : ''}
    ${withdrawn ? html`<p>${texts.withdrawn} <span lang=${budget.language} dir="auto">${withdrawn}</span></p>` : ''}
    ${may && tight === id ? part(listParts.tight)?.tightView(view, project) : ''}
    ${
      project.text || picture || project.proposer || project.from
        ? html`<details
            ?open=${!isServer && open}
            @toggle=${(event: Event) => flow.unfold(id, (event.target as HTMLDetailsElement).open)}
          >
            <summary id="about-${id}">${texts.more}<span class="hidden">: ${title}</span></summary>
            ${open ? part(listParts.project)?.aboutView(view, project) : ''}
          </details>`
        : ''
    }
  </li>`;
}

/** Its picture, small: what is to be seen there is told where the project is opened. */
const thumbView = (server: string, { url }: Picture) =>
  html`<img
    class="thumb"
    src=${url.startsWith('/') ? server + url : url}
    alt=""
    width="64"
    height="64"
    loading="lazy"
  />`;

/** Names of the area and the category of a project. */
const groupsOf = ({ budget: { areas, categories }, language }: BudgetView, project: Project) =>
  [
    areas.length && (areas.find(({ id }) => id === project.area)?.name ?? listTexts(language).wide),
    categories.find(({ id }) => id === project.category)?.name,
  ]
    .filter(Boolean)
    .join(' · ');

/** The short way past the other projects to what is chosen, for who goes by keyboard: seen only with the focus. */
export const skipView = ({ flow, language }: BudgetView) =>
  html`<button class="skip" part="button" type="button" @click=${() => flow.focus('.purse button')}>
    ${listTexts(language).skip}
  </button>`;

function actView({ flow, language }: BudgetView, project: Project, chosen: boolean) {
  const texts = listTexts(language);
  const { id, title } = project;
  return html`<button
    id="do-${id}"
    part="button"
    type="button"
    aria-label="${chosen ? texts.out : texts.add}: ${title}"
    @click=${() => (chosen ? out : add)(flow, project)}
  >
    ${chosen ? texts.out : texts.add}
  </button>`;
}
