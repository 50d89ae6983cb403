import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { IdeaAnswer } from '../../contract/board.schema.js';
import {
  addIdea,
  addPicture,
  answerMerge,
  editIdea,
  supportIdea,
  unsupportIdea,
  withdrawIdea,
} from '../../contract/idea.endpoints.js';
import {
  IdeaEdit,
  IdeaId,
  IdeaInput,
  IdeaMergeAnswerInput,
  UploadedPicture,
} from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import type { Api } from '../core/api.js';
import { readBytes } from '../core/body.js';
import { route } from '../core/route.js';
import type { BoardRoom } from './board.room.js';

const params = Type.Object({ id: IdeaId });
const tag = 'ideas';

/** Registers what residents do with ideas. */
export const ideaRoutes = (api: Api, { acts }: BoardRoom): void => {
  route(
    api,
    addIdea,
    {
      summary: 'Adds an idea.',
      tag,
      params: Type.Object({ ref: Ref }),
      body: IdeaInput,
      answer: IdeaAnswer,
      status: 201,
      visitor: 'needed',
      rateLimit: 'comment',
      renews: true,
      errors: [
        'not_found',
        'identity_needed',
        'forbidden',
        'participant_blocked',
        'board_closed',
        'proof_of_work_needed',
        'proof_of_work_wrong',
        'key_reused',
      ],
    },
    async ({ params: { ref }, body, visitor, now, ctx, once, again }) => {
      const { origin } = ctx.req.headers;
      return acts.answer(await acts.add(ref, body, visitor, { now, origin, once, again }), visitor, now);
    },
  );
  route(
    api,
    addPicture,
    {
      summary:
        'Takes in the bytes of a JPEG, PNG, WebP or AVIF picture, whatever its type says; kept for a day.',
      tag,
      params: Type.Object({ ref: Ref }),
      answer: UploadedPicture,
      status: 201,
      visitor: 'needed',
      rateLimit: 'picture',
      errors: ['not_found', 'forbidden', 'board_closed', 'picture_unusable', 'too_large'],
    },
    ({ params: { ref }, visitor, now, ctx }) =>
      acts.addPicture(ref, () => readBytes(ctx.req, limits.picture), visitor, now),
  );
  route(
    api,
    editIdea,
    {
      summary: 'Changes my idea while it may be changed; what is left out is gone.',
      tag,
      params,
      body: IdeaEdit,
      answer: IdeaAnswer,
      visitor: 'needed',
      rateLimit: 'comment',
      errors: ['not_found', 'forbidden', 'idea_fixed', 'board_closed', 'participant_blocked'],
    },
    async ({ params: { id }, body, visitor, now }) =>
      acts.answer(await acts.edit(id, body, visitor, now), visitor, now),
  );
  route(
    api,
    withdrawIdea,
    {
      summary: 'Withdraws my idea; its words and picture are deleted, its conversation and history stay.',
      tag,
      params,
      answer: IdeaAnswer,
      visitor: 'needed',
      rateLimit: 'comment',
      errors: ['not_found', 'forbidden', 'idea_fixed'],
    },
    async ({ params: { id }, visitor, now }) =>
      acts.answer(await acts.withdraw(id, visitor, now), visitor, now),
  );
  route(
    api,
    supportIdea,
    {
      summary: 'Supports an idea; once a person.',
      tag,
      params,
      answer: IdeaAnswer,
      visitor: 'needed',
      rateLimit: 'reaction',
      errors: [
        'not_found',
        'identity_needed',
        'idea_fixed',
        'idea_merged',
        'board_closed',
        'participant_blocked',
      ],
    },
    async ({ params: { id }, visitor, now }) =>
      acts.answer(await acts.support(id, true, visitor, now), visitor, now),
  );
  route(
    api,
    unsupportIdea,
    {
      summary: 'Takes my support back.',
      tag,
      params,
      answer: IdeaAnswer,
      visitor: 'needed',
      rateLimit: 'reaction',
      errors: ['not_found', 'board_closed'],
    },
    async ({ params: { id }, visitor, now }) =>
      acts.answer(await acts.support(id, false, visitor, now), visitor, now),
  );
  route(
    api,
    answerMerge,
    {
      summary: 'Says whether my support moves along to the idea that this one is merged into.',
      tag,
      params,
      body: IdeaMergeAnswerInput,
      answer: IdeaAnswer,
      visitor: 'needed',
      rateLimit: 'reaction',
      errors: ['not_found', 'already_done', 'idea_fixed', 'board_closed'],
    },
    async ({ params: { id }, body: { move }, visitor, now }) =>
      acts.answer(await acts.answerMerge(id, move, visitor, now), visitor, now),
  );
};
