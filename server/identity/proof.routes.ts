import { addProof, sendMailCode } from '../../contract/session.endpoints.js';
import { MailCodeInput, MailCodeSent, ProofInput, Session } from '../../contract/session.schema.js';
import type { Api } from '../core/api.js';
import { CodeWrong, Refusal } from '../core/errors.js';
import { route } from '../core/route.js';
import type { Visitor } from '../core/visitor.js';
import type { WriteTx } from '../database/door.js';
import type { Identity } from './identity.service.js';
import { useLetterCode } from './letter-code.service.js';
import {
  CODE_MINUTES,
  insertMailCode,
  newMailCode,
  normalAddress,
  useMailCode,
} from './mail-code.service.js';
import { codeMail } from './mail.text.js';
import { recordProof, type GivenProof } from './proof.service.js';
import { renewSession } from './session.service.js';
import { useSignIn } from './sign-in.service.js';
import { checkVisitor } from './voter.service.js';

/** Registers the endpoints that send codes and take proofs. */
export const proofRoutes = (api: Api, identity: Identity): void => {
  const { mailHashes, outbox, rateLimits, activities } = identity;

  /** One attempt at a proof; a refusal is answered, not thrown, so that the attempt counts. */
  const prove = async (
    tx: WriteTx,
    sent: ProofInput,
    activity: { id: string },
    visitor: Visitor,
    now: Date,
  ): Promise<GivenProof | Refusal> => {
    if (sent.kind === 'code') return useLetterCode(tx, activity.id, sent.code, identity.letterKey, now);
    const { organisationId } = visitor;
    const typed = { challenge: sent.challenge ?? '', organisationId, code: sent.code };
    const { kind } = sent;
    const subject =
      kind === 'email' ? await useMailCode(tx, typed, mailHashes, now) : await useSignIn(tx, typed, now);
    return subject instanceof Refusal ? subject : { kind, subject };
  };

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
    async ({ body, visitor, now, once }) => {
      const activity = await activities.byRef(body.activity);
      checkVisitor(visitor, activity);
      const { organisationId } = activity;
      await rateLimits.use('organisationMail', organisationId, undefined);
      const addressHash = mailHashes.address(organisationId, body.email);
      const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
      let code: string | undefined;
      const answer = await once(async (tx) => {
        const fresh = newMailCode();
        const { challenge } = fresh;
        const codeHash = mailHashes.code(challenge, fresh.code);
        await insertMailCode(tx, { challenge, organisationId, addressHash, codeHash, expiresAt });
        code = fresh.code;
        return { challenge, expiresAt };
      });
      // An address that gets too many mails gets no more, and nobody is told: the answer says nothing about others.
      if (code !== undefined && (await rateLimits.allows('addressMail', addressHash)))
        outbox.post(
          codeMail({
            to: normalAddress(body.email),
            code,
            minutes: CODE_MINUTES,
            organisation: activity.organisation,
            title: activity.title,
            language: activity.language,
          }),
        );
      return answer;
    },
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
    async ({ body, visitor, now, once }) => {
      const activity = await activities.byRef(body.activity);
      checkVisitor(visitor, activity);
      if (body.kind !== 'code' && body.challenge === undefined) throw new CodeWrong();
      return once(async (tx) => {
        const given = await prove(tx, body, activity, visitor, now);
        if (given instanceof Refusal) return given;
        return renewSession(tx, visitor, await recordProof(tx, visitor, given, now), now);
      });
    },
  );
};
