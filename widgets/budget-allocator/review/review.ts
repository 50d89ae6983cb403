import type { Budget, BudgetBallot, Project } from '../../../contract/budget.schema.js';
import { fields } from '../../core/fields.styles.js';
import { css, html, nothing } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { button } from '../../core/views.js';
import { money } from '../../core/vote/money.js';
import { rankingView, styles as ranks } from '../../core/vote/ranking.js';
import { voteTexts } from '../../core/vote/vote.nl.js';
import type { BudgetView } from '../budget.view.js';
import { listParts } from '../list.parts.js';
import { reviewNl } from './review.nl.js';
import { projectsOn, short, sumOf } from '../ballot.js';
import { out } from '../choosing.js';
import { listTexts } from '../list.nl.js';
import { styles as list } from '../list.styles.js';
import { barView, leftText } from '../purse.view.js';

const own = css`
  .budget .ranks .act {
    inline-size: auto;
    padding: 8px 12px;
  }
  .picked {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .picked .points {
    margin-block-start: 4px;
  }
  .picked li {
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
`;

/** Its styles. */
export const styles = [list, fields, ranks, own];

/** What a ballot does not have enough of, or has too much of, in plain words. */
export function lackText(budget: Budget, ballot: BudgetBallot, rule: string, language: string): string {
  const texts = textsOf('review', reviewNl, language);
  const { rule: limits, currency } = budget;
  if (rule === 'too_few') return texts.few(limits.min);
  if (rule === 'too_cheap') return texts.cheap(money(limits.minSpend ?? 0, currency, language));
  const chosen = projectsOn(budget, ballot);
  const gone = chosen.find((project) => project.withdrawn);
  if (gone) return texts.withdrawn(gone.title);
  const group = limits.groups?.find(
    ({ by, id, min = 0 }) => chosen.filter((project) => project[by] === id).length < min,
  );
  if (rule !== 'group_too_few' || !group) return texts.wrong;
  const names = group.by === 'area' ? budget.areas : budget.categories;
  return texts.group(names.find(({ id }) => id === group.id)?.name ?? group.id, group.min ?? 0);
}

/** One line for a chosen project: its name, what it got and costs, and what can be done. */
const line = ({ budget, amount }: BudgetView, { title, cost }: Project, got: unknown, act: unknown) =>
  html`<li>
    <p class="line">
      <span class="name" lang=${budget.language} dir="auto">${title}</span> ${got}
      <b class="cost">${amount(cost)}</b>
    </p>
    ${act}
  </li>`;

const sumView = (
  { budget, amount, language }: BudgetView,
  ballot: BudgetBallot,
  texts = textsOf('review', reviewNl, language),
) =>
  html`<div>
    <p class="line">
      <b>${texts.sum(amount(sumOf(budget, ballot).spent))}</b>
      <span>${leftText(budget, ballot, language)}</span>
    </p>
    ${barView(budget, ballot)}
  </div>`;

/** The ballot as it was cast. */
export function castView(view: BudgetView, ballot: BudgetBallot) {
  const texts = textsOf('review', reviewNl, view.language);
  return ballot.blank ? html`<p>${texts.blank}</p>` : chosenView(view, ballot, texts.cast);
}

/** What is on a ballot, to read. */
export function chosenView(view: BudgetView, ballot: BudgetBallot, title?: string) {
  const { budget, language } = view;
  const texts = textsOf('review', reviewNl, language);
  const got = (id: string) => (ballot.points ? texts.points(ballot.points[id]!) : '');
  return html`<div class="stack">
    <b>${title ?? texts.title}</b>
    <ol class="${ballot.ranking ? '' : 'picked'}">
      ${projectsOn(budget, ballot).map((project) => line(view, project, got(project.id), ''))}
    </ol>
    ${sumView(view, ballot, texts)}
  </div>`;
}

/** The ballot before it is cast: what is on it, what it comes to, and one press to vote. */
export function reviewView(view: BudgetView) {
  const { flow, budget, language, level } = view;
  const { stage, choice, mine } = flow;
  const { ballot } = choice;
  const texts = textsOf('review', reviewNl, language);
  const said = voteTexts(language);
  const fault = stage.at === 'voted' ? undefined : stage.fault;
  const sending = stage.at === 'sending';
  const chosen = projectsOn(budget, ballot);
  const lack = chosen.length ? short(budget, ballot) : undefined;
  return html`<div class="stack">
    <p id="choice" class="title" tabindex="-1" role="heading" aria-level=${+level + 1}>${texts.title}</p>
    ${
      !chosen.length
        ? html`<p>${texts.nothing}</p>`
        : budget.rule.form === 'ranking'
          ? rankingFor(view)
          : html`<ul class="picked">
              ${chosen.map((project) => line(view, project, '', actView(view, project)))}
            </ul>`
    }
    ${chosen.length ? sumView(view, ballot, texts) : ''}
    ${lack && !fault ? html`<p>${lackText(budget, ballot, lack, language)}</p>` : ''}
    <p id="error" class="error" role="alert">${fault}</p>
    ${
      flow.news && fault
        ? ''
        : html`<div class="row">
            ${
              chosen.length
                ? html`<button
                    class="primary"
                    part="button"
                    type="button"
                    aria-disabled=${sending || nothing}
                    @click=${() => void flow.cast()}
                  >
                    <span>${sending ? said.busy : mine?.ballot ? said.again : said.vote}</span>
                  </button>`
                : ''
            }
            ${button(texts.back, () => void flow.go('projects'))}
            ${mine?.ballot ? button(said.keep, flow.leave) : ''}
          </div>`
    }
  </div>`;
}

function rankingFor(view: BudgetView) {
  const { flow, budget, language } = view;
  const { choice, choose } = flow;
  const ranking = choice.ballot.ranking ?? [];
  // A row of which the number was taken away stays until the person leaves the list.
  const rows = [...ranking, ...(choice.typed?.rows ?? [])];
  const items = budget.projects.filter(({ id }) => rows.includes(id));
  return rankingView({
    items: items.map(({ id, title }) => ({ id, label: title })),
    ranking,
    typed: choice.typed,
    max: budget.rule.max,
    language,
    content: budget.language,
    faulty: false,
    name: 'rank-',
    more: (id) =>
      actView(
        view,
        items.find((item) => item.id === id)!,
      ),
    rank: (next, typed) => choose({ ballot: { ranking: [...next] }, typed }),
  });
}

function actView(view: BudgetView, project: Project) {
  const { flow, budget, language } = view;
  const texts = listTexts(language);
  if (budget.rule.form === 'points') return view.part(listParts.points)?.pointsView(view, project);
  return html`<button
    class="act"
    part="button"
    type="button"
    aria-label="${texts.out}: ${project.title}"
    @click=${() => {
      out(flow, project);
      void flow.focus('#choice');
    }}
  >
    ${texts.out}
  </button>`;
}
