import type { Budget, BudgetBallotInput } from '../../contract/budget.schema.js';
import type { BallotRoom, VotingRoom } from '../ballot/ballot.service.js';
import type { KnownBudget } from './budget.definition.js';
import { budgetKind } from './budget.kind.js';
import { BudgetService } from './budget.service.js';

/** Everything of budgets in a running server. */
export interface BudgetRoom extends VotingRoom<KnownBudget, Budget, BudgetBallotInput> {
  readonly service: BudgetService;
}

/** Sets up the room of budgets. */
export const createBudgets = (ballots: BallotRoom): BudgetRoom => {
  const voting = ballots.voting(budgetKind);
  return { ...voting, service: new BudgetService(voting) };
};
