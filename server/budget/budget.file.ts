import type { BudgetInput, BudgetRuleInput, ProjectInput } from '../../contract/budget.input.schema.js';
import { readCsv } from '../../counting/files/csv.js';
import { FileFault, type FileProblem } from '../../counting/files/election.js';
import { readPb } from '../../counting/files/pb.js';
import { isBudgetFile, parseBudget, type ParsedBudget } from '../../counting/recount.budget.js';
import { ImportRefused } from '../core/file.input.js';
import { readBudgetFile } from './budget.import.js';
import type { BudgetDraft } from './budget.input.js';

/** What a file of projects does not say of a budget; what is given goes before what the file says. */
export type BudgetGiven = Partial<Omit<BudgetInput, 'kind' | 'projects' | 'rule'>> & {
  rule?: Partial<BudgetRuleInput>;
};

/** A budget read from a file of projects, with the ballots where there are some. */
export interface BudgetFromFile {
  draft: BudgetDraft;
  ballots: ParsedBudget['ballots'];
  remarks: readonly FileProblem[];
}

/** Names of columns under which a project's fields are found, in English and Dutch, and as Pabulib writes them. */
const columns: Record<string, readonly string[]> = {
  id: ['id', 'project_id', 'nummer'],
  title: ['title', 'name', 'titel', 'naam'],
  cost: ['cost', 'kosten', 'bedrag'],
  text: ['text', 'description', 'tekst', 'omschrijving'],
  area: ['area', 'neighborhood', 'gebied', 'wijk', 'buurt'],
  category: ['category', 'thema', 'categorie'],
  latitude: ['latitude', 'lat', 'breedtegraad'],
  longitude: ['longitude', 'lng', 'lon', 'lengtegraad'],
  url: ['picture', 'image', 'afbeelding', 'foto'],
  alt: ['alt', 'picture_alt', 'alternatieve tekst', 'beschrijving afbeelding'],
  width: ['width', 'breedte'],
  height: ['height', 'hoogte'],
  proposer: ['proposer', 'indiener'],
};

/**
 * Reads a budget from a file of projects: Pabulib (`.pb`), `stem-budget-1`, CSV with a header, or the JSON of a budget.
 * Costs in CSV are in euros. Throws `FileFault` with all faults, and their lines where they are the file's.
 */
