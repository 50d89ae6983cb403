import type { BudgetResult } from '../budget/result.js';
import { nameOfRule } from '../budget/rule.names.js';
import type { BudgetRule } from '../budget/rule.js';
import type { ParsedBudget, PublishedBudget } from './budget.types.js';
import { writePb, type PbTable, type PbVoteType } from './pb.js';

/** What of a budget goes into a Pabulib file; `ParsedBudget` and `PublishedBudget` fit it. */
export type PbBudget = Pick<
  ParsedBudget,
  'title' | 'language' | 'budget' | 'currency' | 'projects' | 'areas' | 'categories' | 'rule' | 'ballots'
> &
  Partial<Pick<PublishedBudget, 'organisation' | 'ref' | 'opensAt' | 'closesAt'>>;

// Pabulib says by this cost that a project was withdrawn.
const WITHDRAWN = '999999999';
const methods = { online: 'internet', assisted: 'assisted', paper: 'paper' };

/** Writes a budget as a Pabulib file; with a result also what won, and votes and points per project. */
export function writePbBudget(budget: PbBudget, result?: Pick<BudgetResult, 'projects'>): string {
  return writePb({
    meta: { columns: ['key', 'value'], rows: metaRows(budget) },
    projects: projectTable(budget, result),
    votes: voteTable(budget),
  });
}

const typeOf = ({ form, max }: BudgetRule): PbVoteType => {
  if (form === 'points') return 'cumulative';
  if (form === 'ranking') return 'ordinal';
  return max === 1 ? 'choose-1' : 'approval';
};

/** Whole cents in units, with a point only where there are cents. */
const amount = (cents: number): string =>
  cents % 100 === 0 ? `${cents / 100}` : `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, '0')}`;

/** A day as Pabulib writes it, of an RFC 3339 time. */
const day = (time: string | undefined): string => (time ?? '').slice(0, 10).split('-').reverse().join('.');

function metaRows(budget: PbBudget): string[][] {
  const { rule, ballots, projects, language } = budget;
  const votes = ballots.reduce((sum, { count }) => sum + count, 0);
  const limit = (key: string, value: string | number | undefined) =>
    value === undefined ? [] : [[key, `${value}`]];
  const most =
    rule.form === 'knapsack' ? Math.min(rule.maxSpend ?? budget.budget, budget.budget) : rule.maxSpend;
  return [
    ['description', budget.title],
    ['country', 'Netherlands'],
    ['unit', budget.organisation ?? ''],
    ['instance', budget.ref ?? ''],
    ['num_projects', `${projects.length}`],
    ['num_votes', `${votes}`],
    ['budget', amount(budget.budget)],
    ['vote_type', typeOf(rule)],
    ['rule', nameOfRule(rule)],
    ['date_begin', day(budget.opensAt)],
    ['date_end', day(budget.closesAt)],
    ['min_length', `${rule.min}`],
    ['max_length', `${rule.max}`],
    ...limit('min_sum_cost', rule.minSpend && amount(rule.minSpend)),
    ...limit('max_sum_cost', most === undefined ? undefined : amount(most)),
    ...limit('max_sum_points', rule.points),
    ...limit('max_points', rule.maxPoints),
    ...limit('min_project_score_threshold', rule.threshold),
    ...limit('language', language),
    ['currency', budget.currency],
  ];
}

function projectTable(budget: PbBudget, result?: Pick<BudgetResult, 'projects'>): PbTable {
  const { projects, areas, categories, rule } = budget;
  const outcomes = new Map(result?.projects.map((outcome) => [outcome.id, outcome]));
  const named = (groups: PbBudget['areas'], id: string | undefined) =>
    id === undefined ? '' : (groups.find((group) => group.id === id)?.name ?? id);
  const pointed = rule.form === 'points' || rule.form === 'ranking';
  const all: [column: string, there: boolean, cell: (project: PbBudget['projects'][number]) => string][] = [
    ['project_id', true, ({ id }) => id],
    ['cost', true, ({ cost, withdrawn }) => (isOut(withdrawn) ? WITHDRAWN : amount(cost))],
    ['votes', result !== undefined, ({ id }) => `${outcomes.get(id)?.votes ?? 0}`],
    ['score', result !== undefined && pointed, ({ id }) => `${outcomes.get(id)?.score ?? 0}`],
    ['name', true, ({ title }) => title],
    ['category', categories.length > 0, ({ category }) => named(categories, category)],
    ['selected', result !== undefined, ({ id }) => (outcomes.get(id)?.won ? '1' : '0')],
    ['neighborhood', areas.length > 0, ({ area }) => named(areas, area)],
    ['latitude', projects.some(({ place }) => place), ({ place }) => `${place?.latitude ?? ''}`],
    ['longitude', projects.some(({ place }) => place), ({ place }) => `${place?.longitude ?? ''}`],
    ['description', projects.some(({ text }) => text !== undefined), ({ text }) => text ?? ''],
  ];
  const used = all.filter(([, there]) => there);
  return {
    columns: used.map(([column]) => column),
    rows: projects.map((project) => used.map(([, , cell]) => cell(project))),
  };
}

const isOut = (withdrawn: string | boolean | undefined) => withdrawn !== undefined && withdrawn !== false;

// The voters are numbered as the file is sorted, so that nothing of the order in which they came is left.
function voteTable({ rule, ballots }: PbBudget): PbTable {
  const pointed = rule.form === 'points';
  const withMedium = ballots.length > 0 && ballots.every(({ medium }) => medium !== undefined);
  const rows: string[][] = [];
  for (const { ballot, count, medium } of ballots) {
    const points = Object.entries(ballot.points ?? {}).filter(([, given]) => given > 0);
    const vote = ballot.points ? points.map(([id]) => id) : (ballot.ranking ?? ballot.projects ?? []);
    for (let nth = 0; nth < count; nth++)
      rows.push([
        `${rows.length + 1}`,
        vote.join(','),
        ...(pointed ? [points.map(([, given]) => given).join(',')] : []),
        ...(withMedium ? [methods[medium!]] : []),
      ]);
  }
  return {
    columns: ['voter_id', 'vote', ...(pointed ? ['points'] : []), ...(withMedium ? ['voting_method'] : [])],
    rows,
  };
}
