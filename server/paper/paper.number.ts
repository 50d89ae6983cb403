import { createHmac } from 'node:crypto';
import { CodeUsed, CodeWrong } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { hashLetterCode, makeLetterCode, readLetterCode } from '../identity/letter-code.service.js';

/** What turns numbers into their hashes: keys of the installation, for numbers and for the codes of letters. */
export interface NumberKeys {
  number: Buffer;
  letter: Buffer;
}

/** The keys of an installation; `purpose` is that of its secret. */
export const numberKeysOf = (purpose: (name: string) => Buffer): NumberKeys => ({
  number: purpose('paper-number'),
  letter: purpose('letter-code'),
});

const hashOf = ({ number }: NumberKeys, activityId: string, typed: string): string =>
  createHmac('sha256', number).update(`paper ${activityId} ${typed}`).digest('hex');

/**
 * Makes one-use numbers for the ballots of one vote, in the form of the codes of letters with their check character;
 * they are told this once and kept hashed.
 */
export const makeNumbers = async (
  tx: WriteTx,
  activityId: string,
  count: number,
  keys: NumberKeys,
): Promise<string[]> => {
  const numbers = new Set<string>();
  while (numbers.size < count) numbers.add(makeLetterCode());
  for (const number of numbers)
    await tx.query('INSERT INTO paper_number (activity_id, number_hash) VALUES (?, ?)', [
      activityId,
      hashOf(keys, activityId, readLetterCode(number)!),
    ]);
  return [...numbers];
};

/** A number as it stands on a sheet that was entered. */
export interface Claimed {
  hash: string;
  /** Its last four characters. */
  ending: string;
}

/**
 * Takes a number for a sheet. Where votes are cast with codes of letters, such a code is a number too. Throws CodeWrong
 * for one that was not made for this vote, and CodeUsed for one that stands on another sheet.
 */
export const claimNumber = async (
  tx: WriteTx,
  activityId: string,
  typed: string,
  keys: NumberKeys,
): Promise<Claimed> => {
  const number = readLetterCode(typed);
  if (number === undefined) throw new CodeWrong();
  const hashes = [hashOf(keys, activityId, number), hashLetterCode(keys.letter, activityId, number)];
  const [known] = await tx.query<Row & { hash: string }>(
    `SELECT number_hash AS hash FROM paper_number WHERE activity_id = ? AND number_hash = ?
     UNION SELECT code_hash AS hash FROM letter_code WHERE activity_id = ? AND code_hash = ?`,
    [activityId, hashes[0], activityId, hashes[1]],
  );
  if (known === undefined) throw new CodeWrong();
  const claimed = await tx.query(
    `INSERT INTO paper_claim (activity_id, number_hash) VALUES (?, ?)
     ON CONFLICT (activity_id, number_hash) DO NOTHING RETURNING number_hash`,
    [activityId, known.hash],
  );
  if (claimed.length === 0) throw new CodeUsed();
  return { hash: known.hash, ending: number.slice(-4) };
};

/** Frees the numbers of sheets of a batch: of all, or of the one at `nr`. */
export const freeNumbers = async (
  tx: WriteTx,
  activityId: string,
  batchId: string,
  nr: number | undefined,
): Promise<void> => {
  await tx.query(
    `DELETE FROM paper_claim WHERE activity_id = ? AND number_hash IN (
       SELECT number_hash FROM paper_ballot WHERE batch_id = ? AND nr = COALESCE(?, nr))`,
    [activityId, batchId, nr ?? null],
  );
};

/** Who votes on the sheet of a number: whoever got the letter, so that they have one vote in all, else the number. */
export const voterOfNumber = async (tx: WriteTx, activityId: string, hash: string): Promise<string> => {
  const [letter] = await tx.query<Row & { id: string }>(
    'SELECT id FROM letter_code WHERE activity_id = ? AND code_hash = ?',
    [activityId, hash],
  );
  return letter?.id ?? `paper:${hash}`;
};
