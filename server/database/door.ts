import type { EntityManager } from 'typeorm';

/** A row of a plain SQL answer. */
export type Row = Record<string, unknown>;

/** Reads inside one consistent view of committed data. Parameters are `?` in both dialects; the door rewrites them. */
export interface ReadTx {
  readonly manager: EntityManager;
  readonly dialect: 'sqlite' | 'postgres';
  /** Plain SQL for hot places. Throws on SQL errors. */
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
  /** Runs a unit in the writer, one at a time, and resolves after the commit is durable. A unit that throws has no effect. */
  write<T>(unit: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Runs a read on a reader; it never sees what is not committed. */
  read<T>(unit: (tx: ReadTx) => Promise<T>): Promise<T>;
  /** Hears the topics of every commit, its own and other processes'; returns the way to stop. */
  onChange(listener: (topics: ReadonlySet<string>) => void): () => void;
  /** Whether a read answers now; for readiness. */
  ready(): Promise<boolean>;
  /** Finishes accepted writes, then closes. On SQLite the write-ahead log is emptied. */
  close(): Promise<void>;
}
