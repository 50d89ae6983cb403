import { Type, type Static } from '@sinclair/typebox';
import { Ref } from './activity.schema.js';
import { CommentId } from './comment.schema.js';
import { IdeaId } from './idea.schema.js';
import { limits } from './limits.js';

/** Asks for mail about a thread, the replies to a comment, an idea, or new ideas of a board; a code confirms the address. */
export const SubscriptionInput = Type.Object(
  {
    thread: Type.Optional(Ref),
    comment: Type.Optional(CommentId),
    idea: Type.Optional(IdeaId),
    board: Type.Optional(Ref),
    email: Type.String({ format: 'email', maxLength: limits.email, description: 'Where to send mail.' }),
    work: Type.Optional(Type.String({ maxLength: 2000, description: 'Solved proof of work.' })),
  },
  { $id: 'SubscriptionInput', additionalProperties: false, description: 'Asks for mail.' },
);
export type SubscriptionInput = Static<typeof SubscriptionInput>;

/** A code is on its way. The answer is the same for every address. */
export const SubscriptionAsked = Type.Object(
  {
    challenge: Type.String({ description: 'Names this subscription when the code is typed in.' }),
    expiresAt: Type.String({ format: 'date-time', description: 'Until when the code works, UTC.' }),
  },
  { $id: 'SubscriptionAsked', additionalProperties: false, description: 'A code is on its way.' },
);
export type SubscriptionAsked = Static<typeof SubscriptionAsked>;

/** Confirms a subscription. */
export const SubscriptionCode = Type.Object(
  {
    challenge: Type.String({ minLength: 1, maxLength: 100, description: 'From `subscribe`.' }),
    code: Type.String({ minLength: 1, maxLength: limits.letterCode, description: 'The 6 digits.' }),
  },
  { $id: 'SubscriptionCode', additionalProperties: false, description: 'Confirms a subscription.' },
);
export type SubscriptionCode = Static<typeof SubscriptionCode>;
