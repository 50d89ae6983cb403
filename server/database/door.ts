import type { EntityManager } from 'typeorm';

/** A row of a plain SQL answer. */
export type Row = Record<string, unknown>;

/** Reads inside one consistent view of committed data. Parameters are `?` in both dialects; the door rewrites them. */
export interface ReadTx {
  readonly manager: EntityManager;
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * Plain SQL for hot places; answers the rows, so an UPDATE or DELETE that must tell what it did has a `RETURNING`.
   * Throws on SQL errors, see `errors.ts`. On PostgreSQL a statement that failed ends the unit: use `ON CONFLICT`
   * where a refusal is expected and the unit goes on.
   */
  query<R extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}

/**
 * Work that many units of a group share and that runs once, after the last unit and before the commit:
 * appending all leaves of a log, adding up a tally. It may fill in the items it was given.
 */
export interface GroupStep<Item> {
  /** Groups the items: one run per key, in the order in which keys were first named. */
  readonly key: string;
  run(tx: WriteTx, items: Item[]): Promise<void>;
}

/** A unit of work inside the writer: its own savepoint in the group's transaction. */
export interface WriteTx extends ReadTx {
  /** Hands an item to the step of this key; it counts only if the unit succeeds. */
  atGroupEnd<Item>(step: GroupStep<Item>, item: Item): void;
  /** After the commit, tells listeners (on every process) that this topic changed, e.g. `poll:<id>`. */
  changed(topic: string): void;
}

/** The one door to the data. Nobody else holds a connection. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * Runs a unit in the writer, one at a time, and resolves after the commit is durable. A unit that throws has no effect.
   * It may be run twice (when its group had to be split), so it does nothing outside `tx`; and all writing waits for
   * it, so it awaits nothing but `tx`: no network, no timer, no other `write`. Rejects with `DatabaseUnavailable` when
   * the database can't write now.
   */
  write<T>(unit: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Runs a read on a reader; it never sees what is not committed. It must not wait for a write. */
  read<T>(unit: (tx: ReadTx) => Promise<T>): Promise<T>;
  /**
   * Hears the topics of every commit, its own (before its `write` resolves) and other processes'; returns the way to
   * stop. The topic `*` (`EVERYTHING`) says that anything may have changed: another process wrote to the SQLite file,
   * or the connection to PostgreSQL was lost for a while.
   */
  onChange(listener: (topics: ReadonlySet<string>) => void): () => void;
  /** Whether a read answers now; for readiness. */
  ready(): Promise<boolean>;
  /**
   * Removes what deleted and replaced rows left behind outside the rows: on SQLite empties the write-ahead log, on
   * PostgreSQL writes these tables anew, which nobody can read meanwhile, until no reader elsewhere holds an old row
   * back. Rejects with `busy` when that takes over a minute.
   */
  scrub(tables: readonly string[]): Promise<void>;
  /** Finishes accepted writes, then closes. On SQLite the write-ahead log is emptied. */
  close(): Promise<void>;
}
