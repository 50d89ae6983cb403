import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource, EntitySchema } from 'typeorm';
import type { Database, ReadTx } from './door.js';
import { DatabaseUnavailable } from './errors.js';
import { migrate } from './migrate.js';
import { ChangeFeed } from './postgres.changes.js';
import { abandon, asUnavailable, connect, PostgresTx } from './postgres.connection.js';
import { lockWriters, PostgresEngine, writerSettings } from './postgres.writer.js';
import { TopicListeners } from './topics.js';
import { GroupedWriter } from './writer.js';

/** Milliseconds in which those who may still see replaced rows have to end, and after which it is first tried again. */
const goneWithin = 60_000;
const lookAgain = 100;

const readerCount = 8;
const readerSettings = {
  default_transaction_isolation: 'repeatable read',
  default_transaction_read_only: 'on',
  statement_timeout: 25_000,
};

/** Opens PostgreSQL: one connection that writes, a pool that reads, one that listens. */
export async function openPostgres(
  url: string,
  entities: EntitySchema[],
  patience: number,
): Promise<Database> {
  const opened: DataSource[] = [];
  try {
    const writer = await connect(url, entities, 1, writerSettings(patience));
    opened.push(writer);
    await migratePostgres(writer);
    const readers = await connect(url, entities, readerCount, readerSettings);
    opened.push(readers);
    const listeners = new TopicListeners();
    const process = randomUUID();
    const feed = new ChangeFeed(url, process, listeners.tell);
    await feed.open();
    return new PostgresDatabase(writer, readers, feed, listeners, process);
  } catch (error) {
    for (const source of opened) await source.destroy();
    throw asUnavailable(error);
  }
}

class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly #source: DataSource;
  readonly #readers: DataSource;
  readonly #feed: ChangeFeed;
  readonly #listeners: TopicListeners;
  readonly #writer: GroupedWriter;
  readonly #reads = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(
    source: DataSource,
    readers: DataSource,
    feed: ChangeFeed,
    listeners: TopicListeners,
    process: string,
  ) {
    this.#source = source;
    this.#readers = readers;
    this.#feed = feed;
    this.#listeners = listeners;
    this.#writer = new GroupedWriter(new PostgresEngine(source, process), listeners.tell);
  }

  write: Database['write'] = (unit) => this.#writer.write(unit);
  onChange: Database['onChange'] = (listener) => this.#listeners.add(listener);

  async read<T>(unit: (tx: ReadTx) => Promise<T>): Promise<T> {
    if (this.#closing) throw new DatabaseUnavailable('closed');
    const reading = this.#read(unit);
    const settled = reading.catch(() => undefined).finally(() => this.#reads.delete(settled));
    this.#reads.add(settled);
    return reading;
  }

  async ready(): Promise<boolean> {
    return this.read((tx) => tx.query('SELECT 1')).then(
      () => true,
      () => false,
    );
  }

  async scrub(tables: readonly string[]): Promise<void> {
    const until = Date.now() + goneWithin;
    // Each try locks the tables for a moment, so the pauses grow: votes elsewhere go on meanwhile.
    for (let pause = lookAgain; !(await this.#rewrite(tables)); pause = Math.min(2 * pause, 5000)) {
      if (Date.now() > until) throw new DatabaseUnavailable('busy');
      await sleep(pause);
    }
  }

  /** Writes the tables anew; answers whether no old row came along because somebody may still see it. */
  async #rewrite(tables: readonly string[]): Promise<boolean> {
    let kept = 0;
    const hear = ({ detail }: { detail?: string | undefined }) =>
      (kept += Number(/\d+/.exec(detail ?? '')?.[0] ?? 0));
    await this.#writer.alone(async () => {
      const runner = this.#source.createQueryRunner();
      let client: PoolClient | undefined;
      try {
        client = (await runner.connect()) as PoolClient;
        client.on('notice', hear);
        // FULL makes new files: a plain VACUUM leaves the bytes of old rows, with their xmin, in the free space.
        // VERBOSE tells in the detail of a notice, first, how many dead rows a snapshot elsewhere holds back.
        for (const table of tables)
          await runner.query(`VACUUM (FULL, VERBOSE) ${this.#source.driver.escape(table)}`);
      } catch (error) {
        throw asUnavailable(error);
      } finally {
        client?.off('notice', hear);
        await runner.release();
      }
    });
    return kept === 0;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#writer.close();
    await Promise.all(this.#reads);
    await this.#feed.close();
    await this.#readers.destroy();
    await this.#source.destroy();
  }

  async #read<T>(unit: (tx: ReadTx) => Promise<T>): Promise<T> {
    const runner = this.#readers.createQueryRunner();
    try {
      await runner.startTransaction();
      const value = await unit(new PostgresTx(runner));
      await runner.commitTransaction();
      await runner.release();
      return value;
    } catch (error) {
      await abandon(runner);
      throw asUnavailable(error);
    }
  }
}

async function migratePostgres(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await lockWriters(runner);
    await migrate(new PostgresTx(runner));
    await runner.commitTransaction();
    await runner.release();
  } catch (error) {
    await abandon(runner);
    throw error;
  }
}
