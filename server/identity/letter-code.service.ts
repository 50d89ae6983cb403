import { randomUUID } from 'node:crypto';
import { CodeWrong, type Refusal } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { hashLetterCode, makeLetterCode, readLetterCode } from './letter-code.js';
import type { GivenProof } from './proof.service.js';

export { hashLetterCode, makeLetterCode, readLetterCode } from './letter-code.js';

/** Makes codes for the letters of one activity; they are told this once and kept hashed. `key` is `keys.purpose('letter-code')`. */
export const makeLetterCodes = async (
  tx: WriteTx,
  activityId: string,
  count: number,
  key: Buffer,
  now: Date,
): Promise<string[]> => {
  const codes = new Set<string>();
  while (codes.size < count) codes.add(makeLetterCode());
  for (const code of codes)
    await tx.query('INSERT INTO letter_code (activity_id, code_hash, id, created_day) VALUES (?, ?, ?, ?)', [
      activityId,
      hashLetterCode(key, activityId, readLetterCode(code)!),
      randomUUID(),
      now.toISOString().slice(0, 10),
    ]);
  return [...codes];
};

/** The proof that a letter's code gives for its activity, or the refusal; the same code is the same voter everywhere. */
export const useLetterCode = async (
  tx: WriteTx,
  activityId: string,
  typed: string,
  key: Buffer,
  now: Date,
): Promise<GivenProof | Refusal> => {
  const code = readLetterCode(typed);
  if (code === undefined) return new CodeWrong();
  const [row] = await tx.query<Row & { id: string }>(
    `UPDATE letter_code SET used_day = COALESCE(used_day, ?) WHERE activity_id = ? AND code_hash = ? RETURNING id`,
    [now.toISOString().slice(0, 10), activityId, hashLetterCode(key, activityId, code)],
  );
  return row === undefined ? new CodeWrong() : { kind: 'code', subject: row.id, id: row.id, activityId };
};