export const readBudgetProjects = (name: string, text: string, given: BudgetGiven): BudgetFromFile => {
  if (isBudgetFile(name, text)) {
    const parsed = parseBudget(name, text);
    const lines = parsed.format === 'pb' ? readPb(text).projectLines : [];
    return {
      draft: draftOf(inputOf(parsed), given, lines),
      ballots: parsed.ballots,
      remarks: parsed.remarks,
    };
  }
  if (/^\s*\{/.test(text)) return { draft: jsonDraft(text, given), ballots: [], remarks: [] };
  const { projects, lines, problems } = csvProjects(text);
  return { draft: draftOf({ projects }, given, lines, problems), ballots: [], remarks: [] };
};

/** What the file says, with what is given instead. */
const together = (
  file: Partial<BudgetInput>,
  { rule, ...given }: BudgetGiven,
  ruled: typeof ruleOf,
): object => ({
  kind: 'budget',
  ...file,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  rule: ruled(file, rule ?? {}),
});

const draftOf = (
  file: Partial<BudgetInput>,
  given: BudgetGiven,
  lines: readonly number[] = [],
  before: readonly FileProblem[] = [],
): BudgetDraft => {
  // The lines are those of the file that was read, not of what it was turned into.
  const lineOf = (at: string) => lines[Number(/^\/projects\/(\d+)/.exec(at)?.[1])];
  return refusing(before, lineOf, () => readBudgetFile(JSON.stringify(together(file, given, ruleOf))));
};

const jsonDraft = (text: string, given: BudgetGiven): BudgetDraft =>
  refusing([], undefined, () =>
    readBudgetFile(text, (file) =>
      together(file as Partial<BudgetInput>, given, (said, asked) => ({ ...said.rule, ...asked })),
    ),
  );

/** Reads, and throws what is wrong together with what was wrong before: a cell that could not be read is told once. */
const refusing = (
  before: readonly FileProblem[],
  lineOf: ((at: string) => number | undefined) | undefined,
  read: () => BudgetDraft,
): BudgetDraft => {
  const problems = [...before];
  try {
    const draft = read();
    if (problems.length === 0) return draft;
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    for (const { line, at, detail } of error.faults) {
      const own = lineOf ? lineOf(at) : detail === 'is missing' && /^\/\w+$/.test(at) ? undefined : line;
      const told = before.some(
        (one) => one.line === own && at.split('/').includes(one.field ?? '') && own !== undefined,
      );
      if (!told) problems.push({ ...(own !== undefined && { line: own }), field: at, what: detail });
    }
  }
  throw new FileFault(problems);
};

// What the file says of its own method goes where another is asked for; the count knows only what fits its method.
const fitting: Record<string, (method: string, completion: string) => boolean> = {
  mode: (method) => method !== 'equal-shares',
  threshold: (method) => method === 'greedy',
  utility: (method) => method === 'equal-shares',
  completion: (method) => method === 'equal-shares',
  comparison: (method) => method === 'equal-shares',
  increment: (method, completion) => method === 'equal-shares' && completion.startsWith('add1'),
};

const ruleOf = (file: Partial<BudgetInput>, given: Partial<BudgetRuleInput>): Partial<BudgetRuleInput> => {
  const merged = { form: 'knapsack' as const, ...file.rule, ...given };
  const { method = 'equal-shares', completion = 'add1u', min, maxSpend } = merged;
  const fits = Object.entries(merged).filter(([member]) => fitting[member]?.(method, completion) !== false);
  return {
    ...(Object.fromEntries(fits) as Partial<BudgetRuleInput>),
    // An empty ballot is a blank one here.
    ...(min === 0 && { min: 1 }),
    ...(merged.form === 'knapsack' &&
      maxSpend !== undefined &&
      file.budget !== undefined && { maxSpend: Math.min(maxSpend, file.budget) }),
  };
};

const inputOf = (file: ParsedBudget): Partial<BudgetInput> => {
  const { title, language, budget, currency, projects, areas, categories, rule, published } = file;
  const { opensAt, closesAt } = file;
  const { quorum, blank, min, max, ...rest } = rule;
  const { seedHash: _, ...counting } = rest as typeof rest & { seedHash?: string };
  return {
    title,
    ...(language !== undefined && { language }),
    ...(opensAt !== undefined && { opensAt }),
    ...(closesAt !== undefined && { closesAt }),
    ...(published && { opensAt: published.opensAt, closesAt: published.closesAt, ref: published.ref }),
    budget,
    currency,
    areas,
    categories,
    rule: { ...counting, quorum, blank, min, max } as BudgetRuleInput,
    projects: projects.map(({ withdrawn, ...project }): ProjectInput => {
      const out = withdrawn !== undefined && withdrawn !== false;
      return {
        ...project,
        // Pabulib says of a withdrawn project neither what it cost nor why.
        ...(out && { cost: project.cost || 1, withdrawn: withdrawn === true ? '—' : withdrawn }),
      };
    }),
  };
};

const csvProjects = (text: string) => {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const [head, ...rows] = readCsv(text, first.split(';').length > first.split(',').length ? ';' : ',');
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (field: string) => names.findIndex((name) => columns[field]!.includes(name));
  const problems: FileProblem[] = ['title', 'cost']
    .filter((field) => at(field) < 0)
    .map((field) => ({ line: 1, what: `there is no column ${columns[field]!.join(', or ')}` }));
  if (problems.length > 0) throw new FileFault(problems);
  const projects = rows.map(({ line, cells }): ProjectInput => {
    const cell = (field: string) => cells[at(field)]?.trim() ?? '';
    const wrong = (field: string, what: string) => problems.push({ line, field, what });
    if (!cell('title')) wrong('title', 'is missing');
    const cost = euros(cell('cost'));
    if (cost === undefined)
      wrong('cost', `"${cell('cost')}" is not an amount of euros such as 1250 or 1250,50`);
    const [latitude, longitude] = [degrees(cell('latitude')), degrees(cell('longitude'))];
    if ((latitude === undefined) !== (longitude === undefined))
      wrong('latitude', 'a place needs both a latitude and a longitude');
    if (cell('url') && !cell('alt')) wrong('alt', 'a picture needs a text for who does not see it');
    const texts = ['id', 'text', 'area', 'category', 'proposer'].filter((field) => cell(field) !== '');
    return {
      ...Object.fromEntries(texts.map((field) => [field, cell(field)])),
      title: cell('title'),
      cost: cost ?? 1,
      ...(cell('url') && {
        picture: { url: cell('url'), alt: cell('alt'), ...sizeOf(cell('width'), cell('height')) },
      }),
      ...(latitude !== undefined && longitude !== undefined && { place: { latitude, longitude } }),
    };
  });
  return { projects, lines: rows.map(({ line }) => line), problems };
};

/** Whole cents of an amount such as `€ 1.250,50`, `1,250.50`, `1250`; undefined for what is none. */
export const euros = (text: string): number | undefined => {
  const plain = text.replace(/^€|\s|\u00A0/g, '');
  const [, whole, part = ''] = /^(\d{1,3}(?:[.,]\d{3})+|\d{1,10})(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole.replace(/[.,]/g, '')) * 100 + Number(part.padEnd(2, '0'));
};

/** Size of a picture in CSS pixels; 4 : 3 where the file does not say, so that its place is kept. */
const sizeOf = (width: string, height: string): { width: number; height: number } => {
  const [across, down] = [Number(width), Number(height)];
  return across >= 1 && down >= 1
    ? { width: Math.round(across), height: Math.round(down) }
    : { width: 800, height: 600 };
};

const degrees = (text: string): number | undefined => {
  const value = Number(text.replace(',', '.') || NaN);
  return Number.isFinite(value) ? value : undefined;
};
