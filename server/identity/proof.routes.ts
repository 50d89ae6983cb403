import { addProof, sendMailCode } from '../../contract/session.endpoints.js';
import { MailCodeInput, MailCodeSent, ProofInput, Session } from '../../contract/session.schema.js';
import type { Api } from '../core/api.js';
import { route } from '../core/route.js';
import type { Identity } from './identity.service.js';
import { giveProof, sendCode } from './proving.service.js';

/** Registers the endpoints that send codes and take proofs. */
export const proofRoutes = (api: Api, identity: Identity): void => {
  route(
    api,
    sendMailCode,
    {
      summary: 'Sends a code of six digits by mail; the answer is the same for every address.',
      tag: 'sessions',
      body: MailCodeInput,
      answer: MailCodeSent,
      status: 201,
      visitor: 'needed',
      rateLimit: 'mailCode',
      errors: ['not_found', 'key_reused'],
    },
    ({ body, visitor, now, once }) => sendCode(identity, body, visitor, now, once),
  );
  route(
    api,
    addProof,
    {
      summary: 'Adds a proof of identity; the answer holds a new token and the old one is worthless.',
      tag: 'sessions',
      body: ProofInput,
      answer: Session,
      status: 201,
      visitor: 'needed',
      rateLimit: 'proof',
      errors: ['code_wrong', 'not_found', 'key_reused'],
    },
    ({ body, visitor, now, once }) => giveProof(identity, body, visitor, now, once),
  );
};
