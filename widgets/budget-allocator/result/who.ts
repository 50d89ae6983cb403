import { html } from '../../core/lit.js';
import type { GroupOutcome } from '../../../counting/budget/result.js';
import { number } from '../../core/localise.js';
import { bar, table } from './bars.js';
import type { MoreTexts } from './more.nl.js';
import { moreFor } from './more.js';
import { money, percent, pointed, type Shown } from './view.js';

export { styles } from './pictures.styles.js';

type By = GroupOutcome['by'];

/** A row of a picture: one area or theme, or what is in none. */
interface Row {
  name: unknown;
  score: number;
  cost: number;
  greedyCost: number;
  winners: number;
}

/** The areas or themes with votes or money, and what has none, so that the parts make a whole. */
function rowsOf({ budget, result }: Shown, by: By, texts: MoreTexts): Row[] {
  const groups = new Map(result.groups.filter((group) => group.by === by).map((group) => [group.id, group]));
  const rows = (by === 'area' ? budget.areas : budget.categories).flatMap(({ id, name }): Row[] => {
    const group = groups.get(id);
    return group ? [{ ...group, name: html`<span lang=${budget.language} dir="auto">${name}</span>` }] : [];
  });
  if (!rows.length) return [];
  const rest = (whole: number, of: (row: Row) => number) =>
    whole - rows.reduce((sum, row) => sum + of(row), 0);
  const score = rest(allScore(result.projects), (row) => row.score);
  const cost = rest(result.cost, (row) => row.cost);
  const greedyCost = rest(result.greedy.cost, (row) => row.greedyCost);
  const winners = rest(result.winners.length, (row) => row.winners);
  return score || cost || greedyCost
    ? [...rows, { name: texts.rest, score, cost, greedyCost, winners }]
    : rows;
}

const allScore = (projects: readonly { score: number }[]) =>
  projects.reduce((sum, { score }) => sum + score, 0);

function pictureView(shown: Shown, by: By, texts: MoreTexts) {
  const { view, budget, result } = shown;
  const rows = rowsOf(shown, by, texts);
  if (!rows.length) return '';
  const all = allScore(result.projects);
  const share = (part: number, whole: number) => (whole ? part / whole : 0);
  const of = pointed(budget) ? texts.ofPoints : texts.ofVotes;
  const { head } = texts;
  const figure = (value: number) => number(value, view.language);
  return html`<div class="picture">
    <p><b>${texts.by[by]}</b></p>
    <ul class="pairs">
      ${rows.map(
        ({ name, score, cost }) =>
          html`<li>
            <p>${name}</p>
            ${bar(share(score, all), 1, 0, of(percent(score, all, view)))}
            ${bar(share(cost, result.cost), 1, 1, texts.ofMoney(percent(cost, result.cost, view), money(shown, cost)))}
          </li>`,
      )}
    </ul>
    ${view.details(`table ${by}`, texts.table, () =>
      table(
        texts.by[by],
        [
          texts.byOne[by],
          pointed(budget) ? head.points : head.votes,
          pointed(budget) ? head.sharePoints : head.shareVotes,
          head.cost,
          head.shareCost,
          head.winners,
          ...(result.method === 'greedy' ? [] : [head.greedyCost]),
        ],
        rows.map(({ name, score, cost, greedyCost, winners }) => [
          name,
          figure(score),
          percent(score, all, view),
          money(shown, cost),
          percent(cost, result.cost, view),
          figure(winners),
          ...(result.method === 'greedy' ? [] : [money(shown, greedyCost)]),
        ]),
      ),
    )}
  </div>`;
}

/** Who got what: for each area and theme its share of the votes beside its share of the money. */
export function view(shown: Shown) {
  const texts = moreFor(shown.view);
  if (!texts) return '';
  return html`<p>${texts.whoLead}</p>
    ${pictureView(shown, 'area', texts)} ${pictureView(shown, 'category', texts)}`;
}
