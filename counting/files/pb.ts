import type { BudgetElection, CountedBallot, CountedProject } from '../budget/election.js';
import { readCsv, type CsvRow } from './csv.js';
import { FileFault, type FileProblem } from './election.js';
import type { Wrong } from './shape.js';

/** The forms of a ballot in a Pabulib file. */
export const pbVoteTypes = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
export type PbVoteType = (typeof pbVoteTypes)[number];

/** A table of the file: its columns and its rows, cell by cell as they were written. */
export interface PbTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A Pabulib file, every cell kept (Faliszewski et al., IJCAI 2023; pabulib.org/format). */
export interface PbFile {
  readonly meta: PbTable;
  readonly projects: PbTable;
  readonly votes: PbTable;
}

/** An election from a Pabulib file. */
export interface PbElection extends BudgetElection {
  readonly file: PbFile;
  readonly voteType: PbVoteType;
  /** How many of our units are one of the file: 100 where costs have decimals, else 1. */
  readonly scale: number;
  /** The line of each project. */
  readonly projectLines: readonly number[];
  /** Words about what was taken otherwise than written, such as a ballot that names a project twice. */
  readonly remarks: readonly FileProblem[];
}

const sections = ['META', 'PROJECTS', 'VOTES'] as const;
const needed = [
  'description',
  'country',
  'unit',
  'instance',
  'num_projects',
  'num_votes',
  'budget',
  'vote_type',
  'rule',
  'date_begin',
  'date_end',
];
// Projects were withdrawn by this cost.
const WITHDRAWN = 999_999_999;

interface Section extends PbTable {
  readonly lines: readonly number[];
  readonly head: number;
}

/** A section that the file does not have: nothing more is said of it than that. */
const absent: Section = { columns: [], rows: [], lines: [], head: 0 };

const splitSections = (rows: readonly CsvRow[], problems: FileProblem[]): Map<string, Section> => {
  const found = new Map<string, Section>();
  const first = rows.findIndex(isSection);
  if (first !== 0 && rows[0])
    problems.push({ line: rows[0].line, what: `${sections.join(', ')} is expected here` });
  for (let at = first < 0 ? rows.length : first; at < rows.length; at++) {
    const { line, cells } = rows[at]!;
    const name = cells[0]!.trim().toUpperCase();
    if (found.has(name)) problems.push({ line, what: `${name} stands here a second time` });
    const head = rows[++at];
    const columns = head?.cells.map((cell) => cell.trim()) ?? [];
    const body: CsvRow[] = [];
    while (at + 1 < rows.length && !isSection(rows[at + 1]!)) body.push(rows[++at]!);
    for (const row of body)
      if (row.cells.length !== columns.length)
        problems.push({
          line: row.line,
          what: `${row.cells.length} cells where the header has ${columns.length}`,
        });
    found.set(name, {
      columns,
      rows: body.map((row) => row.cells),
      lines: body.map((row) => row.line),
      head: head?.line ?? line,
    });
  }
  for (const name of sections) if (!found.has(name)) problems.push({ what: `there is no section ${name}` });
  return found;
};

const isSection = ({ cells }: CsvRow): boolean =>
  cells.length === 1 && sections.some((name) => name === cells[0]!.trim().toUpperCase());

/** A number with a decimal point or comma as hundredths; undefined for what is none. */
const hundredths = (text: string): number | undefined => {
  const [, whole, part = ''] = /^\s*(\d{1,13})(?:[.,](\d{1,2}))?0*\s*$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
};

/** Reads a Pabulib file. Throws `FileFault` with every line that is wrong. */
export function readPb(text: string): PbElection {
  const problems: FileProblem[] = [];
  const remarks: FileProblem[] = [];
  const found = splitSections(
    readCsv(text, ';', (cell) => cell),
    problems,
  );
  const [metaTable, projectTable, voteTable] = sections.map((name) => found.get(name) ?? absent) as [
    Section,
    Section,
    Section,
  ];
  const meta = metaOf({ meta: metaTable });
  const wrong = wrongIn(metaTable, problems);
  if (found.has('META')) for (const key of needed) if (!meta.has(key)) wrong(key, 'META does not say it');
  const voteType = pbVoteTypes.find((known) => known === meta.get('vote_type'));
  if (voteType === undefined && meta.has('vote_type'))
    wrong('vote_type', `"${meta.get('vote_type')}" is not one of ${pbVoteTypes.join(', ')}`);
  const budget = hundredths(meta.get('budget') ?? '');
  if (budget === undefined && meta.has('budget')) wrong('budget', `"${meta.get('budget')}" is not an amount`);

  const { ids, costs } = projectsIn(projectTable, problems);
  const scale = [budget ?? 0, ...costs].every((amount) => amount % 100 === 0) ? 1 : 100;
  const units = (amount: number) => (amount * scale) / 100;
  const projects = ids.map((id, at): CountedProject => {
    const withdrawn = costs[at]! === WITHDRAWN * 100;
    if (withdrawn) remarks.push({ line: projectTable.lines[at]!, what: `project ${id} was withdrawn` });
    return { id, cost: withdrawn ? 0 : units(costs[at]!), ...(withdrawn && { withdrawn }) };
  });
  const known = found.has('PROJECTS') ? new Set(ids) : undefined;
  const ballots = votesIn(voteTable, voteType ?? 'approval', known, problems, remarks);
  if (found.has('PROJECTS')) expectCount(meta, 'num_projects', ids.length, wrong);
  if (found.has('VOTES')) expectCount(meta, 'num_votes', ballots.length, wrong);
  if (problems.length > 0 || voteType === undefined || budget === undefined) throw new FileFault(problems);
  const bare = ({ columns, rows }: Section): PbTable => ({ columns, rows });
  const file = { meta: bare(metaTable), projects: bare(projectTable), votes: bare(voteTable) };
  const projectLines = projectTable.lines;
  return { file, voteType, scale, projectLines, remarks, budget: units(budget), projects, ballots };
}

