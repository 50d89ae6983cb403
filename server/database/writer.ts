import { DatabaseUnavailable, unavailableReason } from './errors.js';
import type { WriteTx } from './door.js';
import { GroupTx, UnitTx, type GroupTransaction } from './writer.tx.js';

/** What the writer needs of a dialect: one transaction at a time. */
export interface WriterEngine {
  /** Most units in one transaction. */
  readonly groupLimit: number;
  /** Opens the transaction of a group as the only writer there is; waits for others, then throws {@link DatabaseUnavailable}. */
  begin(): Promise<GroupTransaction>;
}

interface Job {
  readonly unit: (tx: WriteTx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Alone {
  readonly alone: () => Promise<void>;
}

type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown };

/**
 * Runs units one at a time and commits them in groups: each unit in a savepoint, one durable commit, then the
 * answers. A unit may be run a second time when a group could not be committed as a whole, so it may have no
 * effect outside `tx`; and one that never settles stops all writing, so it may not wait for a network.
 */
export class GroupedWriter {
  readonly #engine: WriterEngine;
  readonly #committed: (topics: ReadonlySet<string>) => void;
  #queue: (Job | Alone)[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(engine: WriterEngine, committed: (topics: ReadonlySet<string>) => void) {
    this.#engine = engine;
    this.#committed = committed;
  }

  /** Queues a unit; resolves with its value when it is durable. */
  write<T>(unit: (tx: WriteTx) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new DatabaseUnavailable('closed'));
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ unit, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#run();
    });
  }

  /** Queues work that needs the writer's connection outside a transaction. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ alone: () => work().then(resolve, reject) });
      this.#running ??= this.#run();
    });
  }

  /** Refuses new units and resolves when the accepted ones are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      // One turn of the event loop, so that everything that arrived together is committed together.
      await new Promise((turn) => setImmediate(turn));
      const next = this.#queue[0];
      if (next && 'alone' in next) {
        this.#queue.shift();
        await next.alone();
      } else {
        await this.#commit(this.#takeGroup());
      }
    }
    this.#running = undefined;
  }

  #takeGroup(): Job[] {
    const stop = this.#queue.findIndex((entry) => 'alone' in entry);
    const waiting = stop < 0 ? this.#queue.length : stop;
    return this.#queue.splice(0, Math.min(waiting, this.#engine.groupLimit)) as Job[];
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    let group: GroupTransaction | undefined;
    try {
      group = await this.#engine.begin();
      const outcomes: Outcome[] = [];
      const tx = new GroupTx(group);
      for (const job of jobs) outcomes.push(await runUnit(tx, job));
      await tx.runSteps();
      await group.commit(tx.topics);
      if (tx.topics.size > 0) this.#committed(tx.topics);
      jobs.forEach((job, at) => answer(job, outcomes[at]));
    } catch (error) {
      await group?.abandon();
      await this.#afterFailure(jobs, error);
    }
  }

  async #afterFailure(jobs: readonly Job[], error: unknown): Promise<void> {
    const reason = unavailableReason(error);
    if (reason) {
      const unavailable =
        error instanceof DatabaseUnavailable ? error : new DatabaseUnavailable(reason, error);
      for (const job of jobs) job.reject(unavailable);
    } else if (jobs.length === 1) {
      jobs[0]?.reject(error);
    } else {
      // One unit made a shared step or the commit fail: apart, it can fail nobody else.
      for (const job of jobs) await this.#commit([job]);
    }
  }
}

/** Runs a unit in its savepoint. Throws only what ends the whole group. */
async function runUnit(group: GroupTx, job: Job): Promise<Outcome> {
  const tx = new UnitTx(group.transaction);
  await group.transaction.savepoint();
  try {
    const value = await job.unit(tx);
    tx.end();
    await group.transaction.release();
    group.accept(tx);
    return { ok: true, value };
  } catch (error) {
    tx.end();
    if (unavailableReason(error)) throw error;
    await group.transaction.undo();
    return { ok: false, error };
  }
}

function answer(job: Job, outcome: Outcome | undefined): void {
  if (outcome?.ok) job.resolve(outcome.value);
  else job.reject(outcome?.error);
}
