import type { Database, Row } from '../database/door.js';
import { closePoll } from './poll.close.js';
import { freshPoll } from './poll.definition.js';
import { signDailyHeads } from './poll.heads.js';
import type { PollKeyStore } from './poll.keys.js';
import type { Progress } from './poll.counter.js';
import { publishPoll } from './poll.publish.js';
import type { Signer } from './poll.signing.js';

/** What closing leans on. `failed` hears what could not be done; it is tried again a minute later. */
export interface CloserParts {
  database: Database;
  keys: PollKeyStore;
  signer: Signer;
  now(): Date;
  failed(error: unknown, ref: string): void;
  /** Hears how far the count of a large poll is. */
  progress?(progress: Progress, ref: string): void;
}

const EVERY = 1000;
const AGAIN_AFTER = 60_000;

/**
 * Closes and publishes polls when their time has come, also those whose time came while no server ran. Several
 * processes may do it side by side: each step has one effect.
 */
export class Closer {
  readonly #parts: CloserParts;
  readonly #notBefore = new Map<string, number>();
  #day = '';
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: CloserParts) {
    this.#parts = parts;
  }

  /** Does all that is due now. */
  tick(): Promise<void> {
    return (this.#running ??= this.#run().finally(() => (this.#running = undefined)));
  }

  /** Looks every second from now on. */
  start(): void {
    const look = () => void this.tick().catch((error: unknown) => this.#parts.failed(error, ''));
    this.#timer ??= setInterval(look, EVERY).unref();
    look();
  }

  /** Stops looking, and waits for what is under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { database, signer } = this.#parts;
    const now = this.#parts.now();
    const due = await database.read((tx) =>
      tx.query<Row & { ref: string }>(
        `SELECT ref FROM activity WHERE kind = 'poll' AND published_at IS NULL
         AND (closed_at IS NOT NULL OR closes_at <= ?) ORDER BY closes_at`,
        [now],
      ),
    );
    for (const { ref } of due) await this.#finish(ref, now);
    const day = now.toISOString().slice(0, 10);
    if (day === this.#day) return;
    await database.write((tx) => signDailyHeads(tx, signer, now));
    this.#day = day;
  }

  async #finish(ref: string, now: Date): Promise<void> {
    if (now.getTime() < (this.#notBefore.get(ref) ?? 0)) return;
    try {
      await finishPoll(this.#parts, ref, now);
    } catch (error) {
      this.#notBefore.set(ref, now.getTime() + AGAIN_AFTER);
      this.#parts.failed(error, ref);
    }
  }
}

/** Closes a poll now, unless it is closed, and publishes it. Answers what was done. Throws NotFound and PublishRefused. */
export const finishPoll = async (
  { database, keys, signer, progress }: Pick<CloserParts, 'database' | 'keys' | 'signer' | 'progress'>,
  ref: string,
  now: Date,
): Promise<{ closed: boolean; published: boolean }> => {
  const { id } = await database.read((tx) => freshPoll(tx, ref));
  const closed = await database.write((tx) => closePoll(tx, { id, ref }, signer, now));
  const frozen = await database.read((tx) => freshPoll(tx, ref));
  const published = await publishPoll(database, keys, frozen, now, (far) => progress?.(far, ref));
  // Who comes for an own ballot after the objection period must not find the keys in this memory.
  keys.forget(id);
  return { closed, published };
};
