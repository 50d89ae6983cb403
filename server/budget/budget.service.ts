import type { Budget, BudgetBallotInput } from '../../contract/budget.schema.js';
import { Voting } from '../ballot/ballot.service.js';
import type { KnownBudget } from './budget.definition.js';

export { addProjects, type NewProject } from './budget.extend.js';
export { budgetKind } from './budget.kind.js';

/** What can be done with budgets, by the API and by the pages without script alike. */
export class BudgetService extends Voting<KnownBudget, Budget, BudgetBallotInput> {}
