import type {
  Budget,
  BudgetBallotInput,
  BudgetVoteAnswer,
  MyBudgetBallot,
  Project,
  ProjectProgress,
  PublishedBudget,
} from './budget.schema.js';
import { endpoint } from './endpoint.js';
import type { ConsistencyProof, InclusionProof, TreeHead } from './log.schema.js';

/** The budget as everyone sees it: money, projects, rule, turnout, and the result after publication. */
export const readBudget = endpoint<{ answer: Budget }>()('readBudget', 'GET', '/v1/budgets/{ref}');

/** What only I may see of a budget: my ballot and what I can do. */
export const readMyBudgetBallot = endpoint<{ answer: MyBudgetBallot }>()(
  'readMyBudgetBallot',
  'GET',
  '/v1/budgets/{ref}/ballots/mine',
);

/** Casts my ballot, or replaces it: a person has at most one. */
export const castBudgetBallot = endpoint<{ body: BudgetBallotInput; answer: BudgetVoteAnswer }>()(
  'castBudgetBallot',
  'PUT',
  '/v1/budgets/{ref}/ballots/mine',
);

/** The anonymous ballots with rule, seed and sums, after closing and publication; json, csv or pb. */
export const readBudgetBallots = endpoint<{ query: { format?: string }; answer: PublishedBudget }>()(
  'readBudgetBallots',
  'GET',
  '/v1/budgets/{ref}/ballots',
);

/** The signed tree heads of the budget's log, oldest first. */
export const readBudgetTreeHeads = endpoint<{ answer: TreeHead[] }>()(
  'readBudgetTreeHeads',
  'GET',
  '/v1/budgets/{ref}/tree-heads',
);

/** Proof that a commitment is in the log (RFC 6962 §2.1.1). */
export const readBudgetInclusionProof = endpoint<{
  query: { commitment: string; size?: number };
  answer: InclusionProof;
}>()('readBudgetInclusionProof', 'GET', '/v1/budgets/{ref}/inclusion-proofs');

/** Proof that an older tree is a prefix of a newer one (RFC 6962 §2.1.2). */
export const readBudgetConsistencyProof = endpoint<{
  query: { from: number; to: number };
  answer: ConsistencyProof;
}>()('readBudgetConsistencyProof', 'GET', '/v1/budgets/{ref}/consistency-proofs');

/** Server-Sent Events: one `budget` event with the public `Budget` for each change. */
export const budgetEvents = endpoint<{ answer: string }>()('budgetEvents', 'GET', '/v1/budgets/{ref}/events');

/** Says where a winner stands now. Staff: editor, administrator. */
export const addProjectProgress = endpoint<{ body: ProjectProgress; answer: Project }>()(
  'addProjectProgress',
  'POST',
  '/v1/budgets/{ref}/projects/{id}/progress',
);
