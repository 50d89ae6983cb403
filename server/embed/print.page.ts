import { html } from './render.js';
import { layout } from './layout.js';
import type { PrintedBallot, PrintedRow } from './print.ballot.js';
import { printSheet } from './print.styles.js';
import { momentIn, printTextsIn, type PrintTexts } from './print.texts.js';

/** A ballot to print. */
export interface PrintPage {
  ballot: PrintedBallot;
  /** Of the interface. */
  language: string;
  /** Address of the public page, and of the page on how we count. */
  page: string;
  how: string;
  /** Path of the QR code to it. */
  qr: string;
  /** The last day to hand it in, `2027-02-24`, where that is before the closing. */
  until?: string | undefined;
  /** Paths of module scripts. */
  scripts: readonly string[];
}

const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));

const bare = (address: string): string => address.replace(/^https?:\/\//, '');

const toolbar = ({ page }: PrintPage, texts: PrintTexts): unknown => html`
  <nav class="tools" aria-label="${texts.print}">
    <button type="button" data-print hidden>${texts.print}</button>
    <a href="?as=poster">${texts.poster}</a>
    <a href="${page}">${texts.back}</a>
    <p data-numbers hidden>
      <label>${texts.numbers} <input type="file" accept=".csv,text/csv" /></label>
      <output data-done="${texts.numbersDone}" data-none="${texts.numbersNone}"></output>
    </p>
  </nav>
`;

const boxes = ({ mark, marks }: PrintedBallot): unknown =>
  (marks ?? ['']).map(() => html`<td class="mark"><span class="${mark}"></span></td>`);

const rowView = (ballot: PrintedBallot, row: PrintedRow, number: number): unknown => html`
  <tr>
    <td class="nr">${number}</td>
    <th scope="row" lang="${ballot.language}">
      ${row.title} ${row.text ? html`<small>${row.text}</small>` : ''}
    </th>
    ${hasCosts(ballot) ? html`<td class="cost">${row.cost ?? ''}</td>` : ''} ${boxes(ballot)}
  </tr>
`;

const hasCosts = ({ groups }: PrintedBallot): boolean =>
  groups.some(({ rows }) => rows.some(({ cost }) => cost !== undefined));

const tableView = (ballot: PrintedBallot, texts: PrintTexts, how: string): unknown => {
  const width = 2 + (hasCosts(ballot) ? 1 : 0) + (ballot.marks?.length ?? 1);
  let number = 0;
  return html`<table>
    <thead>
      <tr class="again">
        <td colspan="${width}">
          <p class="sheet">
            <span><span lang="${ballot.language}">${ballot.title}</span> · ${texts.ballot}</span>
            <span>${texts.sheet} <span class="line"></span></span>
          </p>
        </td>
      </tr>
      <tr>
        <th scope="col" class="nr">${texts.nr}</th>
        <th scope="col">${ballot.rowName}</th>
        ${hasCosts(ballot) ? html`<th scope="col" class="cost">${texts.cost}</th>` : ''}
        ${(ballot.marks ?? [texts.choice]).map((name) => html`<th scope="col" class="mark">${name}</th>`)}
      </tr>
    </thead>
    ${ballot.groups.map(
      ({ name, rows }) =>
        html`<tbody>
          ${
            name
              ? html`<tr class="group">
                  <th scope="rowgroup" colspan="${width}" lang="${ballot.language}">${name}</th>
                </tr>`
              : ''
          }
          ${rows.map((row) => rowView(ballot, row, ++number))}
        </tbody>`,
    )}
    <tbody class="last">
      ${
        ballot.blank
          ? html`<tr>
              <th scope="row" colspan="${width - (ballot.marks?.length ?? 1)}">
                ${texts.blank} <small>${texts.blankHint}</small>
              </th>
              <td class="mark" colspan="${ballot.marks?.length ?? 1}"><span class="box"></span></td>
            </tr>`
          : ''
      }
      <tr>
        <td colspan="${width}">
          <h2>${texts.counting}</h2>
          ${ballot.counting.map((line) => html`<p>${line}</p>`)}
          <p>${texts.more} ${how}</p>
        </td>
      </tr>
    </tbody>
  </table>`;
};

/** An address that breaks where its parts begin, not in the middle of a word. */
export const breakable = (address: string): unknown =>
  address.split(/(?<=\/)/).map((part) => html`${part}<wbr />`);

const list = (lines: readonly string[]): unknown =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;

/** The ballot on paper: how to fill it in, what there is to choose, its one-use number, where and until when. */
export function printedBallot(print: PrintPage): unknown {
  const { ballot, language, page, qr } = print;
  const texts = printTextsIn(language);
  const moment = momentIn(language);
  return layout({
    language,
    title: `${texts.ballot}: ${ballot.title}`,
    look: 'page',
    sheets: [printSheet.path],
    hidden: true,
    scripts: print.scripts,
    main: html`${toolbar(print, texts)}
      <div class="paper">
        <div class="top">
          <div>
            <p>${ballot.organisation}</p>
            <h1 lang="${ballot.language}">${ballot.title}</h1>
            <p><strong>${texts.ballot}</strong></p>
          </div>
          <p class="number-field">${texts.number} <span class="line"></span> ${texts.numberOnce}</p>
        </div>
        <div class="about">
          <section class="how">
            <h2>${texts.fill}</h2>
            ${list([...ballot.how, texts.name, texts.once, texts.again])}
            <h2>${texts.bring}</h2>
            <p class="line"></p>
            <p>
              ${print.until ? texts.untilDay(dayIn(language, print.until)) : texts.until(moment(ballot.closesAt))}
            </p>
          </section>
          <div class="code">
            <img src="${qr}" alt="${texts.qrAlt(page)}" width="160" height="160" />
            <p>${texts.online} <strong>${breakable(bare(page))}</strong></p>
          </div>
        </div>
        ${tableView(ballot, texts, bare(print.how))}
      </div>`,
  });
}
