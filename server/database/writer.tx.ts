import type { EntityManager } from 'typeorm';
import type { GroupStep, ReadTx, Row, WriteTx } from './door.js';

/** The open transaction of a group; savepoints do not nest. */
export interface GroupTransaction extends ReadTx {
  savepoint(): Promise<void>;
  /** Keeps what happened since the savepoint; throws when the database no longer holds it. */
  release(): Promise<void>;
  /** Takes back what happened since the savepoint. */
  undo(): Promise<void>;
  /** Makes the group durable, and hands the topics to other processes with it. */
  commit(topics: ReadonlySet<string>): Promise<void>;
  /** Takes everything back and frees the connection; never throws. */
  abandon(): Promise<void>;
}

/** What a unit is given. It is of no use after the unit has settled. */
export class UnitTx implements WriteTx {
  readonly topics = new Set<string>();
  readonly items: { step: GroupStep<unknown>; item: unknown }[] = [];
  readonly #transaction: GroupTransaction;
  #over = false;

  constructor(transaction: GroupTransaction) {
    this.#transaction = transaction;
  }

  get dialect(): WriteTx['dialect'] {
    return this.#transaction.dialect;
  }

  get manager(): EntityManager {
    return this.#open().manager;
  }

  async query<R extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    return this.#open().query<R>(sql, parameters);
  }

  atGroupEnd<Item>(step: GroupStep<Item>, item: Item): void {
    this.#open();
    this.items.push({ step, item });
  }

  changed(topic: string): void {
    this.#open();
    this.topics.add(topic);
  }

  end(): void {
    this.#over = true;
  }

  #open(): GroupTransaction {
    if (this.#over)
      throw new Error('A unit used its transaction after it had ended: something is not awaited.');
    return this.#transaction;
  }
}

/** What the units of a group leave for its end. */
export class GroupTx {
  readonly transaction: GroupTransaction;
  readonly topics = new Set<string>();
  readonly #steps = new Map<string, { step: GroupStep<unknown>; items: unknown[] }>();

  constructor(transaction: GroupTransaction) {
    this.transaction = transaction;
  }

  /** Takes over what a unit that succeeded left. */
  accept(unit: UnitTx): void {
    for (const topic of unit.topics) this.topics.add(topic);
    for (const { step, item } of unit.items) {
      const known = this.#steps.get(step.key);
      if (known) known.items.push(item);
      else this.#steps.set(step.key, { step, items: [item] });
    }
  }

  /** Runs each step once. The savepoint finds out a step that swallowed an error and so lost the transaction. */
  async runSteps(): Promise<void> {
    for (const { step, items } of this.#steps.values()) {
      const tx = new UnitTx(this.transaction);
      await this.transaction.savepoint();
      await step.run(tx, items);
      tx.end();
      await this.transaction.release();
      if (tx.items.length > 0) throw new Error(`The group step ${step.key} can not leave items itself.`);
      for (const topic of tx.topics) this.topics.add(topic);
    }
  }
}
