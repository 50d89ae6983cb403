import { createHash } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib/v1';
import { Refusal } from '../core/errors.js';
import type { WriteTx } from '../database/door.js';

/** Some tenths of a second on a phone, hundreds of machine hours for a million sessions. */
const MAX_NUMBER = 100_000;
const MINUTES = 10;

/** A solved proof of work that may be spent once. */
export interface Work {
  readonly hash: string;
  readonly expiresAt: string;
}

const wrong = () =>
  new Refusal('proof_of_work_wrong', 'This proof of work is wrong, expired or used before.');

/** Proof of work (ALTCHA) for channels under pressure: no puzzle, nothing that excludes people. */
export class ProofOfWork {
  readonly #key: string;

  constructor(key: Buffer) {
    this.#key = key.toString('hex');
  }

  /** Checks what was sent. Throws `proof_of_work_needed` with a challenge when nothing was, or `proof_of_work_wrong`. */
  async check(solution: string | undefined, now: Date): Promise<Work> {
    const expires = new Date(now.getTime() + MINUTES * 60_000);
    if (solution === undefined) {
      const challenge = await createChallenge({ hmacKey: this.#key, maxnumber: MAX_NUMBER, expires });
      throw new Refusal('proof_of_work_needed', 'This site is busy: solve the challenge first.', {
        challenge,
      });
    }
    if (!(await this.#isSolved(solution, now))) throw wrong();
    // One hash for all ways to write the same solution.
    const { salt } = JSON.parse(Buffer.from(solution, 'base64').toString('utf8')) as { salt: string };
    const hash = createHash('sha256').update(`work ${salt}`).digest('hex');
    return { hash, expiresAt: new Date(expires.getTime() + MINUTES * 60_000).toISOString() };
  }

  async #isSolved(solution: string, now: Date): Promise<boolean> {
    try {
      if (!(await verifySolution(solution, this.#key, false))) return false;
      const { salt } = JSON.parse(Buffer.from(solution, 'base64').toString('utf8')) as { salt: string };
      const expires = Number(new URLSearchParams(salt.split('?')[1]).get('expires'));
      return expires * 1000 > now.getTime();
    } catch {
      return false;
    }
  }
}

/** Spends a proof of work inside the unit that it pays for. Throws `proof_of_work_wrong` when it was spent before. */
export const spendWork = async (tx: WriteTx, work: Work | undefined): Promise<void> => {
  if (work === undefined) return;
  const rows = await tx.query(
    `INSERT INTO idempotency_key (key_hash, request_hash, status, answer, expires_at) VALUES (?, '', 0, '', ?)
     ON CONFLICT (key_hash) DO NOTHING RETURNING key_hash`,
    [work.hash, work.expiresAt],
  );
  if (rows.length === 0) throw wrong();
};
