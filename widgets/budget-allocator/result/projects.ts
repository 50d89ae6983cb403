import { html } from '../../core/lit.js';
import type { Project } from '../../../contract/budget.schema.js';
import { number } from '../../core/localise.js';
import { explainerOf } from './explain.js';
import { moreFor } from './more.js';
import { money, support, type Shown } from './view.js';

export { styles } from './projects.styles.js';

/** Every project with one sentence on why or why not, and a choice of which to see that needs no script. */
export function view(shown: Shown) {
  const { view, budget, result } = shown;
  const texts = moreFor(view);
  if (!texts) return '';
  const why = view.part(explainerOf(view.language))?.whyOf(result, budget);
  const outcomes = new Map(result.projects.map((outcome) => [outcome.id, outcome]));
  const won = new Set(result.winners);
  const all = budget.projects.length;
  const counts = { all, won: won.size, not: all - won.size };
  const row = (project: Project) => {
    const outcome = outcomes.get(project.id);
    const name = won.has(project.id) ? 'won' : 'not';
    const said = outcome && why?.(project.id);
    return html`<li class=${name}>
      <p class="line">
        <b lang=${budget.language} dir="auto">${project.title}</b>
        <span class="number">${money(shown, project.cost)}</span>
      </p>
      <p>
        <span class="verdict">${name === 'won' ? '✓' : '–'} ${said ? '' : `${texts[name]}.`}</span>
        ${said ?? (outcome ? support(shown, outcome.score) : '')}
      </p>
    </li>`;
  };
  return html`<fieldset class="filter">
      <legend>${texts.filter}</legend>
      ${(['all', 'won', 'not'] as const).map(
        (name) =>
          html`<label
            ><input type="radio" name="shown" value=${name} ?checked=${name === 'all'} />
            ${texts.filters[name]} (${number(counts[name], view.language)})</label
          >`,
      )}
    </fieldset>
    <ul class="all">
      ${budget.projects.map(row)}
    </ul>`;
}
