import { Type, type Static } from '@sinclair/typebox';
import { limits } from './limits.js';

/** Id of a reason: random, so that its order tells nothing; the key by which lists are paged. */
export const ReasonId = Type.String({
  pattern: '^[0-9a-f-]{36}$',
  description: 'Id of a reason.',
});

/** Why someone chose a scenario, as it was typed; nobody is named. */
export const PollReason = Type.Object(
  {
    id: ReasonId,
    text: Type.String({ maxLength: limits.why, description: 'The reason, plain text.' }),
  },
  { $id: 'PollReason', additionalProperties: false, description: 'Why someone chose a scenario.' },
);
export type PollReason = Static<typeof PollReason>;

/** A page of the published reasons for one scenario. */
export const PollReasons = Type.Object(
  {
    reasons: Type.Array(PollReason, { description: 'At most 20, in an order that tells nothing.' }),
    next: Type.Optional(
      Type.String({ description: 'Send it as `after` for the page that follows; absent at the end.' }),
    ),
    withheld: Type.Boolean({
      description: 'Whether reasons are kept back because too few people voted, or chose this.',
    }),
  },
  { $id: 'PollReasons', additionalProperties: false, description: 'Published reasons for one scenario.' },
);
export type PollReasons = Static<typeof PollReasons>;
