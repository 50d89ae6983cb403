import type { Database } from '../database/door.js';

const HOUR = 3_600_000;
/** Days that a session is kept after it expired or was revoked, so that a late retry is answered in words. */
const SESSION_DAYS = 7;

/** Deletes what has had its time: codes, sign-ins, kept answers, sessions. */
export const deleteExpired = (database: Database, now: Date): Promise<void> =>
  database.write(async (tx) => {
    const moment = now.toISOString();
    const old = new Date(now.getTime() - SESSION_DAYS * 24 * HOUR).toISOString();
    for (const table of ['mail_code', 'sign_in', 'idempotency_key'])
      await tx.query(`DELETE FROM ${table} WHERE expires_at < ?`, [moment]);
    await tx.query('DELETE FROM session WHERE expires_at < ? OR revoked_at < ?', [old, old]);
  });

/** Does so every hour; answers the way to stop. A failure is told to `failed`, and the next hour tries again. */
export const deleteExpiredHourly = (
  database: Database,
  now: () => Date,
  failed: (error: unknown) => void,
): (() => void) => {
  const timer = setInterval(() => void deleteExpired(database, now()).catch(failed), HOUR).unref();
  return () => clearInterval(timer);
};
