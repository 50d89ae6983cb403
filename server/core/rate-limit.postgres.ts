import pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { RateStore } from './rate-limit.js';

const TABLE = 'rate_limit';

/** Rate limits that several server processes share; while the database is away each counts for itself. */
export const postgresRates = async (url: string): Promise<{ store: RateStore; close(): Promise<void> }> => {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // A pool without a listener ends the process when an idle connection breaks.
  pool.on('error', () => undefined);
  // Processes that start at once would make the table at once, and `IF NOT EXISTS` does not keep the second from
  // failing; the statements of one query are one transaction, which holds the lock.
  await pool.query(
    `SELECT pg_advisory_xact_lock(hashtext('stem ${TABLE}')); CREATE TABLE IF NOT EXISTS ${TABLE} (key text PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`,
  );
  return {
    store: (keyPrefix, points, duration) =>
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: TABLE,
        tableCreated: true,
        keyPrefix,
        points,
        duration,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
      }),
    close: () => pool.end(),
  };
};
