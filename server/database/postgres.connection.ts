import type { PoolClient } from 'pg';
import { DataSource, type EntityManager, type EntitySchema, type QueryRunner } from 'typeorm';
import type { ReadTx, Row } from './door.js';
import { DatabaseUnavailable, unavailableReason } from './errors.js';
import { bound, numbered } from './parameters.js';

/** Milliseconds after which a connection that can't be made, or a statement without an answer, is given up. */
const connectWithin = 3000;
const answerWithin = 30_000;

/** Opens a pool of TypeORM's with server settings (`-c name=value`) that hold for each of its connections. */
export async function connect(
  url: string,
  entities: EntitySchema[],
  poolSize: number,
  settings: Record<string, string | number>,
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities,
    poolSize,
    logging: false,
    applicationName: 'stem',
    connectTimeoutMS: connectWithin,
    installExtensions: false,
    parseInt8: true,
    // A connection that breaks while nobody uses it is dropped by the pool; the next use makes a new one.
    poolErrorHandler: () => undefined,
    extra: {
      keepAlive: true,
      query_timeout: answerWithin,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${String(value).replaceAll(' ', '\\ ')}`)
        .join(' '),
    },
  });
  return source.initialize();
}

/** Statements on one connection. */
export class PostgresTx implements ReadTx {
  readonly dialect = 'postgres';
  protected readonly runner: QueryRunner;

  constructor(runner: QueryRunner) {
    this.runner = runner;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<R extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    const result = await this.runner.query(numbered(sql), bound(parameters), true);
    return result.records as R[];
  }
}

/** Takes back an open transaction and frees the connection, which is thrown away when it does not answer. */
export async function abandon(runner: QueryRunner): Promise<void> {
  try {
    if (!runner.isReleased && runner.isTransactionActive) await runner.rollbackTransaction();
  } catch {
    const client = await (runner.connect() as Promise<PoolClient & { end(): Promise<void> }>).catch(
      () => undefined,
    );
    void client?.end().catch(() => undefined);
  }
  await runner.release();
}

/** The error by our name where the database is to blame, else as it is. */
export function asUnavailable(error: unknown): unknown {
  const reason = unavailableReason(error);
  return reason && !(error instanceof DatabaseUnavailable) ? new DatabaseUnavailable(reason, error) : error;
}
