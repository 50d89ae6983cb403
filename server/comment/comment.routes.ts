import { Type } from '@sinclair/typebox';
import {
  addComment,
  editComment,
  react,
  readComment,
  unreact,
  withdrawComment,
} from '../../contract/comment.endpoints.js';
import {
  Comment,
  CommentAnswer,
  CommentEdit,
  CommentId,
  CommentInput,
  ReactionInput,
} from '../../contract/comment.schema.js';
import type { Api } from '../core/api.js';
import { route } from '../core/route.js';
import type { ThreadRoom } from './thread.room.js';

const params = Type.Object({ id: CommentId });
const tag = 'comments';

/** Registers what is done with comments. */
export const commentRoutes = (api: Api, { service }: ThreadRoom): void => {
  route(
    api,
    readComment,
    {
      summary: 'One comment, wherever it stands; my own also while it waits.',
      tag,
      params,
      answer: Comment,
      errors: ['not_found'],
      visitor: 'optional',
    },
    ({ params: { id }, visitor }) => service.comment(id, visitor),
  );
  route(
    api,
    addComment,
    {
      summary: 'Writes a comment; the thread of a document begins with its first.',
      tag,
      body: CommentInput,
      answer: CommentAnswer,
      status: 201,
      visitor: 'needed',
      rateLimit: 'comment',
      renews: true,
      errors: [
        'not_found',
        'document_unknown',
        'identity_needed',
        'forbidden',
        'participant_blocked',
        'thread_closed',
        'reply_refused',
        'proof_of_work_needed',
        'proof_of_work_wrong',
        'key_reused',
      ],
    },
    async ({ body, visitor, now, ctx, once, again }) => {
      const { origin } = ctx.req.headers;
      const written = await service.add(body, visitor, { now, origin, once, again });
      return service.answer(written, visitor, now);
    },
  );
  route(
    api,
    editComment,
    {
      summary: 'Edits my comment while it may be edited.',
      tag,
      params,
      body: CommentEdit,
      answer: CommentAnswer,
      visitor: 'needed',
      rateLimit: 'comment',
      errors: [
        'not_found',
        'forbidden',
        'comment_fixed',
        'edit_expired',
        'thread_closed',
        'participant_blocked',
      ],
    },
    async ({ params: { id }, body, visitor, now }) =>
      service.answer(await service.edit(id, body, visitor, now), visitor, now),
  );
  route(
    api,
    withdrawComment,
    {
      summary: 'Withdraws my comment; a tombstone keeps the replies.',
      tag,
      params,
      answer: CommentAnswer,
      visitor: 'needed',
      rateLimit: 'comment',
      errors: ['not_found', 'forbidden', 'comment_fixed'],
    },
    async ({ params: { id }, visitor, now }) =>
      service.answer(await service.withdraw(id, visitor, now), visitor, now),
  );
  route(
    api,
    react,
    {
      summary: 'Agrees or disagrees.',
      tag,
      params,
      body: ReactionInput,
      answer: CommentAnswer,
      visitor: 'needed',
      rateLimit: 'reaction',
      errors: [
        'not_found',
        'forbidden',
        'identity_needed',
        'comment_fixed',
        'thread_closed',
        'participant_blocked',
      ],
    },
    async ({ params: { id }, body: { reaction }, visitor, now }) =>
      service.answer(await service.react(id, reaction, visitor, now), visitor, now),
  );
  route(
    api,
    unreact,
    {
      summary: 'Takes my reaction back.',
      tag,
      params,
      answer: CommentAnswer,
      visitor: 'needed',
      rateLimit: 'reaction',
      errors: ['not_found', 'thread_closed'],
    },
    async ({ params: { id }, visitor, now }) =>
      service.answer(await service.react(id, undefined, visitor, now), visitor, now),
  );
};
