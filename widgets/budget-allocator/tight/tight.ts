import type { Project } from '../../../contract/budget.schema.js';
import { css, html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { button } from '../../core/views.js';
import type { BudgetView } from '../budget.view.js';
import { limitOn, waysOut } from './room.js';
import { tightNl } from './tight.nl.js';
import { beyond, sumOf, withOne, without } from '../ballot.js';
import { take } from '../choosing.js';
import { listTexts } from '../list.nl.js';

/** Its styles. */
export const styles = css`
  .tight {
    margin-block: 8px;
    padding: 12px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    scroll-margin-block: 16px 140px;
    animation: tight 1ms;
  }
  @keyframes tight {
    from {
      opacity: 0.99;
    }
  }
  .tight .row {
    margin-block-start: 8px;
  }
  .tight button {
    text-align: start;
  }
`;

/** The most ways out that are offered at once. */
const mostWays = 4;

/** Why a project does not fit, in plain words. */
function reasonOf({ flow, budget, language, amount }: BudgetView, project: Project): string {
  const texts = textsOf('tight', tightNl, language);
  const { ballot } = flow.choice;
  const { spent, most = 0, given, points = 0 } = sumOf(budget, ballot);
  const rule = beyond(budget, withOne(budget, ballot, project));
  const limit = limitOn(budget, project);
  if (rule === 'too_expensive')
    return project.cost > most
      ? texts.never(amount(project.cost), amount(most))
      : texts.money(amount(spent + project.cost - most));
  if (rule === 'too_many') return texts.many(budget.rule.max);
  if (limit && rule?.startsWith('group')) {
    const names = limit.by === 'area' ? budget.areas : budget.categories;
    return texts.group(
      names.find(({ id }) => id === limit.id)?.name ?? '',
      limit.max,
      limit.maxSpend === undefined ? undefined : amount(limit.maxSpend),
    );
  }
  return texts.points(points - given);
}

/** Scrolls what is told into view as it comes, above what stays at the bottom. */
const reveal = ({ currentTarget }: Event) => (currentTarget as Element).scrollIntoView({ block: 'nearest' });

/** Tells kindly that a project does not fit, and offers what could go out, a button for each. */
export function tightView(view: BudgetView, project: Project) {
  const { flow, budget, language, amount } = view;
  const texts = textsOf('tight', tightNl, language);
  const { ballot } = flow.choice;
  const { enough, ways } = waysOut(budget, ballot, project);
  return html`<div class="tight" @animationstart=${reveal}>
    <p role="alert">
      ${reasonOf(view, project)}
      ${ways.length ? (enough ? texts.room(ways.length === 1) : texts.roomMore) : ''}
    </p>
    <div class="row">
      ${ways.slice(0, mostWays).map((way) => button(texts.swap(way.title, amount(way.cost)), () => void swap(view, way, project)))}
      ${button(texts.leaveIt, () => void letGo(view, project))}
    </div>
  </div>`;
}

/** Takes one out to make room for another, which is added as soon as it fits. */
function swap({ flow, budget, language }: BudgetView, gone: Project, wanted: Project) {
  const texts = listTexts(language);
  const ballot = without(budget, flow.choice.ballot, gone.id);
  const next = withOne(budget, ballot, wanted);
  if (beyond(budget, next)) {
    take(flow, ballot, texts.gone(gone.title), wanted.id);
    return flow.focus('.tight button');
  }
  take(flow, next, `${texts.gone(gone.title)} ${texts.added(wanted.title)}`);
  return flow.focus(`#do-${CSS.escape(wanted.id)}`);
}

/** Leaves the project that does not fit. */
function letGo({ flow }: BudgetView, { id }: Project) {
  flow.tight = undefined;
  return flow.focus(`#do-${CSS.escape(id)}`);
}
