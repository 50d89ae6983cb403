import type { Database, Row } from '../database/door.js';
import { closeVotable, type AtClosing } from './ballot.close.js';
import type { Progress } from './ballot.counter.js';
import { signDailyHeads } from './ballot.heads.js';
import type { BallotKeyStore } from './ballot.keys.js';
import { publishVotable } from './ballot.publish.js';
import type { Signer } from './ballot.signing.js';
import { findActivity } from '../activity/activity.service.js';
import { NotFound } from '../core/errors.js';
import { freshVotable, kindOf } from './votable.definition.js';
import type { VotableKind } from './votable.js';

/** What closing leans on. `failed` hears what could not be done; it is tried again a minute later. */
export interface CloserParts {
  database: Database;
  keys: BallotKeyStore;
  signer: Signer;
  kinds: readonly VotableKind[];
  now(): Date;
  failed(error: unknown, ref: string): void;
  /** Hears how far the count of a large vote is. */
  progress?(progress: Progress, ref: string): void;
  /** What else closing does, in the same unit. */
  closing?: AtClosing;
}

const EVERY = 1000;
const AGAIN_AFTER = 60_000;

/**
 * Closes and publishes votes when their time has come, also those whose time came while no server ran. Several
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
        `SELECT a.ref FROM activity a JOIN votable v ON v.activity_id = a.id WHERE a.published_at IS NULL
         AND (a.closed_at IS NOT NULL OR a.closes_at <= ?) ORDER BY a.closes_at`,
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
      await finishVote(this.#parts, ref, now);
    } catch (error) {
      this.#notBefore.set(ref, now.getTime() + AGAIN_AFTER);
      this.#parts.failed(error, ref);
    }
  }
}

/** Closes a vote now, unless it is closed, and publishes it. Answers what was done. Throws NotFound and PublishRefused. */
export const finishVote = async (
  { database, keys, signer, kinds, progress, closing }: Omit<CloserParts, 'now' | 'failed'>,
  ref: string,
  now: Date,
): Promise<{ closed: boolean; published: boolean }> => {
  const activity = await database.read((tx) => findActivity(tx, ref));
  if (activity === undefined) throw new NotFound('activity');
  const kind = kindOf(kinds, activity);
  const { id } = activity;
  const closed = await database.write((tx) => closeVotable(tx, activity, signer, now, closing));
  const frozen = await database.read((tx) => freshVotable(tx, kind, ref));
  const published = await publishVotable({ database, keys, kind }, frozen, now, (far) =>
    progress?.(far, ref),
  );
  // Who comes for an own ballot after the objection period must not find the keys in this memory.
  keys.forget(id);
  return { closed, published };
};
