import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { limits } from '../../contract/limits.js';
import { CodeWrong, type Refusal } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';

/** Minutes for which a code works. */
export const CODE_MINUTES = 10;
const ATTEMPTS = 5;

/** One spelling of an address, so that the same mailbox is the same person. */
export const normalAddress = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** The keyed hashes under which addresses and codes are kept. */
export interface MailHashes {
  address(organisationId: string, email: string): string;
  code(challenge: string, code: string): string;
}

/** Hashes with the key of this installation: the database alone tells no address and no code. */
export const mailHashes = (key: Buffer): MailHashes => {
  const hash = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return {
    address: (organisationId, email) => hash(`address ${organisationId} ${normalAddress(email)}`),
    code: (challenge, code) => hash(`code ${challenge} ${code}`),
  };
};

/** A fresh code of six digits with the challenge that names it. */
export const newMailCode = (): { challenge: string; code: string } => ({
  challenge: randomBytes(16).toString('base64url'),
  code: String(randomInt(10 ** limits.mailCode)).padStart(limits.mailCode, '0'),
});

/** Keeps a code, hashed. */
export const insertMailCode = async (
  tx: WriteTx,
  kept: {
    challenge: string;
    organisationId: string;
    addressHash: string;
    codeHash: string;
    expiresAt: string;
  },
): Promise<void> => {
  await tx.query(
    `INSERT INTO mail_code (challenge, organisation_id, address_hash, code_hash, attempts, expires_at)
     VALUES (?, ?, ?, ?, 0, ?)`,
    [kept.challenge, kept.organisationId, kept.addressHash, kept.codeHash, kept.expiresAt],
  );
};

interface Kept extends Row {
  address_hash: string;
  code_hash: string;
}

/**
 * Takes one attempt at a code, and answers the hash of its address, or the refusal. The attempt counts even when it
 * is wrong; the fifth wrong one, the right one and the clock end it.
 */
export const useMailCode = async (
  tx: WriteTx,
  typed: { challenge: string; organisationId: string; code: string },
  hashes: MailHashes,
  now: Date,
): Promise<string | Refusal> => {
  const moment = now.toISOString();
  const [row] = await tx.query<Kept>(
    `UPDATE mail_code SET attempts = attempts + 1
     WHERE challenge = ? AND organisation_id = ? AND used_at IS NULL AND attempts < ? AND expires_at > ?
     RETURNING address_hash, code_hash`,
    [typed.challenge, typed.organisationId, ATTEMPTS, moment],
  );
  if (row === undefined) return new CodeWrong();
  const given = Buffer.from(hashes.code(typed.challenge, typed.code.replace(/\D/g, '')));
  if (!timingSafeEqual(given, Buffer.from(row.code_hash))) return new CodeWrong();
  await tx.query('UPDATE mail_code SET used_at = ? WHERE challenge = ?', [moment, typed.challenge]);
  return row.address_hash;
};
