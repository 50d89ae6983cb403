import { html } from '../../core/lit.js';
import type { Poll } from '../../../contract/poll.schema.js';
import type { PollResult, TallyRow } from '../../../counting/poll/result.js';
import { number } from '../../core/localise.js';
import { percent } from './bars.js';
import type { ResultTexts } from './result.nl.js';

interface Column {
  head: string;
  cell(row: TallyRow): string;
}

function columnsOf(poll: Poll, result: PollResult, language: string, texts: ResultTexts): Column[] {
  const { method, tally } = result;
  const figure = (value?: number | string) => (value === undefined ? '' : number(Number(value), language));
  const columns: Column[] = [{ head: texts.votes[method], cell: ({ votes }) => figure(votes) }];
  const column = (head: string, cell: (row: TallyRow) => string) => columns.push({ head, cell });
  if (result.measure === 'votes') column(texts.share, ({ votes }) => percent(votes, result.valid, language));
  if (result.measure === 'points') column(texts.points, ({ points }) => figure(points));
  if (result.measure === 'wins') column(texts.wins, ({ wins }) => figure(wins));
  if (result.measure === 'mean') {
    column(texts.mean, ({ mean }) => figure(mean?.rounded));
    column(texts.median, ({ median }) => figure(median));
    tally[0]?.distribution?.forEach(({ score }, step) =>
      column(poll.rule.scale?.labels?.[step] ?? figure(score), ({ distribution }) =>
        figure(distribution?.[step]?.votes),
      ),
    );
  }
  for (const side of result.measure === 'agree' ? (['agree', 'pass', 'disagree'] as const) : [])
    column(texts[side], (row) => figure(row[side]));
  if (tally.some(({ byMedium }) => byMedium))
    for (const medium of ['online', 'assisted', 'paper'] as const)
      column(texts[medium], ({ byMedium }) => figure(byMedium?.[medium]));
  return columns;
}

/** The same numbers as the bars, and all others, in a table that scrolls by itself. */
export function tableView(poll: Poll, result: PollResult, language: string, texts: ResultTexts) {
  const columns = columnsOf(poll, result, language, texts);
  const labels = new Map(poll.options.map(({ id, label }) => [id, label]));
  const { turnout } = poll;
  const figure = (value: number) => number(value, language);
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${texts.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.option}</th>
            ${columns.map(({ head }) => html`<th scope="col" class="number">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${result.tally.map(
            (row) =>
              html`<tr>
                <th scope="row" lang=${poll.language} dir="auto">${labels.get(row.option)}</th>
                ${columns.map(({ cell }) => html`<td class="number">${cell(row)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p>
      ${texts.blank}: ${figure(result.blank)}. ${texts.all}: ${figure(turnout.total)}
      (${texts.online.toLowerCase()} ${figure(turnout.online)}, ${texts.assisted.toLowerCase()}
      ${figure(turnout.assisted)}, ${texts.paper.toLowerCase()} ${figure(turnout.paper)}).
      ${columns.length && result.tally.some(({ byMedium }) => byMedium) ? '' : turnout.total ? texts.fewest : ''}
    </p>`;
}
