import { endpoint } from './endpoint.js';
import type { NewSession, Session } from './session.schema.js';

/** Opens a session for this browser on this channel: a guest, until a proof is added. */
export const openSession = endpoint<{ body: NewSession; answer: Session }>()(
  'openSession',
  'POST',
  '/v1/sessions',
);
