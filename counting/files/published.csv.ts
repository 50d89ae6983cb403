import { ranksOf, type Ballot, type WeightedBallot } from '../poll/ballot.js';
import { memberOf, type PollKind } from '../poll/rule.js';
import { ballotOf } from './blt.js';
import { readCsv, writeCsv, type CsvRow } from './csv.js';
import type { FileProblem, ParsedElection } from './election.js';
import { checkedElection } from './published.check.js';
import type { PublishedElection } from './published.types.js';

const fixed = ['count', 'medium', 'blank'];

/**
 * Writes `stem-ballots-1` as CSV: lines `# key: value` with the value as JSON, then the columns count, medium,
 * blank and one per option. A cell holds 1 for a chosen option, else the rank, the score or the answer.
 */
export function writePublishedCsv(election: PublishedElection): string {
  const { ballots, ...about } = election;
  const header = headerOf(about);
  const ids = election.options.map(({ id }) => id);
  const rows = (ballots ?? []).map(({ ballot, count, medium }) => {
    const values = cellsOf(ballot);
    const cells = ids.map((id) => values.get(id) ?? '');
    return [`${count}`, medium ?? '', ballot.blank ? '1' : '', ...cells];
  });
  return writeCsv([...header, ...(ballots ? [[...fixed, ...ids], ...rows] : [])]);
}

/** The lines `# key: value` of a published CSV file. */
export function headerOf(about: object): string[][] {
  return Object.entries(about)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [`# ${key}: ${JSON.stringify(value)}`]);
}

/** Reads the lines `# key: value`: their values, where they stand, and the other rows. */
export function readHeader(
  rows: readonly CsvRow[],
  problems: FileProblem[],
): { fields: Record<string, unknown>; lines: Map<string, number>; rest: CsvRow[] } {
  const lines = new Map<string, number>();
  const fields: Record<string, unknown> = {};
  const comments = rows.filter(({ cells }) => cells[0]!.startsWith('#'));
  for (const { line, cells } of comments) {
    const [, key, value] = /^#\s*(\w+):\s*(.*)$/s.exec(cells[0]!) ?? [];
    if (!key) continue;
    lines.set(key, line);
    try {
      fields[key] = JSON.parse(value!);
    } catch {
      problems.push({ line, field: key, what: 'the value is not JSON' });
    }
  }
  const isComment = new Set(comments);
  return { fields, lines, rest: rows.filter((row) => !isComment.has(row)) };
}

function cellsOf(ballot: Ballot): Map<string, string> {
  const cells = new Map<string, string>();
  for (const id of ballot.options ?? []) cells.set(id, '1');
  ranksOf(ballot).forEach((group, at) => group.forEach((id) => cells.set(id, `${at + 1}`)));
  for (const [id, value] of Object.entries({ ...ballot.scores, ...ballot.answers }))
    cells.set(id, `${value}`);
  return cells;
}

/** Reads `stem-ballots-1` from CSV, also as a spreadsheet with semicolons saves it. Throws `FileFault`. */
export function readPublishedCsv(text: string): ParsedElection {
  const semicolons = /^"?count"?;/m.test(text);
  const problems: FileProblem[] = [];
  const { fields: election, lines, rest } = readHeader(readCsv(text, semicolons ? ';' : ','), problems);
  const [head, ...body] = rest;
  if (head) election.ballots = readRows(head, body, kindOf(election), problems);
  const lineOf = (field: string) => {
    const index = /^ballots\[(\d+)\]/.exec(field)?.[1];
    return index === undefined ? lines.get(/^\w+/.exec(field)?.[0] ?? '') : body[Number(index)]?.line;
  };
  return checkedElection(election, lineOf, problems);
}

function kindOf({ rule }: Record<string, unknown>): PollKind {
  const kind = typeof rule === 'object' && rule !== null && 'kind' in rule ? String(rule.kind) : '';
  return kind in memberOf ? (kind as PollKind) : 'several';
}

function readRows(head: CsvRow, body: CsvRow[], kind: PollKind, problems: FileProblem[]): WeightedBallot[] {
  const ids = head.cells.slice(fixed.length);
  if (fixed.some((name, at) => head.cells[at] !== name)) {
    problems.push({ line: head.line, what: `the columns must begin with ${fixed.join(', ')}` });
    return [];
  }
  return body.map(({ line, cells }) => {
    const wrong = (what: string, field?: string) =>
      problems.push({ line, ...(field !== undefined && { field }), what });
    if (cells.length !== head.cells.length) wrong(`has ${cells.length} cells, not ${head.cells.length}`);
    const [count, medium, blank, ...rest] = cells;
    const values: [string, number][] = [];
    ids.forEach((id, at) => {
      const cell = rest[at] ?? '';
      if (/^-?\d{1,6}$/.test(cell)) values.push([id, Number(cell)]);
      else if (cell !== '') wrong(`"${cell}" is not a whole number`, id);
    });
    if (!/^\d{1,15}$/.test(count!)) wrong(`"${count}" is not a number of ballots`, 'count');
    const ballot: Ballot =
      blank === '1' ? { blank: true, ...ballotFrom(kind, values, wrong) } : ballotFrom(kind, values, wrong);
    return { ballot, count: Number(count), ...(medium && { medium: medium as WeightedBallot['medium'] }) };
  });
}

function ballotFrom(
  kind: PollKind,
  values: [string, number][],
  wrong: (what: string, field?: string) => void,
): Ballot {
  if (values.length === 0) return {};
  const member = memberOf[kind];
  if (member === 'scores' || member === 'answers') return { [member]: Object.fromEntries(values) };
  if (member === 'options') {
    for (const [id, value] of values) if (value !== 1) wrong(`${value} is not 1 or empty`, id);
    return { options: values.map(([id]) => id) };
  }
  const highest = Math.max(...values.map(([, rank]) => rank));
  const ranks = Array.from({ length: Math.min(Math.max(highest, 0), values.length) }, (_, at) =>
    values.filter(([, rank]) => rank === at + 1).map(([id]) => id),
  );
  if (ranks.flat().length < values.length || ranks.some((group) => group.length === 0))
    wrong('the ranks are not 1, 2, 3 … without a gap');
  return ballotOf(ranks);
}
