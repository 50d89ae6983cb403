import { html } from '../../core/lit.js';
import { number } from '../../core/localise.js';
import type { LeftOutPart } from '../../../counting/budget/result.js';
import { table } from './bars.js';
import { moreFor } from './more.js';
import type { MoreTexts } from './more.nl.js';
import { money, support, type Shown } from './view.js';

export { styles } from './pictures.styles.js';

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
    }
    ${same ? '' : leftOutView(shown, texts)}`;
}

/** The most projects that a table of voters names. */
const mostNamed = 5;

/** Which voters greedy counting would have left with nothing: where their projects are, and what they named most. */
function leftOutView({ view, budget, result }: Shown, texts: MoreTexts) {
  const { leftOut } = result;
  if (!leftOut) return '';
  const said = texts.leftOut;
  const figure = (value: number) => number(value, view.language);
  const named = (id: string, list: readonly { id: string; name?: string; title?: string }[]) => {
    const one = list.find((item) => item.id === id);
    return html`<span lang=${budget.language} dir="auto">${one?.name ?? one?.title ?? id}</span>`;
  };
  const row = (name: unknown, { voters, helped }: LeftOutPart) => [
    name,
    figure(voters),
    helped === undefined ? '–' : figure(helped),
  ];
  const head = (name: string) => [name, said.voters, said.helped];
  const groups = (by: 'area' | 'category') => {
    const rows = leftOut.groups.filter((group) => group.by === by);
    const names = by === 'area' ? budget.areas : budget.categories;
    return rows.length
      ? table(
          `${said.title} ${texts.by[by]}`,
          head(texts.byOne[by]),
          rows.map((group) => row(named(group.id, names), group)),
        )
      : '';
  };
  const projects = leftOut.projects.slice(0, mostNamed);
  return html`<p><b>${said.title}</b></p>
    <p>${said.lead}</p>
    ${groups('area')} ${groups('category')}
    ${table(`${said.title} ${texts.head.project}`, head(texts.head.project), [
      ...projects.map((project) => row(named(project.id, budget.projects), project)),
      row(said.all, leftOut),
    ])}
    <p><small>${said.hint}</small></p>`;
}
