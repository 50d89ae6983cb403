/** Why the database can't do its work: gone, held by someone else, no room, closing, or damaged. */
export type UnavailableReason = 'away' | 'busy' | 'full' | 'closed' | 'broken';

const sentences: Record<UnavailableReason, string> = {
  away: 'The database does not answer',
  busy: 'The database is in use by another process',
  full: 'There is no room left for the database',
  closed: 'The database is closing',
  broken: 'The database can not be read or written',
};

/**
 * The database could not do this now. Nothing of the unit is acknowledged: doing it again later is safe where it
 * is repeatable. Only when the connection died during the commit itself may its effect exist all the same.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, cause?: unknown) {
    super(`${sentences[reason]}.`, { cause });
    this.reason = reason;
  }
}

/** What drivers put on their errors. */
interface DriverError {
  code?: unknown;
  table?: unknown;
  message?: unknown;
}

/** The driver's own error, out of TypeORM's wrapping. */
function driverError(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  const inner = (error as { driverError?: unknown }).driverError;
  return typeof inner === 'object' && inner !== null ? inner : error;
}

/** SQLite's result codes, https://www.sqlite.org/rescode.html, by their beginning. */
const sqliteReasons: readonly [string, UnavailableReason][] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_PROTOCOL', 'busy'],
  ['SQLITE_CANTOPEN', 'away'],
  ['SQLITE_IOERR', 'broken'],
  ['SQLITE_READONLY', 'broken'],
  ['SQLITE_CORRUPT', 'broken'],
  ['SQLITE_NOTADB', 'broken'],
  ['SQLITE_NOMEM', 'broken'],
];

/** PostgreSQL's codes (its manual, appendix A) and Node's for a connection, by their beginning. */
const postgresReasons: readonly [string, UnavailableReason][] = [
  ['53100', 'full'],
  ['55P03', 'busy'],
  ['40001', 'busy'],
  ['40P01', 'busy'],
  ['53', 'away'],
  ['08', 'away'],
  ['57P', 'away'],
  ['57014', 'busy'],
  ['25P03', 'away'],
  ['25006', 'away'],
  ['58', 'broken'],
  ['XX', 'broken'],
  ['ECONN', 'away'],
  ['EPIPE', 'away'],
  ['ETIMEDOUT', 'away'],
  ['ENOTFOUND', 'away'],
  ['EAI_AGAIN', 'away'],
  ['EHOSTUNREACH', 'away'],
  ['ENETUNREACH', 'away'],
  ['ENOENT', 'away'],
];

/** node-postgres reports a lost connection without a code; TypeORM reports that it gave the runner back. */
const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Query read timeout|Query runner already released)/;

/** Says why an error means that the database itself is in trouble; undefined when the statement is to blame. */
export function unavailableReason(error: unknown): UnavailableReason | undefined {
  if (error instanceof DatabaseUnavailable) return error.reason;
  const { code, message } = driverError(error);
  if (typeof code === 'string') {
    const table = code.startsWith('SQLITE_') ? sqliteReasons : postgresReasons;
    const known = table.find(([start]) => code.startsWith(start));
    if (known) return known[1];
  }
  return typeof message === 'string' && lostConnection.test(message) ? 'away' : undefined;
}

/** Whether an insert or update met a row with the same key; with `table` only when it was in that table. */
export function isUniqueViolation(error: unknown, table?: string): boolean {
  const { code, message, table: postgresTable } = driverError(error);
  if (code === '23505') return table === undefined || postgresTable === table;
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE' && code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return false;
  return table === undefined || String(message).startsWith(`UNIQUE constraint failed: ${table}.`);
}
