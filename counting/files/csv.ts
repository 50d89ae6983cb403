import { FileFault } from './election.js';

/** A row of a CSV file with the line on which it begins, from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before a first `=`, `+`, `-`, `@`, tab or
 * return, and before one that stands there already, so that `plainCell` gives the text back.
 */
export function safeCell(text: string): string {
  const safe = /^['=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell that `safeCell` wrote. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** Rows as CSV by RFC 4180, every cell made safe. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(safeCell).join(',')}\r\n`).join('');
}

/**
 * Reads CSV by RFC 4180, with `separator` between cells; lines may end in LF. Cells come back by `asCell`, which takes
 * an apostrophe of `safeCell` away when left out. Throws `FileFault` with the line where a quote is not closed.
 */
export function readCsv(
  text: string,
  separator = ',',
  asCell: (cell: string) => string = plainCell,
): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const endRow = () => {
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row);
    row = { line, cells: [] };
  };
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length)
          throw new FileFault([{ line: opened, what: 'a quote is opened and never closed' }]);
        if (text[at] === '"') at++;
        if (text[at] === '\n') line++;
        cell += text[at];
      }
      at++;
    }
    let bare = '';
    while (at < text.length && text[at] !== separator && text[at] !== '\n') bare += text[at++];
    row.cells.push(asCell(cell + (text[at] === separator ? bare : bare.replace(/\r$/, ''))));
    if (text[at] === separator) at++;
    else {
      at++;
      line++;
      endRow();
    }
  }
  return rows;
}
