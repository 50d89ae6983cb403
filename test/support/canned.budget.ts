import { readFileSync } from 'node:fs';
import type {
  Budget,
  BudgetBallot,
  BudgetForm,
  BudgetRule,
  BudgetVoteAnswer,
  MyBudgetBallot,
} from '../../contract/budget.schema.js';
import { cannedReceipt } from './canned.js';

const written = JSON.parse(
  readFileSync(new URL('../../demo/budgets/wijkbudget-oosterpark.json', import.meta.url), 'utf8'),
) as Budget;

const ruleOf: Record<BudgetForm, Partial<BudgetRule>> = {
  knapsack: { max: 10 },
  approval: { max: 3 },
  points: { max: 24, points: 10, maxPoints: 5 },
  ranking: { max: 3 },
  'one-per-area': { max: 6 },
  'one-per-category': { max: 5 },
};

/** A budget of 24 projects as the server would answer it; `changes` wins, also inside the rule. */
export function cannedBudget(
  form: BudgetForm = 'knapsack',
  { rule, ...changes }: Partial<Omit<Budget, 'rule'>> & { rule?: Partial<BudgetRule> } = {},
): Budget {
  const { title, lead, budget, currency, projects, areas, categories } = written;
  return {
    ref: `wijk-${form}`,
    organisation: 'Gemeente Voorbeeld',
    organisationSlug: 'voorbeeld',
    language: 'nl',
    title,
    lead,
    budget,
    currency,
    projects: projects.map((project) =>
      project.picture ? { ...project, picture: { ...project.picture, url: '/picture.svg' } } : project,
    ),
    areas,
    categories,
    outline: '/outline.geojson',
    rule: {
      form,
      access: 'guest',
      results: 'after-closing',
      blank: false,
      min: 1,
      max: projects.length,
      method: 'equal-shares',
      utility: 'cost',
      completion: 'add1',
      quorum: 0,
      seedHash: '5f'.repeat(32),
      ...ruleOf[form],
      ...rule,
    },
    phase: 'open',
    opensAt: '2026-04-01T07:00:00Z',
    closesAt: '2030-05-03T15:00:00Z',
    turnout: { total: 183, online: 150, assisted: 12, paper: 21 },
    published: false,
    version: 1,
    ...changes,
  };
}

/** The answer to a vote. */
export function cannedBudgetVote(
  budget: Budget,
  mine: Partial<MyBudgetBallot> = {},
  version = 1,
): BudgetVoteAnswer {
  const { turnout } = budget;
  return {
    budget: {
      ...budget,
      turnout: { ...turnout, total: turnout.total + 1 },
      version: budget.version + 1,
    },
    mine: { can: { vote: true, seeResult: false }, ...mine },
    receipt: cannedReceipt(budget.ref, version),
  };
}

/** A ballot of each form. */
export const cannedBudgetBallots: Record<BudgetForm, BudgetBallot> = {
  knapsack: { projects: ['drinkwater-oosterpark', 'bankjes-parklaan'] },
  approval: { projects: ['drinkwater-oosterpark', 'bankjes-parklaan'] },
  points: { points: { 'drinkwater-oosterpark': 4, 'bankjes-parklaan': 2 } },
  ranking: { ranking: ['bankjes-parklaan', 'drinkwater-oosterpark'] },
  'one-per-area': { projects: ['drinkwater-oosterpark'] },
  'one-per-category': { projects: ['drinkwater-oosterpark'] },
};

/** The outline of the quarter. */
export const cannedOutline = readFileSync(
  new URL('../../demo/pictures/oosterpark.geojson', import.meta.url),
  'utf8',
);
