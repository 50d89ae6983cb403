import { endpoint } from './endpoint.js';
import type { Erased, MyContributions } from './privacy.schema.js';

/** Everything that the server keeps of me. */
export const readMyContributions = endpoint<{ answer: MyContributions }>()(
  'readMyContributions',
  'GET',
  '/v1/contributions/mine',
);

/**
 * Erases me: my names, reactions, flags, subscriptions, proofs and sessions. My comments become tombstones, or stay
 * without a name with `comments=anonymous`. The token is worthless afterwards.
 */
export const eraseMe = endpoint<{ query: { comments?: string }; answer: Erased }>()(
  'eraseMe',
  'DELETE',
  '/v1/participants/mine',
);
