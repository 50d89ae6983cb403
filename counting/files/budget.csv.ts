import { budgetMemberOf, type BudgetBallot, type WeightedBudgetBallot } from '../budget/ballot.js';
import { checkedBudget } from './budget.check.js';
import type { ParsedBudget, PublishedBudget } from './budget.types.js';
import { readCsv, writeCsv, type CsvRow } from './csv.js';
import type { FileProblem } from './election.js';
import { headerOf, readHeader } from './published.csv.js';

const fixed = ['count', 'medium', 'blank'];

/**
 * Writes `stem-budget-1` as CSV: lines `# key: value` with the value as JSON, then the columns count, medium, blank and
 * one per project. A cell holds 1 for a chosen project, else its points or its place in the ranking.
 */
export function writeBudgetCsv(budget: PublishedBudget): string {
  const { ballots, ...about } = budget;
  const ids = budget.projects.map(({ id }) => id);
  const rows = (ballots ?? []).map(({ ballot, count, medium }) => {
    const values = cellsOf(ballot);
    return [`${count}`, medium ?? '', ballot.blank ? '1' : '', ...ids.map((id) => values.get(id) ?? '')];
  });
  return writeCsv([...headerOf(about), ...(ballots ? [[...fixed, ...ids], ...rows] : [])]);
}

function cellsOf(ballot: BudgetBallot): Map<string, string> {
  const cells = new Map<string, string>();
  for (const id of ballot.projects ?? []) cells.set(id, '1');
  for (const [id, given] of Object.entries(ballot.points ?? {})) cells.set(id, `${given}`);
  for (const [at, id] of (ballot.ranking ?? []).entries()) cells.set(id, `${at + 1}`);
  return cells;
}

/** Reads `stem-budget-1` from CSV, also as a spreadsheet with semicolons saves it. Throws `FileFault`. */
export function readBudgetCsv(text: string): ParsedBudget {
  const { budget, lines, head, body, problems } = partsOf(text);
  if (head) budget.ballots = readRows(head, body, memberIn(budget), problems);
  const lineOf = (field: string) => {
    const index = /^ballots\[(\d+)\]/.exec(field)?.[1];
    return index === undefined ? lines.get(/^\w+/.exec(field)?.[0] ?? '') : body[Number(index)]?.line;
  };
  return checkedBudget(budget, lineOf, problems);
}

function partsOf(text: string) {
  const semicolons = /^"?count"?;/m.test(text);
  const problems: FileProblem[] = [];
  const { fields, lines, rest } = readHeader(readCsv(text, semicolons ? ';' : ','), problems);
  const [head, ...body] = rest;
  return { budget: fields, lines, head, body, problems };
}

function memberIn({ rule }: Record<string, unknown>): 'projects' | 'points' | 'ranking' {
  const form = typeof rule === 'object' && rule !== null && 'form' in rule ? String(rule.form) : '';
  return form in budgetMemberOf ? budgetMemberOf[form as keyof typeof budgetMemberOf] : 'projects';
}

function readRows(
  head: CsvRow,
  body: readonly CsvRow[],
  member: 'projects' | 'points' | 'ranking',
  problems: FileProblem[],
): WeightedBudgetBallot[] {
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
      if (/^\d{1,9}$/.test(cell)) values.push([id, Number(cell)]);
      else if (cell !== '') wrong(`"${cell}" is not a whole number`, id);
    });
    if (!/^\d{1,15}$/.test(count!)) wrong(`"${count}" is not a number of ballots`, 'count');
    const ballot: BudgetBallot = {
      ...(blank === '1' && { blank: true as const }),
      ...ballotOf(member, values, wrong),
    };
    return {
      ballot,
      count: Number(count),
      ...(medium && { medium: medium as NonNullable<WeightedBudgetBallot['medium']> }),
    };
  });
}

function ballotOf(
  member: 'projects' | 'points' | 'ranking',
  values: [string, number][],
  wrong: (what: string, field?: string) => void,
): BudgetBallot {
  if (values.length === 0) return {};
  if (member === 'points') return { points: Object.fromEntries(values) };
  if (member === 'projects') {
    for (const [id, value] of values) if (value !== 1) wrong(`${value} is not 1 or empty`, id);
    return { projects: values.map(([id]) => id) };
  }
  const ranked = [...values].sort(([, a], [, b]) => a - b);
  if (ranked.some(([, place], at) => place !== at + 1)) wrong('the places are not 1, 2, 3 … without a gap');
  return { ranking: ranked.map(([id]) => id) };
}
