import type { BudgetGroup } from '../../../contract/budget.schema.js';
import { fields } from '../../core/fields.styles.js';
import { css, html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { button } from '../../core/views.js';
import { everything, orders, type Look } from '../budget.state.js';
import type { BudgetView } from '../budget.view.js';
import { toolsNl } from './tools.nl.js';

export { looked } from './look.js';

const own = css`
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 136px), 1fr));
    gap: 12px;
    padding-block-end: 12px;
  }
  .tools label:first-child {
    grid-column: 1 / -1;
  }
  .tools label {
    font-size: 0.875em;
  }
  .tools :is(input, select) {
    display: block;
    font-size: 1.142em;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
`;

/** Its styles. */
export const styles = [fields, own];

/** What to look at: words to search, an area, a theme and an order. */
export function toolsView({ flow, budget, language }: BudgetView) {
  const texts = textsOf('tools', toolsNl, language);
  const { look, see } = flow;
  const take = (name: keyof Look) => (event: Event) =>
    see({ [name]: (event.target as HTMLInputElement).value });
  const pick = (name: 'area' | 'category' | 'order', options: readonly BudgetGroup[]) =>
    html`<label
      >${texts[name]}<select @change=${take(name)}>
        ${options.map(({ id, name: text }) => html`<option value=${id} .selected=${look[name] === id}>${text}</option>`)}
      </select></label
    >`;
  const all = { id: '', name: texts.all };
  const { areas, categories } = budget;
  return html`<div class="tools" role="search" aria-label=${texts.find}>
    <label>${texts.find}<input type="search" .value=${look.words} @input=${take('words')} /></label
    >${areas.length ? pick('area', [all, ...areas]) : ''}
    ${categories.length ? pick('category', [all, ...categories]) : ''}
    ${pick(
      'order',
      orders.map((id) => ({ id, name: texts.orders[id] })),
    )}
  </div>`;
}

/** What is said when no project is found, and the way back to all. */
export function noneView({ flow, language }: BudgetView) {
  const texts = textsOf('tools', toolsNl, language);
  const clear = () => {
    flow.see({ ...everything, order: flow.look.order });
    void flow.focus('#list');
  };
  return html`<p>${texts.none}</p>
    ${button(texts.clear, clear)}`;
}
