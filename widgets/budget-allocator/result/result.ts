import { html } from '../../core/lit.js';
import type { Budget, Project } from '../../../contract/budget.schema.js';
import type { BudgetResult } from '../../../counting/budget/result.js';
import { number } from '../../core/localise.js';
import { resultParts } from './parts.js';
import { courseView, standView } from './progress.js';
import { textsFor } from './texts.js';
import { money, support, type ResultView, type Shown } from './view.js';

export { styles } from './result.styles.js';
export type { ResultView } from './view.js';

/** The result of a budget: winners and where they stand, why and why not, pictures, and how anyone counts again. */
export function resultView(view: ResultView, budget: Budget) {
  const texts = textsFor(view);
  const result = budget.result as unknown as BudgetResult | undefined;
  if (!texts || !result) return '';
  if (!result.voters) return html`<p>${texts.nobody}</p>`;
  const shown: Shown = { view, budget, result, texts };
  const lazily = (name: Exclude<keyof typeof resultParts, 'course'>, summary: string) =>
    view.details(name, summary, () => {
      const part: Record<string, (shown: Shown) => unknown> | undefined = view.part(
        resultParts[name] as never,
      );
      return part?.view!(shown);
    });
  return html`<div class="outcome stack">
    ${summaryView(shown)} ${winnersView(shown)}
    <div>
      ${lazily('projects', texts.projects)} ${result.groups.length ? lazily('who', texts.who) : ''}
      ${result.satisfaction ? lazily('content', texts.content) : ''}
      ${result.method === 'greedy' ? '' : lazily('greedy', texts.greedy)} ${lazily('how', texts.how)}
    </div>
    ${checkView(shown)}
  </div>`;
}

function summaryView({ view, budget, result, texts }: Shown) {
  const figure = (value: number) => number(value, view.language);
  const { winners, quorum, cost, left, blank, ties, voters } = result;
  const { turnout } = budget;
  const amount = (cents: number) => money({ view, budget }, cents);
  const taking = result.projects.filter(({ why }) => why.at !== 'withdrawn').length;
  return html`<div>
    ${quorum && !quorum.reached ? html`<p>${texts.missed(figure(voters), figure(quorum.needed))}</p>` : ''}
    <p>
      ${
        winners.length
          ? html`<b>${texts.chosen(figure(winners.length), figure(taking), winners.length === 1)}</b>
              ${texts.money(amount(cost), amount(budget.budget))}
              ${left ? texts.left(amount(left)) : texts.spentAll}`
          : texts.none
      }
    </p>
    <p>
      ${texts.turnout(figure(turnout.total), figure(turnout.online), figure(turnout.assisted), figure(turnout.paper))}
      ${blank ? texts.blank(figure(blank), blank === 1) : ''} ${ties.length ? texts.tie : ''}
    </p>
  </div>`;
}

function winnersView(shown: Shown) {
  const { budget, result, texts, view } = shown;
  const projects = new Map(budget.projects.map((project) => [project.id, project]));
  const outcomes = new Map(result.projects.map((outcome) => [outcome.id, outcome]));
  if (!result.winners.length) return '';
  const winner = (project: Project) =>
    html`<li>
      <p class="line">
        <b lang=${budget.language} dir="auto">${project.title}</b>
        <span class="number">${money(shown, project.cost)}</span>
      </p>
      <p>${support(shown, outcomes.get(project.id)?.score ?? 0)}</p>
      ${standView(shown, project)} ${courseView(shown, project)}
    </li>`;
  return html`<div>
    <p class="head" id="winners" role="heading" aria-level=${Number(view.level) + 1}>${texts.winners}</p>
    <ol class="won" aria-labelledby="winners">
      ${result.winners.flatMap((id) => projects.get(id) ?? []).map(winner)}
    </ol>
  </div>`;
}

function checkView({ view, budget, texts }: Shown) {
  const { server, language } = view;
  const { ref, result, seed, published } = budget;
  const file = `${server}/v1/budgets/${ref}/ballots`;
  const formats = ['json', 'csv', 'pb'];
  return html`<div>
    <p class="head" role="heading" aria-level=${Number(view.level) + 1}>${texts.check}</p>
    <ul>
      ${
        published
          ? html`<li><a href=${`${server}/recount?budget=${ref}&lang=${language}`}>${texts.recount}</a></li>
              <li>
                ${texts.ballots}
                ${formats.map((format, at) => [
                  at ? ', ' : ' ',
                  html`<a href=${`${file}?format=${format}`}>${format.toUpperCase()}</a>`,
                ])}
              </li>`
          : ''
      }
      <li><a href="${server}/how-we-count?lang=${language}">${texts.method}</a></li>
      ${result?.hash ? html`<li>${texts.hash}: <code>${result.hash}</code></li>` : ''}
      ${seed ? html`<li>${texts.seed}: <code>${seed}</code></li>` : ''}
    </ul>
  </div>`;
}
