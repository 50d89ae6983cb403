import { html, svg } from '../../core/lit.js';
import type { Poll } from '../../../contract/poll.schema.js';
import { barsOf } from '../../../counting/poll/bars.js';
import type { PollResult, TallyRow } from '../../../counting/poll/result.js';
import { number } from '../../core/localise.js';
import type { ResultTexts } from './result.nl.js';

/** A share of a whole in per cent, as the language writes it. */
export const percent = (part: number, whole: number, language: string) =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(
    whole ? part / whole : 0,
  );

/** Parts of a bar, each in per mille, from the start. SVG attributes: a strict style policy leaves them alone. */
const bar = (...parts: number[]) => {
  let at = 0;
  return html`<svg class="bar" width="100%" height="12" aria-hidden="true" focusable="false">
    ${parts.map((part, index) => {
      const rect = svg`<rect class=${`part-${index}`} x=${`${at / 10}%`} width=${`${part / 10}%`} height="12"></rect>`;
      at += part;
      return rect;
    })}
  </svg>`;
};

function spoken(
  { rule: { scale } }: Poll,
  result: PollResult,
  row: TallyRow,
  value: string,
  language: string,
  texts: ResultTexts,
) {
  const shown = number(Number(value), language);
  if (result.measure === 'votes') return `${shown} (${percent(row.votes, result.valid, language)})`;
  if (result.measure === 'wins') return texts.won(shown, result.tally.length - 1);
  if (result.measure === 'points') return texts.pointed(shown);
  return value && texts.meant(shown, number(scale?.max ?? 5, language));
}

/** The order in which a result is shown: best first once it stands, that of the ballot while it can change. */
function ordered(poll: Poll, { ranking }: PollResult) {
  const order = poll.phase === 'closed' ? ranking?.flat() : undefined;
  const place = ({ id }: { id: string }) => order?.indexOf(id) ?? 0;
  return order ? [...poll.options].sort((a, b) => place(a) - place(b)) : poll.options;
}

/** A bar with its number for each option. */
export function barsView(poll: Poll, result: PollResult, language: string, texts: ResultTexts) {
  const bars = new Map(barsOf(result).map((one) => [one.option, one]));
  const rows = new Map(result.tally.map((row) => [row.option, row]));
  const winners = poll.phase === 'closed' ? result.winners : [];
  return html`<ul class="bars">
    ${ordered(poll, result).map(({ id, label }) => {
      const row = rows.get(id);
      const one = bars.get(id);
      if (!row || !one) return '';
      const { agree = 0, pass = 0, disagree = 0 } = row;
      const permille = (part: number) => (row.votes ? (1000 * part) / row.votes : 0);
      const said = (part: number, word: string, key: number) =>
        html`<span class=${`key-${key}`}>${word}: ${number(part, language)}</span>`;
      return html`<li>
        <p class="line">
          <span lang=${poll.language} dir="auto">${label}</span>
          ${winners.includes(id) ? html`<b>✓ ${texts.chosen}</b>` : ''}
          ${result.measure === 'agree' ? '' : html`<span class="number">${spoken(poll, result, row, one.value, language, texts)}</span>`}
        </p>
        ${
          result.measure === 'agree'
            ? html`${bar(permille(agree), permille(pass), permille(disagree))}
                <p class="line">
                  ${said(agree, texts.agree, 0)} ${said(pass, texts.pass, 1)}
                  ${said(disagree, texts.disagree, 2)}
                </p>`
            : bar(one.permille)
        }
      </li>`;
    })}
  </ul>`;
}
