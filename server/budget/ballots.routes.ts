import { budgetEvents, readBudgetBallots } from '../../contract/budget.endpoints.js';
import { PublishedBudget } from '../../contract/budget.schema.js';
import { writeBudgetCsv } from '../../counting/files/budget.csv.js';
import { writePbBudget } from '../../counting/files/budget.pb.write.js';
import type { PublishedBudget as BudgetFile } from '../../counting/files/budget.types.js';
import { publishedRoutes } from '../ballot/ballot.service.js';
import type { Api } from '../core/api.js';
import { NotPublished } from '../core/errors.js';
import type { PreparedCache } from '../core/prepared.js';
import type { BudgetRoom } from './budget.room.js';

const fileOf = (json: string): BudgetFile => JSON.parse(json) as BudgetFile;

const pbOf = (json: string): string => {
  const { ballots, ...budget } = fileOf(json);
  if (ballots === undefined) throw new NotPublished();
  return writePbBudget({ ...budget, ballots });
};

/** Registers the published ballots and the live events of budgets. */
export const budgetBallotsRoutes = (
  api: Api,
  prepared: PreparedCache,
  { database, votables, feed }: BudgetRoom,
): void =>
  publishedRoutes(api, {
    database,
    prepared,
    votables,
    feed,
    ballots: readBudgetBallots,
    events: budgetEvents,
    file: PublishedBudget,
    formats: {
      csv: { type: 'text/csv; charset=utf-8', write: (json) => writeBudgetCsv(fileOf(json)) },
      // Where only totals are published there are no votes to write.
      pb: { type: 'text/plain; charset=utf-8', write: pbOf },
    },
    tag: 'budgets',
    what: 'a budget',
  });
