import { html, svg } from '../../core/lit.js';
import type { Satisfaction } from '../../../counting/budget/result.js';
import { number } from '../../core/localise.js';
import { table } from './bars.js';
import { moreFor } from './more.js';
import { percent, type Shown } from './view.js';

export { styles } from './pictures.styles.js';

// More columns than this have no room for their names on a phone.
const most = 10;

const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

/** The last column takes all that comes after it. */
const folded = (list: Satisfaction, length: number) =>
  Array.from({ length }, (_, at) => (at === length - 1 ? sum(list.slice(at)) : (list[at] ?? 0)));

const height = 120;
const ground = height + 30;
// On a phone more columns have no room for their share.
const roomy = 8;

/** Columns side by side for each number of winning projects, with their share where there is room; the second kind is hollow, so that colour is not needed. */
function columns(
  series: readonly number[][],
  highest: number,
  names: readonly string[],
  shareOf: (value: number) => string,
) {
  const slot = 100 / names.length;
  const wide = (slot * 0.8) / series.length;
  return html`<svg class="columns" width="100%" height="180" aria-hidden="true" focusable="false">
    <line class="ground" x1="0" x2="100%" y1=${ground} y2=${ground}></line>
    ${names.map((name, at) => {
      const left = at * slot + slot * 0.1;
      return svg`${series.map((values, kind) => {
        const tall = highest ? (height * values[at]!) / highest : 0;
        return svg`<rect class=${`kind-${kind}`} x=${`${left + kind * wide}%`} y=${ground - tall} width=${`${wide}%`} height=${tall}></rect>${
          series.length * names.length > roomy
            ? ''
            : svg`<text class="share" x=${`${left + (kind + 0.5) * wide}%`} y=${ground - 6 - tall} text-anchor="middle">${shareOf(values[at]!)}</text>`
        }`;
      })}<text x=${`${at * slot + slot / 2}%`} y=${ground + 22} text-anchor="middle">${name}</text>`;
    })}
  </svg>`;
}

/** How satisfied voters are: the share of them by number of their projects that won, also for greedy counting. */
export function view({ view, result }: Shown) {
  const texts = moreFor(view);
  if (!texts) return '';
  const { used, greedy } = result.satisfaction ?? { used: [], greedy: [] };
  const compared = result.method !== 'greedy';
  const longest = Math.max(used.length, compared ? greedy.length : 0, 1);
  const length = Math.min(longest, most + 1);
  const series = (compared ? [used, greedy] : [used]).map((list) => folded(list, length));
  const [all, allGreedy] = [sum(used), sum(greedy)];
  const figure = (value: number) => number(value, view.language);
  const names = Array.from({ length }, (_, at) =>
    at === length - 1 && longest > length ? `${figure(at)}+` : figure(at),
  );
  const some = (list: Satisfaction, whole: number) => percent(whole - (list[0] ?? 0), whole, view);
  const keys = compared ? [texts.used, texts.greedyKey] : [texts.used];
  const rounded = (value: number) =>
    new Intl.NumberFormat(view.language, { style: 'percent' }).format(all ? value / all : 0);
  const shareOf = (value: number) => percent(value, all, view);
  return html`<p>
      ${texts.contentNow(some(used, all))} ${compared ? texts.contentGreedy(some(greedy, allGreedy)) : ''}
    </p>
    <div class="picture">
      ${compared ? html`<p>${keys.map((key, kind) => html`<span class="mark-${kind}">${key}</span> `)}</p>` : ''}
      ${columns(series, Math.max(...series.flat()), names, rounded)}
      <p class="axis">${texts.contentAxis}</p>
      ${view.details('table content', texts.table, () =>
        table(
          texts.contentShare,
          [texts.contentAxis, ...keys],
          names.map((name, at) => [
            name.endsWith('+') ? texts.orMore(figure(at)) : name,
            ...series.map((values) => `${shareOf(values[at]!)} (${figure(values[at]!)})`),
          ]),
        ),
      )}
    </div>`;
}
