import { randomUUID } from 'node:crypto';
import { open, seal } from '../core/seal.js';
import type { Database, Row, WriteTx } from '../database/door.js';

/** The topic that says that mail waits to be sent. */
export const MAIL = 'mail';

/** Milliseconds for which a mail is one process's own; renewed while it is being sent. */
export const CLAIM = 120_000;
const GIVE_UP_AFTER = 3 * 24 * 3_600_000;
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 3_600_000;

/** A mail that this process is sending. */
export interface Claimed {
  id: string;
  /** What is to be told, as it was put in. Throws where the server's secret is another. */
  open(): unknown;
  attempts: number;
  queuedAt: Date;
}

interface Kept extends Row {
  id: string;
  sealed: string;
  attempts: number;
  queued_at: string;
}

/** The table of mail that waits: every mail is there from the commit that causes it until a mail server took it. */
export class MailQueue {
  readonly #database: Database;
  readonly #key: Buffer;

  constructor(database: Database, key: Buffer) {
    this.#database = database;
    this.#key = key;
  }

  /** Puts a mail in, in the unit of work that causes it. */
  async put(tx: WriteTx, content: unknown, now: Date): Promise<void> {
    const id = randomUUID();
    const moment = now.toISOString();
    await tx.query('INSERT INTO mail (id, sealed, queued_at, due_at) VALUES (?, ?, ?, ?)', [
      id,
      seal(this.#key, content, id),
      moment,
      moment,
    ]);
    tx.changed(MAIL);
  }

  /** Takes mails that are due, those that waited longest first; no other process gets them meanwhile. */
  async claim(most: number, now: Date): Promise<Claimed[]> {
    const moment = now.toISOString();
    const due = 'due_at <= ? AND claimed_until <= ?';
    const any = await this.#database.read((tx) =>
      tx.query(`SELECT 1 FROM mail WHERE ${due} LIMIT 1`, [moment, moment]),
    );
    if (any.length === 0) return [];
    // The second condition is asked again of a row that another process took meanwhile (PostgreSQL, READ COMMITTED).
    const rows = await this.#database.write((tx) =>
      tx.query<Kept>(
        `UPDATE mail SET claimed_until = ?, attempts = attempts + 1
         WHERE id IN (SELECT id FROM mail WHERE ${due} ORDER BY due_at LIMIT ?) AND claimed_until <= ?
         RETURNING id, sealed, attempts, queued_at`,
        [until(now), moment, moment, most, moment],
      ),
    );
    return rows.map(({ id, sealed, attempts, queued_at }) => ({
      id,
      open: () => open(this.#key, sealed, id),
      attempts,
      queuedAt: new Date(queued_at),
    }));
  }

  /** Keeps mails for this process while their sending takes long. */
  async renew(ids: readonly string[], now: Date): Promise<void> {
    await this.#database.write(async (tx) => {
      for (const id of ids)
        await tx.query('UPDATE mail SET claimed_until = ? WHERE id = ?', [until(now), id]);
    });
  }

  /** Forgets mails: a mail server took them, or there is nothing left to tell. */
  async forget(ids: readonly string[]): Promise<void> {
    await this.#database.write(async (tx) => {
      for (const id of ids) await tx.query('DELETE FROM mail WHERE id = ?', [id]);
    });
  }

  /** Puts off a mail that could not be sent, or gives it up after three days; answers which. */
  async putOff({ id, attempts, queuedAt }: Claimed, now: Date): Promise<'later' | 'given up'> {
    if (now.getTime() - queuedAt.getTime() >= GIVE_UP_AFTER) {
      await this.forget([id]);
      return 'given up';
    }
    const pause = Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
    const due = new Date(now.getTime() + pause).toISOString();
    await this.#database.write((tx) =>
      tx.query("UPDATE mail SET due_at = ?, claimed_until = '' WHERE id = ?", [due, id]),
    );
    return 'later';
  }
}

const until = (now: Date): string => new Date(now.getTime() + CLAIM).toISOString();
