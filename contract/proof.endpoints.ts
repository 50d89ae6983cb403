import { endpoint } from './endpoint.js';
import type {
  MailCodeInput,
  MailCodeSent,
  ProofInput,
  Session,
  SignInStart,
  SignInStarted,
} from './session.schema.js';

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
