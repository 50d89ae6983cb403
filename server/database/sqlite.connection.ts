import type { Database as Raw, Statement } from 'better-sqlite3';
import { DataSource, type EntitySchema, type QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import type { ReadTx, Row } from './door.js';
import { bound } from './parameters.js';

const mostStatements = 200;

/** One connection to the file, seen by TypeORM and, for plain SQL, directly. */
export class SqliteConnection implements ReadTx {
  readonly dialect = 'sqlite';
  readonly raw: Raw;
  readonly #source: DataSource;
  readonly #statements = new Map<string, Statement<unknown[]>>();
  #runner: QueryRunner & { isTransactionActive: boolean };

  private constructor(source: DataSource, raw: Raw) {
    this.#source = source;
    this.raw = raw;
    this.#runner = source.createQueryRunner();
  }

  static async open(
    file: string,
    entities: EntitySchema[],
    pragmas: readonly string[],
    readonly: boolean,
  ): Promise<SqliteConnection> {
    let raw: Raw | undefined;
    const source = new DataSource({
      type: 'better-sqlite3',
      database: file,
      entities,
      readonly,
      fileMustExist: true,
      logging: false,
      prepareDatabase: (connection: Raw) => {
        raw = connection;
        for (const pragma of pragmas) connection.pragma(pragma);
      },
    });
    try {
      await source.initialize();
    } catch (error) {
      raw?.close();
      throw error;
    }
    if (!raw) throw new Error('The SQLite driver opened no connection.');
    return new SqliteConnection(source, raw);
  }

  get manager(): ReadTx['manager'] {
    return this.#runner.manager;
  }

  async query<R extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    const statement = this.#prepared(sql);
    const values = bound(parameters);
    if (statement.reader) return statement.all(...values) as R[];
    statement.run(...values);
    return [];
  }

  /** Opens a transaction by plain SQL: TypeORM's own way costs more than what most reads read. */
  begin(kind: 'DEFERRED' | 'IMMEDIATE'): void {
    this.#prepared(`BEGIN ${kind}`).run();
    // So that the manager opens none of its own.
    this.#runner.isTransactionActive = true;
  }

  /** Makes the transaction durable. */
  commit(): void {
    this.#prepared('COMMIT').run();
    this.#runner.isTransactionActive = false;
  }

  /**
   * Ends what is left of a transaction. SQLite may have rolled back by itself (disk full), and what TypeORM's runner
   * believes of it would stay wrong for good, so it gets a new one.
   */
  async reset(): Promise<void> {
    if (this.raw.inTransaction) this.raw.exec('ROLLBACK');
    (this.#source.driver as BetterSqlite3Driver).queryRunner = undefined;
    this.#runner = this.#source.createQueryRunner();
  }

  async close(): Promise<void> {
    this.#statements.clear();
    await this.#source.destroy();
  }

  #prepared(sql: string): Statement<unknown[]> {
    const before = this.#statements.get(sql);
    if (before) return before;
    const statement = this.raw.prepare<unknown[]>(sql);
    if (this.#statements.size >= mostStatements) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}
