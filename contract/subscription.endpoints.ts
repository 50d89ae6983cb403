import { endpoint } from './endpoint.js';
import type { SubscriptionAsked, SubscriptionCode, SubscriptionInput } from './subscription.schema.js';

/** Asks for mail about a thread or about replies; a 6-digit code by mail confirms it. */
export const subscribe = endpoint<{ body: SubscriptionInput; answer: SubscriptionAsked }>()(
  'subscribe',
  'POST',
  '/v1/subscriptions',
);

/** Confirms it. A subscription ends by the link in each mail (RFC 8058). */
export const confirmSubscription = endpoint<{ body: SubscriptionCode; answer: undefined }>()(
  'confirmSubscription',
  'POST',
  '/v1/subscription-confirmations',
);
