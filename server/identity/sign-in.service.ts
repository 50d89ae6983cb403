import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CodeWrong, type Refusal } from '../core/errors.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { makeLetterCode, readLetterCode } from './letter-code.js';

/** Minutes for a sign-in, from its start to the code that is typed. */
export const SIGN_IN_MINUTES = 20;

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const random = (): string => randomBytes(32).toString('base64url');

/** A sign-in under way, as the page that leads to the provider and back needs it. */
export interface SignInUnderWay {
  readonly state: string;
  readonly organisationId: string;
  /** PKCE code verifier (RFC 7636). */
  readonly verifier: string;
  readonly nonce: string;
  /** The site that asked, to whom alone the code may be handed. */
  readonly origin: string | undefined;
}

/** Starts a sign-in. The challenge is told to the one who asked, and kept hashed. */
export const insertSignIn = async (
  tx: WriteTx,
  asked: { organisationId: string; origin: string | undefined },
  now: Date,
): Promise<{ state: string; challenge: string }> => {
  const state = random();
  const challenge = random();
  await tx.query(
    `INSERT INTO sign_in (state, organisation_id, challenge_hash, origin, verifier, nonce, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      state,
      asked.organisationId,
      sha(challenge),
      asked.origin ?? null,
      random(),
      random(),
      new Date(now.getTime() + SIGN_IN_MINUTES * 60_000).toISOString(),
    ],
  );
  return { state, challenge };
};

interface Kept extends Row {
  organisation_id: string;
  verifier: string;
  nonce: string;
  origin: string | null;
}

/** The sign-in of this state, if it is under way and nobody came back from the provider yet. */
export const findSignIn = async (
  tx: ReadTx,
  state: string,
  now: Date,
): Promise<SignInUnderWay | undefined> => {
  const [row] = await tx.query<Kept>(
    `SELECT organisation_id, verifier, nonce, origin FROM sign_in
     WHERE state = ? AND code_hash IS NULL AND used_at IS NULL AND expires_at > ?`,
    [state, now.toISOString()],
  );
  if (row === undefined) return undefined;
  const { organisation_id: organisationId, verifier, nonce, origin } = row;
  return { state, organisationId, verifier, nonce, origin: origin ?? undefined };
};

/** The keyed hash under which a signed-in person is kept, per organisation. */
export const subjectHash = (key: Buffer, organisationId: string, issuer: string, sub: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([organisationId, issuer, sub]))
    .digest('hex');

const hashCode = (state: string, code: string): string => sha(`sign-in ${state} ${code}`);

/** Keeps who came back, and answers the one-time code to show; undefined when somebody came back before. */
export const finishSignIn = async (
  tx: WriteTx,
  state: string,
  subject: string,
): Promise<string | undefined> => {
  const code = makeLetterCode(randomInt);
  const rows = await tx.query<Row & { state: string }>(
    `UPDATE sign_in SET code_hash = ?, subject_hash = ?, verifier = '', nonce = ''
     WHERE state = ? AND code_hash IS NULL RETURNING state`,
    [hashCode(state, readLetterCode(code)!), subject, state],
  );
  return rows.length === 0 ? undefined : code;
};

interface Finished extends Row {
  state: string;
  code_hash: string;
  subject_hash: string;
}

/** Exchanges challenge and code for the hash of the person, once, or answers the refusal. */
export const useSignIn = async (
  tx: WriteTx,
  typed: { challenge: string; organisationId: string; code: string },
  now: Date,
): Promise<string | Refusal> => {
  const code = readLetterCode(typed.code);
  const [row] = await tx.query<Finished>(
    `SELECT state, code_hash, subject_hash FROM sign_in
     WHERE challenge_hash = ? AND organisation_id = ? AND code_hash IS NOT NULL AND used_at IS NULL AND expires_at > ?`,
    [sha(typed.challenge), typed.organisationId, now.toISOString()],
  );
  if (code === undefined || row === undefined) return new CodeWrong();
  if (!timingSafeEqual(Buffer.from(hashCode(row.state, code)), Buffer.from(row.code_hash)))
    return new CodeWrong();
  await tx.query('UPDATE sign_in SET used_at = ? WHERE state = ?', [now.toISOString(), row.state]);
  return row.subject_hash;
};
