import { Type } from '@sinclair/typebox';
import { CommentAnswer, CommentId } from '../../contract/comment.schema.js';
import { IdeaAnswer } from '../../contract/board.schema.js';
import { appealIdea, flagIdea } from '../../contract/idea.endpoints.js';
import { appealComment, flagComment } from '../../contract/moderation.endpoints.js';
import { AppealInput, FlagInput } from '../../contract/moderation.schema.js';
import type { ThreadRoom } from '../comment/comment.service.js';
import type { Api } from '../core/api.js';
import { route } from '../core/route.js';
import type { BoardRoom } from '../idea/board.service.js';
import { appealSubject, flagSubject } from './moderation.flag.js';

const params = Type.Object({ id: CommentId });
const tag = 'moderation';

const flagging = {
  tag,
  params,
  body: FlagInput,
  answer: null,
  visitor: 'needed',
  rateLimit: 'comment',
} as const;

const appealing = {
  tag,
  params,
  body: AppealInput,
  status: 201,
  visitor: 'needed',
  rateLimit: 'comment',
  renews: true,
  errors: ['not_found', 'already_done', 'key_reused'],
} as const;

/** Registers what residents do: flag a comment or an idea, and appeal for their own. */
export const flagRoutes = (
  api: Api,
  { threads, boards }: { threads: Pick<ThreadRoom, 'service'>; boards: Pick<BoardRoom, 'acts'> },
): void => {
  route(
    api,
    flagComment,
    {
      ...flagging,
      summary: 'Says that something is wrong with a comment; once a person. Staff decide.',
      errors: ['not_found', 'comment_fixed', 'already_done', 'key_reused'],
    },
    async ({ params: { id }, body, visitor, now, once }) => {
      await once((tx) => flagSubject(tx, { kind: 'comment', id }, body, visitor, now));
      return undefined;
    },
  );
  route(
    api,
    appealComment,
    { ...appealing, summary: 'Asks to look again at my hidden comment; once.', answer: CommentAnswer },
    async ({ params: { id }, body, visitor, now, once }) => {
      const subject = { kind: 'comment', id } as const;
      const sent = await once((tx) => appealSubject(tx, subject, body, visitor, now));
      return threads.service.answer(sent, visitor, now);
    },
  );
  route(
    api,
    flagIdea,
    {
      ...flagging,
      summary: 'Says that something is wrong with an idea; once a person. Staff decide.',
      errors: ['not_found', 'idea_fixed', 'already_done', 'key_reused'],
    },
    async ({ params: { id }, body, visitor, now, once }) => {
      await once((tx) => flagSubject(tx, { kind: 'idea', id }, body, visitor, now));
      return undefined;
    },
  );
  route(
    api,
    appealIdea,
    { ...appealing, summary: 'Asks to look again at my hidden idea; once.', answer: IdeaAnswer },
    async ({ params: { id }, body, visitor, now, once }) => {
      const subject = { kind: 'idea', id } as const;
      const sent = await once((tx) => appealSubject(tx, subject, body, visitor, now));
      return boards.acts.answer(sent, visitor, now);
    },
  );
};