/** What META says, by key. */
export function metaOf({ meta }: Pick<PbFile, 'meta'>): Map<string, string> {
  return new Map(meta.rows.map(([key = '', value = '']) => [key.trim(), value.trim()]));
}

/** Says what is wrong with a key of META, with its line; where the key is not there, that of the header. */
const wrongIn = (table: Section, problems: FileProblem[]): Wrong => {
  const lines = new Map(table.rows.map(([key = ''], nth) => [key.trim(), table.lines[nth]!]));
  return (field, what) => problems.push({ line: lines.get(field) ?? table.head, field, what });
};

const expectCount = (meta: Map<string, string>, key: string, count: number, wrong: Wrong): void => {
  const said = meta.get(key);
  if (said !== undefined && Number(said) !== count) wrong(key, `it says ${said}, the file has ${count}`);
};

const columnsOf = (table: Section, names: readonly string[], problems: FileProblem[]): number[] =>
  names.map((name) => {
    const at = table.columns.indexOf(name);
    if (at < 0 && table !== absent) problems.push({ line: table.head, what: `there is no column ${name}` });
    return at;
  });

const projectsIn = (table: Section, problems: FileProblem[]): { ids: string[]; costs: number[] } => {
  const [idAt, costAt] = columnsOf(table, ['project_id', 'cost'], problems) as [number, number];
  const seen = new Set<string>();
  const ids: string[] = [];
  const costs: number[] = [];
  for (const [nth, row] of table.rows.entries()) {
    const line = table.lines[nth]!;
    const id = row[idAt]?.trim() ?? '';
    const cost = hundredths(row[costAt] ?? '');
    // Of a row with too many or too few cells, that is said and nothing else.
    if (row.length !== table.columns.length) seen.add(id);
    else if (id === '') problems.push({ line, what: 'the project has no id' });
    else if (seen.has(id)) problems.push({ line, what: `project ${id} stands here a second time` });
    if (cost === undefined && costAt >= 0 && row.length === table.columns.length)
      problems.push({ line, what: `"${row[costAt] ?? ''}" is not a cost` });
    seen.add(id);
    ids.push(id);
    costs.push(cost ?? 0);
  }
  return { ids, costs };
};

const list = (cell: string): string[] =>
  cell.trim() === '' ? [] : cell.split(',').map((part) => part.trim());

const votesIn = (
  table: Section,
  type: PbVoteType,
  known: ReadonlySet<string> | undefined,
  problems: FileProblem[],
  remarks: FileProblem[],
): CountedBallot[] => {
  const pointed = type === 'cumulative' || type === 'scoring';
  const names = pointed ? ['voter_id', 'vote', 'points'] : ['voter_id', 'vote'];
  const [, voteAt, pointsAt] = columnsOf(table, names, problems) as [number, number, number];
  return table.rows.map((row, nth): CountedBallot => {
    const line = table.lines[nth]!;
    if (row.length !== table.columns.length) return { projects: [], count: 1 };
    const projects = list(row[voteAt] ?? '');
    for (const id of new Set(projects))
      if (known?.has(id) === false) problems.push({ line, what: `there is no project ${id}` });
    if (new Set(projects).size < projects.length)
      remarks.push({ line, what: 'the ballot names a project twice; it counts once' });
    if (type === 'choose-1' && new Set(projects).size > 1)
      problems.push({ line, what: 'the ballot names more than one project' });
    if (type === 'ordinal')
      // Borda over the ballot: the last of its projects gets 1.
      return { projects, points: projects.map((_, at) => projects.length - at), count: 1 };
    if (!pointed) return { projects, count: 1 };
    const points = list(row[pointsAt] ?? '').map(Number);
    if (points.length !== projects.length)
      problems.push({ line, what: `${points.length} points for ${projects.length} projects` });
    if (points.some((given) => !Number.isSafeInteger(given) || given < 0))
      problems.push({ line, what: 'points are not whole numbers of 0 and more' });
    return { projects, points, count: 1 };
  });
};

const cellText = (cell: string): string =>
  /[";\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Writes a Pabulib file: `;` between cells, LF at the end of lines, UTF-8 without a byte order mark. */
export function writePb({ meta, projects, votes }: PbFile): string {
  const table = ({ columns, rows }: PbTable) =>
    [columns, ...rows].map((row) => `${row.map(cellText).join(';')}\n`).join('');
  return `META\n${table(meta)}PROJECTS\n${table(projects)}VOTES\n${table(votes)}`;
}
