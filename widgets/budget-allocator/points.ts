import type { Project } from '../../contract/budget.schema.js';
import { css, html, nothing } from '../core/lit.js';
import { textsOf } from '../core/localise.js';
import type { BudgetView } from './budget.view.js';
import { pointsNl } from './points.nl.js';
import { add } from './choosing.js';

/** Its styles. */
export const styles = css`
  .points {
    display: flex;
    gap: 4px;
  }
  .points button {
    padding: 0;
    inline-size: 44px;
  }
  .budget .points input {
    inline-size: 64px;
    min-block-size: 44px;
    border: 1px solid;
    border-radius: var(--_radius);
    background: none;
    text-align: center;
  }
`;

/** Points for one project: a number to type, and buttons for one more and one less. */
export function pointsView({ flow, budget, language }: BudgetView, project: Project) {
  const texts = textsOf('points', pointsNl, language);
  const { id, title } = project;
  const { rule } = budget;
  const most = rule.maxPoints ?? rule.points ?? 1000;
  const now = () => flow.choice.ballot.points?.[id] ?? 0;
  const give = (points: number) => {
    if (points >= 0 && points <= most) add(flow, project, points);
  };
  const type = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    give(Math.min(most, Math.max(0, Math.trunc(+input.value) || 0)));
    // What does not fit is not taken: the field says what counts.
    input.value = `${now()}`;
  };
  const points = now();
  const step = (text: string, sign: string, to: number) =>
    html`<button
      part="button"
      type="button"
      aria-label=${text}
      aria-disabled=${to < 0 || to > most ? 'true' : nothing}
      @click=${() => give(to)}
    >
      ${sign}
    </button>`;
  return html`<span class="points">
    ${step(texts.less(title), '−', points - 1)}
    <input
      id="do-${id}"
      type="number"
      min="0"
      max=${most}
      inputmode="numeric"
      aria-label=${texts.points(title)}
      .value=${`${points}`}
      @change=${type}
    />
    ${step(texts.more(title), '+', points + 1)}
  </span>`;
}
