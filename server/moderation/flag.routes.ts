import { Type } from '@sinclair/typebox';
import { CommentAnswer, CommentId } from '../../contract/comment.schema.js';
import { appealComment as appeal, flagComment as flag } from '../../contract/moderation.endpoints.js';
import { AppealInput, FlagInput } from '../../contract/moderation.schema.js';
import type { ThreadRoom } from '../comment/comment.service.js';
import type { Api } from '../core/api.js';
import { route } from '../core/route.js';
import { appealComment, flagComment } from './moderation.flag.js';

const params = Type.Object({ id: CommentId });
const tag = 'moderation';

/** Registers what residents do: flag a comment, and appeal for their own. */
export const flagRoutes = (api: Api, { service }: ThreadRoom): void => {
  route(
    api,
    flag,
    {
      summary: 'Says that something is wrong with a comment; once a person. Staff decide.',
      tag,
      params,
      body: FlagInput,
      answer: null,
      visitor: 'needed',
      rateLimit: 'comment',
      errors: ['not_found', 'comment_fixed', 'already_done', 'key_reused'],
    },
    async ({ params: { id }, body, visitor, now, once }) => {
      await once((tx) => flagComment(tx, id, body, visitor, now));
      return undefined;
    },
  );
  route(
    api,
    appeal,
    {
      summary: 'Asks to look again at my hidden comment; once.',
      tag,
      params,
      body: AppealInput,
      answer: CommentAnswer,
      status: 201,
      visitor: 'needed',
      rateLimit: 'comment',
      renews: true,
      errors: ['not_found', 'already_done', 'key_reused'],
    },
    async ({ params: { id }, body, visitor, now, once }) =>
      service.answer(await once((tx) => appealComment(tx, id, body, visitor, now)), visitor, now),
  );
};
