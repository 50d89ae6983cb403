import { endpoint } from './endpoint.js';
import type { Me, NewSession, Session } from './session.schema.js';

export * from './proof.endpoints.js';

/** Opens a session for this browser on this channel: a guest, until a proof is added. */
export const openSession = endpoint<{ body: NewSession; answer: Session }>()(
  'openSession',
  'POST',
  '/v1/sessions',
);

/** Who I am here: which proofs of identity I have given. */
export const readMe = endpoint<{ answer: Me }>()('readMe', 'GET', '/v1/sessions/mine');

/** Signs out: the token is worthless from now on. */
export const closeSession = endpoint<{ answer: undefined }>()('closeSession', 'DELETE', '/v1/sessions/mine');
