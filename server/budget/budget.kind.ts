import {
  BudgetBallot as BallotForm,
  type Budget,
  type BudgetBallotInput,
} from '../../contract/budget.schema.js';
import { budgetMemberOf, canonicalBudgetBallot, type BudgetBallot } from '../../counting/budget/ballot.js';
import { countedBallot } from '../../counting/budget/count.js';
import type { VotableKind } from '../ballot/ballot.service.js';
import { startWorker } from '../core/worker.js';
import { aboutBudget, countPile, type CountAbout } from './budget.count.js';
import { readBudgetDefinition, type KnownBudget } from './budget.definition.js';
import { presentBudget } from './budget.presenter.js';

/** What a ballot adds to the running votes or points of its projects. */
const tallied = (text: string): (readonly [string, number])[] => {
  const { projects, points } = countedBallot({ ballot: JSON.parse(text) as BudgetBallot, count: 1 });
  return projects.map((id, at) => [id, points?.[at] ?? 1] as const);
};

/** Budgets, for the room of ballots. */
export const budgetKind: VotableKind<KnownBudget, Budget, BudgetBallotInput> = {
  kind: 'budget',
  opened: 'votes',
  ballot: BallotForm,
  read: readBudgetDefinition,
  faults: ({ judge }, ballot) => judge(ballot),
  canonical: ({ projectIds }, ballot) => canonicalBudgetBallot(ballot, projectIds),
  sheet: ({ rule, projects }) => ({
    member: budgetMemberOf[rule.form],
    lines: projects.map(({ id, title }) => ({ id, title })),
  }),
  tallied,
  present: presentBudget,
  about: aboutBudget,
  count: (about, ballots) => countPile(about as CountAbout, ballots),
  startThread: () => startWorker(import.meta.url, 'count'),
};
