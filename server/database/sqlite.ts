import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntitySchema } from 'typeorm';
import type { Database, ReadTx } from './door.js';
import { DatabaseUnavailable, unavailableReason } from './errors.js';
import { migrate } from './migrate.js';
import { SqliteConnection } from './sqlite.connection.js';
import { SqliteReaders } from './sqlite.readers.js';
import { EVERYTHING, TopicListeners } from './topics.js';
import { GroupedWriter, type WriterEngine } from './writer.js';
import type { GroupTransaction } from './writer.tx.js';

const writerPragmas = [
  // Waiting inside SQLite would stop the whole process: the door waits outside, see `patiently`.
  'busy_timeout = 10',
  'journal_mode = WAL',
  // better-sqlite3 is built with NORMAL in WAL mode, which loses acknowledged commits when the power goes.
  'synchronous = FULL',
  'secure_delete = ON',
  'temp_store = MEMORY',
  // Ballots come in by tag, so in any order: the tree they go into stays in memory, and the log is copied back less often.
  'cache_size = -65536',
  'wal_autocheckpoint = 16000',
];
const readerPragmas = ['busy_timeout = 1000', 'temp_store = MEMORY'];
const foreignCommitsEvery = 500;

/** Opens the embedded database: one connection that writes, a few that read what is committed. */
export async function openSqlite(
  file: string,
  entities: EntitySchema[],
  patience: number,
): Promise<Database> {
  if (file === '' || file === ':memory:') throw new Error('The embedded database needs a file of its own.');
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  const connection = await patiently(patience, () =>
    SqliteConnection.open(file, entities, writerPragmas, false),
  );
  try {
    await patiently(patience, () => migrateSqlite(connection));
    const readers = await SqliteReaders.open(() =>
      SqliteConnection.open(file, entities, readerPragmas, true),
    );
    return new SqliteDatabase(connection, readers, patience);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  readonly #connection: SqliteConnection;
  readonly #readers: SqliteReaders;
  readonly #patience: number;
  readonly #listeners = new TopicListeners();
  readonly #writer: GroupedWriter;
  readonly #watch: NodeJS.Timeout;
  #closing: Promise<void> | undefined;

  constructor(connection: SqliteConnection, readers: SqliteReaders, patience: number) {
    this.#connection = connection;
    this.#readers = readers;
    this.#patience = patience;
    this.#writer = new GroupedWriter(new SqliteEngine(connection, patience), this.#listeners.tell);
    this.#watch = this.#watchForeignCommits();
  }

  write: Database['write'] = (unit) => this.#writer.write(unit);
  onChange: Database['onChange'] = (listener) => this.#listeners.add(listener);

  async read<T>(unit: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.#readers.read(unit);
  }

  async ready(): Promise<boolean> {
    return this.read((tx) => tx.query('SELECT 1')).then(
      () => true,
      () => false,
    );
  }

  async scrub(): Promise<void> {
    await this.#writer.alone(() =>
      patiently(this.#patience, () => this.#readers.whileNoneReads(() => this.#emptyLog())),
    );
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#writer.close();
    clearInterval(this.#watch);
    await this.#readers.close(async () => {
      // While another process has the file open, its log is emptied by the last one that closes.
      await this.#emptyLog().catch(() => undefined);
      await this.#connection.close();
    });
  }

  async #emptyLog(): Promise<void> {
    const [answer] = await this.#connection.query<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
    if (answer?.busy !== 0) throw new DatabaseUnavailable('busy');
  }

  /** `data_version` of the only connection that writes here changes exactly when another process commits. */
  #watchForeignCommits(): NodeJS.Timeout {
    const version = (): unknown => this.#connection.raw.pragma('data_version', { simple: true });
    let seen = version();
    return setInterval(() => {
      let now = seen;
      try {
        now = version();
      } catch {
        // A database in trouble is reported by the next read or write, not by the watch.
      }
      if (now !== seen) this.#listeners.tell(new Set([EVERYTHING]));
      seen = now;
    }, foreignCommitsEvery).unref();
  }
}

class SqliteEngine implements WriterEngine {
  readonly groupLimit = 500;
  readonly #connection: SqliteConnection;
  readonly #patience: number;

  constructor(connection: SqliteConnection, patience: number) {
    this.#connection = connection;
    this.#patience = patience;
  }

  begin(): Promise<GroupTransaction> {
    return patiently(this.#patience, async () => {
      const connection = this.#connection;
      try {
        connection.begin('IMMEDIATE');
      } catch (error) {
        await connection.reset();
        throw error;
      }
      return new SqliteGroup(connection);
    });
  }
}

class SqliteGroup implements GroupTransaction {
  readonly dialect = 'sqlite';
  readonly query: GroupTransaction['query'];
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
    this.query = (sql, parameters) => connection.query(sql, parameters);
  }

  get manager(): GroupTransaction['manager'] {
    return this.#connection.manager;
  }

  async savepoint(): Promise<void> {
    await this.query('SAVEPOINT unit');
  }

  async release(): Promise<void> {
    // A unit that swallowed a full disk has lost the whole group's transaction.
    if (!this.#connection.raw.inTransaction) throw new DatabaseUnavailable('broken');
    await this.query('RELEASE unit');
  }

  async undo(): Promise<void> {
    if (!this.#connection.raw.inTransaction) throw new DatabaseUnavailable('broken');
    await this.query('ROLLBACK TO unit');
    await this.query('RELEASE unit');
  }

  async commit(): Promise<void> {
    this.#connection.commit();
  }

  async abandon(): Promise<void> {
    await this.#connection.reset();
  }
}

function migrateSqlite(connection: SqliteConnection): Promise<void> {
  connection.raw.exec('BEGIN IMMEDIATE');
  return migrate(connection).then(
    () => void connection.raw.exec('COMMIT'),
    async (error: unknown) => {
      await connection.reset();
      throw error;
    },
  );
}

/** Tries again while another process holds the database, for `patience` milliseconds, without blocking this one. */
async function patiently<T>(patience: number, attempt: () => Promise<T>): Promise<T> {
  for (const start = performance.now(); ; await pause(15)) {
    try {
      return await attempt();
    } catch (error) {
      const reason = unavailableReason(error);
      if (!reason) throw error;
      if (reason !== 'busy' || performance.now() - start > patience)
        throw new DatabaseUnavailable(reason, error);
    }
  }
}
