import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import {
  addProjectProgress,
  castBudgetBallot,
  readBudget,
  readMyBudgetBallot,
} from '../../contract/budget.endpoints.js';
import {
  Budget,
  BudgetBallotInput,
  BudgetVoteAnswer,
  MyBudgetBallot,
  Project,
  ProjectId,
  ProjectProgress,
} from '../../contract/budget.schema.js';
import { voteAnswer } from '../ballot/ballot.service.js';
import type { Api } from '../core/api.js';
import { ReadyJson } from '../core/prepared.js';
import { route } from '../core/route.js';
import { staffFor } from '../staff/staff.service.js';
import type { BudgetRoom } from './budget.room.js';
import { addProgress } from './project.progress.js';

const params = Type.Object({ ref: Ref });
const tag = 'budgets';

/** Registers reading a budget, reading my ballot and casting it, and saying where a winner stands. */
export const budgetRoutes = (api: Api, { service }: BudgetRoom): void => {
  route(
    api,
    readBudget,
    {
      summary: 'The budget as everyone sees it.',
      tag,
      params,
      answer: Budget,
      errors: ['not_found'],
      ready: (ref, now) => service.peek(ref, now)?.prepared,
    },
    async ({ params: { ref }, now }) => (await service.read(ref, now)).prepared,
  );
  route(
    api,
    readMyBudgetBallot,
    {
      summary: 'What only I may see of a budget.',
      tag,
      params,
      answer: MyBudgetBallot,
      errors: ['not_found'],
      visitor: 'optional',
    },
    async ({ params: { ref }, visitor, now }) => new ReadyJson(await service.mine(ref, visitor, now)),
  );
  route(
    api,
    castBudgetBallot,
    {
      summary: 'Casts my ballot, or replaces it.',
      tag,
      params,
      body: BudgetBallotInput,
      answer: BudgetVoteAnswer,
      errors: ['not_found', 'ballot_invalid', 'identity_needed', 'poll_not_open', 'poll_closed'],
      rateLimit: 'vote',
      visitor: 'needed',
    },
    async ({ params: { ref }, visitor, body, now }) =>
      voteAnswer('budget', await service.cast(ref, visitor, body, now)),
  );
  route(
    api,
    addProjectProgress,
    {
      summary: 'Says where a project that was chosen stands now.',
      tag,
      params: Type.Object({ ref: Ref, id: ProjectId }),
      body: ProjectProgress,
      answer: Project,
      visitor: 'needed',
      errors: ['forbidden', 'not_found', 'not_published', 'key_reused'],
    },
    ({ params: { ref, id }, body, visitor, now, once }) =>
      once(async (tx) => {
        const staff = await staffFor(tx, visitor, 'addProjectProgress');
        return addProgress(tx, staff, { ref, projectId: id, step: body }, now);
      }),
  );
};
