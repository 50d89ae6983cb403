import { confirmSubscription, subscribe } from '../../contract/subscription.endpoints.js';
import {
  SubscriptionAsked,
  SubscriptionCode,
  SubscriptionInput,
} from '../../contract/subscription.schema.js';
import type { Api } from '../core/api.js';
import { route } from '../core/route.js';
import type { Subscriptions } from './subscription.service.js';

const tag = 'subscriptions';

/** Registers the endpoints of mail about threads. */
export const subscriptionRoutes = (api: Api, subscriptions: Subscriptions): void => {
  route(
    api,
    subscribe,
    {
      summary:
        'Asks for mail about a thread, the replies to a comment, an idea, or new ideas of a board; a code goes to the address.',
      tag,
      body: SubscriptionInput,
      answer: SubscriptionAsked,
      status: 201,
      visitor: 'needed',
      rateLimit: 'mailCode',
      errors: ['not_found', 'proof_of_work_needed', 'proof_of_work_wrong', 'key_reused'],
    },
    ({ body, visitor, ctx, now, once }) =>
      subscriptions.subscribe(body, { visitor, origin: ctx.req.headers.origin }, now, once),
  );
  route(
    api,
    confirmSubscription,
    {
      summary: 'Confirms a subscription with the code from the mail.',
      tag,
      body: SubscriptionCode,
      answer: null,
      visitor: 'needed',
      rateLimit: 'proof',
      errors: ['code_wrong', 'key_reused'],
    },
    async ({ body, visitor, now, once }) => {
      await subscriptions.confirm(body, visitor, now, once);
      return undefined;
    },
  );
};
