import {
  readBudgetConsistencyProof,
  readBudgetInclusionProof,
  readBudgetTreeHeads,
} from '../../contract/budget.endpoints.js';
import { logRoutes, type BallotRoom } from '../ballot/ballot.service.js';
import type { Api } from '../core/api.js';
import type { BudgetRoom } from './budget.room.js';

/** Registers the tree heads and the proofs of budgets' logs. */
export const budgetLogRoutes = (
  api: Api,
  { database, trees }: BallotRoom,
  { votables }: Pick<BudgetRoom, 'votables'>,
): void =>
  logRoutes(
    api,
    {
      heads: readBudgetTreeHeads,
      inclusion: readBudgetInclusionProof,
      consistency: readBudgetConsistencyProof,
    },
    { database, trees, votables, what: 'a budget' },
  );
