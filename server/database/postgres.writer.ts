import type { DataSource, QueryRunner } from 'typeorm';
import { abandon, PostgresTx } from './postgres.connection.js';
import { CHANNEL, payloads } from './postgres.changes.js';
import type { WriterEngine } from './writer.js';
import type { GroupTransaction } from './writer.tx.js';

/** Any number, the same in every process: who holds it writes. Freed with the transaction. */
const WRITER = 0x57e4;

/** Settings of the connection that writes; a process that hangs in a transaction must not stop the others for good. */
export const writerSettings = (patience: number) => ({
  synchronous_commit: 'on',
  lock_timeout: patience,
  statement_timeout: 25_000,
  idle_in_transaction_session_timeout: 15_000,
  default_transaction_isolation: 'read committed',
});

/** The writer's side of PostgreSQL. All processes write one after another, as on SQLite, so the same reasoning holds. */
export class PostgresEngine implements WriterEngine {
  // With more than 64 savepoints that wrote, every reader must look up their fate on disk (PGPROC_MAX_CACHED_SUBXIDS).
  readonly groupLimit = 60;
  readonly #source: DataSource;
  readonly #process: string;

  constructor(source: DataSource, process: string) {
    this.#source = source;
    this.#process = process;
  }

  async begin(): Promise<GroupTransaction> {
    const runner = this.#source.createQueryRunner();
    try {
      await runner.startTransaction();
      await lockWriters(runner);
      await runner.query('SAVEPOINT unit');
      return new PostgresGroup(runner, this.#process);
    } catch (error) {
      await abandon(runner);
      throw error;
    }
  }
}

/** Waits until no other process writes; until the transaction ends, none can. */
export async function lockWriters(runner: QueryRunner): Promise<void> {
  await runner.query('SELECT pg_advisory_xact_lock($1)', [WRITER]);
}

/** There is always a savepoint open, so that ending one unit and beginning the next is one way to the server and back. */
class PostgresGroup extends PostgresTx implements GroupTransaction {
  readonly #process: string;

  constructor(runner: QueryRunner, process: string) {
    super(runner);
    this.#process = process;
  }

  async savepoint(): Promise<void> {
    // It was made by `begin`, `release` or `undo`.
  }

  async release(): Promise<void> {
    await this.runner.query('RELEASE SAVEPOINT unit; SAVEPOINT unit');
  }

  async undo(): Promise<void> {
    await this.runner.query('ROLLBACK TO SAVEPOINT unit');
  }

  async commit(topics: ReadonlySet<string>): Promise<void> {
    for (const payload of payloads(this.#process, topics)) {
      await this.runner.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
    }
    await this.runner.commitTransaction();
    await this.runner.release();
  }

  async abandon(): Promise<void> {
    await abandon(this.runner);
  }
}
