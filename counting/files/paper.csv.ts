import { readCsv, type CsvRow } from './csv.js';
import { FileFault, type FileProblem } from './election.js';

/** The member of a ballot that a table of paper ballots fills, and what can be chosen. */
export interface PaperForm {
  member: 'options' | 'projects' | 'ranking' | 'points' | 'scores' | 'answers';
  lines: readonly { id: string; title: string }[];
}

/** A sheet as a line of a table gives it; without a ballot it is invalid. */
export interface PaperLine {
  line: number;
  number: string;
  ballot?: object;
}

const statuses: Record<string, 'blank' | 'invalid'> = {
  blank: 'blank',
  blanco: 'blank',
  invalid: 'invalid',
  ongeldig: 'invalid',
};

const fixed: Record<string, 'number' | 'status'> = {
  number: 'number',
  nummer: 'number',
  status: 'status',
};

const plain = (cell: string): string => cell.trim().toLowerCase();

/** The first line of a table to fill in: the number, whether the sheet is blank or invalid, and a column per choice. */
export const paperHead = ({ lines }: PaperForm): string[] => [
  'number',
  'status',
  ...lines.map(({ id }) => id),
];

interface Columns {
  number: number;
  status: number;
  /** The id of each other column. */
  ids: Map<number, string>;
}

function columnsOf({ line, cells }: CsvRow, { lines }: PaperForm, problems: FileProblem[]): Columns {
  const byName = new Map(lines.flatMap(({ id, title }) => [[plain(title), id] as const]));
  for (const { id } of lines) byName.set(plain(id), id);
  const found: Columns = { number: -1, status: -1, ids: new Map() };
  const seen = new Set<string>();
  cells.forEach((cell, at) => {
    const name = plain(cell);
    const id = byName.get(name);
    if (name in fixed) found[fixed[name]!] = at;
    else if (id === undefined) problems.push({ line, field: cell, what: 'is no column that is known here' });
    else if (seen.has(id)) problems.push({ line, field: cell, what: 'stands here twice' });
    else found.ids.set(at, id);
    if (id !== undefined) seen.add(id);
  });
  if (found.number < 0) problems.push({ line, what: 'there is no column "number"' });
  return found;
}

type Wrong = (what: string, field?: string) => void;

const crosses = ['1', 'x', 'ja', 'yes'];

function setOf(cells: readonly (readonly [string, string])[], wrong: Wrong): string[] {
  for (const [id, cell] of cells)
    if (!crosses.includes(plain(cell))) wrong(`"${cell}" is not 1, x or empty`, id);
  return cells.map(([id]) => id);
}

function numbersOf(cells: readonly (readonly [string, string])[], wrong: Wrong): [string, number][] {
  return cells.map(([id, cell]) => {
    if (!/^\s*-?\d{1,6}\s*$/.test(cell)) wrong(`"${cell}" is not a whole number`, id);
    return [id, Number(cell)];
  });
}

function orderOf(cells: readonly (readonly [string, string])[], wrong: Wrong): string[] {
  const ranked = numbersOf(cells, wrong).sort(([, a], [, b]) => a - b);
  if (ranked.some(([, place], at) => place !== at + 1)) wrong('the places are not 1, 2, 3 … without a gap');
  return ranked.map(([id]) => id);
}

function ballotOf(
  member: PaperForm['member'],
  cells: readonly (readonly [string, string])[],
  wrong: Wrong,
): object {
  if (cells.length === 0) return {};
  if (member === 'options' || member === 'projects') return { [member]: setOf(cells, wrong) };
  if (member === 'ranking') return { ranking: orderOf(cells, wrong) };
  return { [member]: Object.fromEntries(numbersOf(cells, wrong)) };
}

/**
 * Reads a table of paper ballots, with commas or semicolons: a line per sheet with its number; `status` is empty, blank
 * or invalid; a column per choice holds 1 or x, or the points, the place, the score or the answer. Adds what is wrong to
 * `problems`, and throws `FileFault` where there is no table at all.
 */
export function readPaperCsv(text: string, form: PaperForm, problems: FileProblem[]): PaperLine[] {
  const head = /^.*$/m.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '';
  const [first, ...rows] = readCsv(text, head.includes(';') ? ';' : ',');
  if (first === undefined) throw new FileFault([{ what: 'the file is empty' }]);
  const columns = columnsOf(first, form, problems);
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => {
      const wrong: Wrong = (what, field) =>
        void problems.push({ line, ...(field !== undefined && { field }), what });
      if (cells.length > first.cells.length) wrong(`has ${cells.length} cells, not ${first.cells.length}`);
      const number = (cells[columns.number] ?? '').trim();
      if (number === '') wrong('the number is missing');
      const typed = plain(cells[columns.status] ?? '');
      const status = statuses[typed];
      if (typed !== '' && status === undefined) wrong(`"${typed}" is not blank, invalid or empty`, 'status');
      const filled = [...columns.ids].flatMap(([at, id]) => {
        const cell = cells[at]?.trim() ?? '';
        return cell === '' ? [] : [[id, cell] as const];
      });
      if (status === 'invalid') return { line, number };
      const ballot = ballotOf(form.member, filled, wrong);
      return { line, number, ballot: status === 'blank' ? { blank: true, ...ballot } : ballot };
    });
}
