import { endpoint } from './endpoint.js';
import type {
  Me,
  NewSession,
  ProofInput,
  Session,
  MailCodeInput,
  MailCodeSent,
  SignInStart,
  SignInStarted,
} from './session.schema.js';

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

/** Asks for a 6-digit code by mail. The answer never tells whether the address is known. */
export const sendMailCode = endpoint<{ body: MailCodeInput; answer: MailCodeSent }>()(
  'sendMailCode',
  'POST',
  '/v1/mail-codes',
);

/** Adds a proof of identity to my session: a mail code, a letter code, or the one-time code of a sign-in. */
export const addProof = endpoint<{ body: ProofInput; answer: Session }>()(
  'addProof',
  'POST',
  '/v1/sessions/mine/proofs',
);

/** Starts an OpenID Connect sign-in: answers the page to open at top level. */
export const startSignIn = endpoint<{ body: SignInStart; answer: SignInStarted }>()(
  'startSignIn',
  'POST',
  '/v1/sign-ins',
);
