import { DatabaseUnavailable, unavailableReason } from './errors.js';
import type { ReadTx } from './door.js';
import type { SqliteConnection } from './sqlite.connection.js';

const count = 4;

/** The connections that read; each read has one to itself, in a transaction of its own. */
export class SqliteReaders {
  readonly #all: readonly SqliteConnection[];
  readonly #free: SqliteConnection[];
  readonly #waiting: ((connection: SqliteConnection) => void)[] = [];
  #closed = false;

  private constructor(connections: SqliteConnection[]) {
    this.#all = connections;
    this.#free = [...connections];
  }

  static async open(connect: () => Promise<SqliteConnection>): Promise<SqliteReaders> {
    const connections: SqliteConnection[] = [];
    while (connections.length < count) connections.push(await connect());
    return new SqliteReaders(connections);
  }

  async read<T>(unit: (tx: ReadTx) => Promise<T>): Promise<T> {
    if (this.#closed) throw new DatabaseUnavailable('closed');
    const connection = await this.#take();
    try {
      connection.begin('DEFERRED');
      const value = await unit(connection);
      connection.commit();
      return value;
    } catch (error) {
      await connection.reset();
      const reason = unavailableReason(error);
      throw reason && !(error instanceof DatabaseUnavailable)
        ? new DatabaseUnavailable(reason, error)
        : error;
    } finally {
      this.#give(connection);
    }
  }

  /** Lets running reads end and holds new ones back meanwhile. */
  async whileNoneReads<T>(work: () => Promise<T>): Promise<T> {
    const held: SqliteConnection[] = [];
    try {
      while (held.length < this.#all.length) held.push(await this.#take());
      return await work();
    } finally {
      for (const connection of held) this.#give(connection);
    }
  }

  /** Refuses new reads, lets the running ones end, and closes the connections when `work` is done. */
  async close(work: () => Promise<void>): Promise<void> {
    this.#closed = true;
    await this.whileNoneReads(async () => {
      for (const connection of this.#all) await connection.close();
      await work();
    });
  }

  async #take(): Promise<SqliteConnection> {
    return this.#free.pop() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  #give(connection: SqliteConnection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#free.push(connection);
  }
}
