import type {
  MailCodeInput,
  MailCodeSent,
  ProofInput,
  Session,
  SignInStarted,
} from '../../contract/session.schema.js';
import { findDocument } from '../document/document.service.js';
import { CodeWrong, NotFound, Refusal } from '../core/errors.js';
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
import { placed, type Placed } from './placed.js';
import { recordProof, type GivenProof } from './proof.service.js';
import { renewSession } from './session.service.js';
import { insertSignIn, useSignIn } from './sign-in.service.js';
import { checkVisitor } from './voter.service.js';

/** Runs a unit of work with one effect; a Refusal that it returns is thrown after the commit. */
export type Once = <T>(unit: (tx: WriteTx) => Promise<T | Refusal>) => Promise<T>;

/** The page of ours at which a sign-in begins. */
export const signInAddress = (publicUrl: string, state: string): string => `${publicUrl}/sign-in/${state}`;

const mailTo = (email: string, code: string, activity: Placed) =>
  codeMail({
    to: normalAddress(email),
    code,
    minutes: CODE_MINUTES,
    organisation: activity.organisation,
    title: activity.title,
    language: activity.language,
  });

/** Sends a code by mail after the commit. The answer is the same for every address. Throws TooManyRequests. */
export const sendCode = async (
  identity: Identity,
  sent: Pick<MailCodeInput, 'email' | 'activity' | 'document'>,
  visitor: Visitor,
  now: Date,
  once: Once,
): Promise<MailCodeSent> => {
  const { mailHashes, outbox, rateLimits } = identity;
  const activity = await placed(identity, sent);
  checkVisitor(visitor, activity);
  const { organisationId } = activity;
  await rateLimits.use('organisationMail', organisationId, undefined);
  const addressHash = mailHashes.address(organisationId, sent.email);
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
  // An address that gets too many mails gets no more, and no code that can be guessed; the answer is the same, so
  // that it says nothing about what others did.
  const allowed = await rateLimits.allows('addressMail', addressHash);
  let code: string | undefined;
  let { title } = activity;
  const answer = await once(async (tx) => {
    const fresh = newMailCode();
    const { challenge } = fresh;
    const codeHash = mailHashes.code(challenge, allowed ? fresh.code : 'none');
    await insertMailCode(tx, { challenge, organisationId, addressHash, codeHash, expiresAt });
    code = fresh.code;
    // Until then a document is called by its address.
    if (activity.id === '') title = (await findDocument(tx, organisationId, title))?.title ?? title;
    return { challenge, expiresAt };
  });
  if (allowed && code !== undefined) outbox.post(mailTo(sent.email, code, { ...activity, title }));
  return answer;
};

// One attempt; a refusal is answered, not thrown, so that the attempt counts.
const attempt = async (
  identity: Identity,
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
    kind === 'email'
      ? await useMailCode(tx, typed, identity.mailHashes, now)
      : await useSignIn(tx, typed, now);
  return subject instanceof Refusal ? subject : { kind, subject };
};

/** Adds a proof to the visitor's session: a new token; the old one is worthless. Throws CodeWrong. */
export const giveProof = async (
  identity: Identity,
  sent: ProofInput,
  visitor: Visitor,
  now: Date,
  once: Once,
): Promise<Session> => {
  const activity = await placed(identity, sent);
  checkVisitor(visitor, activity);
  if (sent.kind !== 'code' && sent.challenge === undefined) throw new CodeWrong();
  return once(async (tx) => {
    const given = await attempt(identity, tx, sent, activity, visitor, now);
    if (given instanceof Refusal) return given;
    return renewSession(tx, visitor, await recordProof(tx, visitor, given, now, identity.merged), now);
  });
};

/** Starts a sign-in for a visitor. Throws NotFound where the server has no provider. */
export const beginSignIn = async (
  identity: Identity,
  to: {
    activity?: string;
    document?: string;
    publicUrl: string;
    provider: boolean;
    origin: string | undefined;
  },
  visitor: Visitor,
  now: Date,
  once: Once,
): Promise<SignInStarted> => {
  if (!to.provider) throw new NotFound('way to sign in on this server');
  const activity = await placed(identity, to);
  checkVisitor(visitor, activity);
  const { organisationId } = activity;
  return once(async (tx) => {
    const { state, challenge } = await insertSignIn(tx, { organisationId, origin: to.origin }, now);
    return { url: signInAddress(to.publicUrl, state), challenge };
  });
};
