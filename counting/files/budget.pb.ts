import type { BudgetBallot, WeightedBudgetBallot } from '../budget/ballot.js';
import { ruleOfName } from '../budget/rule.names.js';
import type { BudgetForm, BudgetRule } from '../budget/rule.js';
import type { FileGroup, FileProject, ParsedBudget } from './budget.types.js';
import type { FileProblem } from './election.js';
import { metaOf, readPb, type PbElection, type PbVoteType } from './pb.js';

const forms: Record<PbVoteType, BudgetForm> = {
  approval: 'approval',
  'choose-1': 'approval',
  ordinal: 'ranking',
  cumulative: 'points',
  scoring: 'points',
};
const media = { internet: 'online', online: 'online', paper: 'paper', assisted: 'assisted' } as const;

/** Reads a Pabulib file as a budget: money in cents, the rule that it names. Throws `FileFault`. */
export function readPbBudget(text: string): ParsedBudget {
  return budgetOfPb(readPb(text));
}

/** A budget of a Pabulib election. A rule that is not known is counted as greedy, and a remark says so. */
export function budgetOfPb(election: PbElection): ParsedBudget {
  const meta = metaOf(election.file);
  const cents = (units: number) => units * (100 / election.scale);
  const areas = new Groups();
  const categories = new Groups();
  const { columns, rows } = election.file.projects;
  const projects = election.projects.map((counted, at): FileProject => {
    const cell = (name: string) => rows[at]![columns.indexOf(name)]?.trim() ?? '';
    const [area, category] = [areas.idOf(cell('neighborhood')), categories.idOf(cell('category'))];
    const [latitude, longitude] = [degrees(cell('latitude')), degrees(cell('longitude'))];
    return {
      id: counted.id,
      title: cell('name') || counted.id,
      cost: cents(counted.cost),
      ...(cell('description') && { text: cell('description') }),
      ...(area && { area }),
      ...(category && { category }),
      ...(latitude !== undefined && longitude !== undefined && { place: { latitude, longitude } }),
      ...(counted.withdrawn && { withdrawn: true }),
    };
  });
  const named = ruleOfName(meta.get('rule') ?? '');
  const unknown = {
    field: 'rule',
    what: `"${meta.get('rule')}" is not a rule that can be counted here; greedy is taken`,
  };
  const { limits, left } = limitsIn(meta, election);
  return {
    format: 'pb',
    title: meta.get('description') ?? '',
    ...(meta.has('language') && { language: meta.get('language')! }),
    ...days(meta),
    budget: cents(election.budget),
    currency: meta.get('currency') ?? 'EUR',
    projects,
    areas: areas.list,
    categories: categories.list,
    rule: { ...limits, ...(named ?? { method: 'greedy', mode: 'skip' }) },
    ballots: ballotsIn(election),
    remarks: [...election.remarks, ...(named ? [] : [unknown]), ...left],
  };
}

/** The days between which a file says that people voted, as times; a year is the whole of it. */
function days(meta: ReadonlyMap<string, string>): Pick<ParsedBudget, 'opensAt' | 'closesAt'> {
  const opens = dayOf(meta.get('date_begin') ?? '', '01.01');
  const closes = dayOf(meta.get('date_end') ?? '', '31.12');
  return {
    ...(opens && { opensAt: `${opens}T00:00:00Z` }),
    ...(closes && { closesAt: `${closes}T23:59:59Z` }),
  };
}

/** A day such as `31.03.2024` or `2024-03-31`, or the given one of a year, as RFC 3339 writes it. */
function dayOf(text: string, ofYear: string): string | undefined {
  const whole = /^\d{4}$/.test(text) ? `${ofYear}.${text}` : text;
  const day = whole.replace(/^(\d{1,2})[.](\d{1,2})[.](\d{4})$/, (_, d: string, m: string, y: string) =>
    [y, m.padStart(2, '0'), d.padStart(2, '0')].join('-'),
  );
  const time = Date.parse(`${day}T00:00:00Z`);
  // 31 February is none, though some read it as a day in March.
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return real && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined;
}

/** The limits of a ballot; a remark for each that is no number, which is left out. */
function limitsIn(meta: ReadonlyMap<string, string>, { voteType, projects }: PbElection) {
  const left: FileProblem[] = [];
  const number = (key: string, factor = 1): number | undefined => {
    const said = meta.get(key) ?? '';
    const value = Number(said.replace(',', '.') || NaN) * factor;
    if (Number.isFinite(value) && value >= 0) return Math.round(value);
    if (said !== '')
      left.push({ field: key, what: `"${said}" is not a number from 0; the limit is left out` });
    return undefined;
  };
  const one = voteType === 'choose-1';
  const given = {
    minSpend: number('min_sum_cost', 100),
    maxSpend: number('max_sum_cost', 100),
    points: number('max_sum_points'),
    maxPoints: number('max_points'),
    // A threshold is in votes or points, whatever the costs are in.
    threshold: number('min_project_score_threshold'),
  };
  const some = Object.entries(given).filter(([, value]) => value !== undefined);
  const form = given.maxSpend !== undefined && forms[voteType] === 'approval' && !one;
  const most = number('max_length') ?? projects.length;
  const limits = {
    form: form ? ('knapsack' as const) : forms[voteType],
    blank: true,
    min: number('min_length') ?? 1,
    max: one ? 1 : Math.min(most, projects.length),
    quorum: 0,
    ...(Object.fromEntries(some) as Partial<BudgetRule>),
  };
  return { limits, left };
}

function ballotsIn({ file, ballots, voteType }: PbElection): WeightedBudgetBallot[] {
  const { columns, rows } = file.votes;
  const how = columns.indexOf('voting_method');
  return ballots.map(({ projects, points = [], count }, at) => {
    const medium = media[rows[at]![how]?.trim().toLowerCase() as keyof typeof media];
    return { ballot: ballotOf(), count, ...(medium && { medium }) };

    function ballotOf(): BudgetBallot {
      if (projects.length === 0) return { blank: true };
      const form = forms[voteType];
      if (form === 'ranking') return { ranking: [...projects] };
      if (form === 'approval') return { projects: [...projects] };
      // Of a project that is named twice, what stands first on the ballot counts.
      const given = new Map<string, number>();
      for (const [nth, id] of projects.entries()) if (!given.has(id)) given.set(id, points[nth]!);
      return { points: Object.fromEntries(given) };
    }
  });
}

function degrees(text: string): number | undefined {
  const value = Number(text.replace(',', '.') || NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** Gives names of areas and categories the ids that our addresses can hold. */
class Groups {
  readonly #ids = new Map<string, string>();
  readonly list: FileGroup[] = [];

  idOf(name: string): string | undefined {
    if (name === '') return undefined;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const base = slugOf(name) || `${this.list.length + 1}`;
    let id = base;
    for (let n = 2; this.list.some((group) => group.id === id); n++) id = `${base}-${n}`;
    this.#ids.set(name, id);
    this.list.push({ id, name });
    return id;
  }
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '');
