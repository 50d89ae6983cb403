import { endpoint } from './endpoint.js';
import type { Me } from './session.schema.js';

export * from './opening.endpoints.js';
export * from './proof.endpoints.js';

/** Who I am here: which proofs of identity I have given. */
export const readMe = endpoint<{ answer: Me }>()('readMe', 'GET', '/v1/sessions/mine');

/** Signs out: the token is worthless from now on. */
export const closeSession = endpoint<{ answer: undefined }>()('closeSession', 'DELETE', '/v1/sessions/mine');
