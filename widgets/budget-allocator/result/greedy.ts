import { html } from '../../core/lit.js';
import { number } from '../../core/localise.js';
import { moreFor } from './more.js';
import { money, support, type Shown } from './view.js';

/** What greedy counting would have chosen instead, and how many voters that would have left with nothing. */
export function view(shown: Shown) {
  const { view, budget, result } = shown;
  const texts = moreFor(view);
  if (!texts) return '';
  const { greedy, winners, satisfaction } = result;
  const figure = (value: number) => number(value, view.language);
  const outcomes = new Map(result.projects.map((outcome) => [outcome.id, outcome]));
  const list = (lead: string, ids: readonly string[]) => {
    const projects = budget.projects.filter(({ id }) => ids.includes(id));
    return projects.length
      ? html`<p>${lead}</p>
          <ul>
            ${projects.map(
              ({ id, title, cost }) =>
                html`<li>
                  <span lang=${budget.language} dir="auto">${title}</span> (${money(shown, cost)},
                  ${support(shown, outcomes.get(id)?.score ?? 0)})
                </li>`,
            )}
          </ul>`
      : '';
  };
  const coming = greedy.winners.filter((id) => !winners.includes(id));
  const going = winners.filter((id) => !greedy.winners.includes(id));
  const same = !coming.length && !going.length;
  return html`<p>${texts.greedyLead} ${same ? texts.greedySame : ''}</p>
    ${list(texts.greedyIn, coming)} ${list(texts.greedyOut, going)}
    ${
      same
        ? ''
        : html`<p>
            ${texts.greedyCost(money(shown, greedy.cost))}
            ${satisfaction ? texts.nothing(figure(satisfaction.used[0] ?? 0), figure(satisfaction.greedy[0] ?? 0)) : ''}
          </p>`
    }`;
}
