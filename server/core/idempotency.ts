import { createHash, createHmac } from 'node:crypto';
import type { Context } from 'koa';
import type { Database, Row, WriteTx, ReadTx } from '../database/door.js';
import { InvalidInput, KeyReused, Refusal } from './errors.js';
import { open, seal } from './seal.js';

const HOURS = 24;

/** A request that carries an Idempotency-Key; `before` is the answer that it got earlier. */
export interface Once {
  readonly keyHash: string;
  readonly requestHash: string;
  /** Opens the kept answer; made of the key itself, which the database never sees. */
  readonly cipherKey: Buffer;
  readonly expiresAt: string;
  readonly before?: unknown;
}

const find = async (tx: ReadTx, once: Once, now: string): Promise<{ answer: unknown } | undefined> => {
  const [row] = await tx.query<Row & { request_hash: string; answer: string; expires_at: string }>(
    'SELECT request_hash, answer, expires_at FROM idempotency_key WHERE key_hash = ?',
    [once.keyHash],
  );
  if (row === undefined || row.expires_at <= now) return undefined;
  if (row.request_hash !== once.requestHash) throw new KeyReused();
  return { answer: open(once.cipherKey, row.answer) };
};

/** One effect per Idempotency-Key: the answer is kept, sealed, in the same commit as the effect. */
export class Idempotency {
  readonly #database: Database;
  readonly #key: Buffer;

  constructor(database: Database, key: Buffer) {
    this.#database = database;
    this.#key = key;
  }

  /** Looks at the key of a POST. Throws KeyReused, or InvalidInput for a key of a wrong form. */
  async begin(
    ctx: Context,
    operation: string,
    body: Buffer | undefined,
    now: Date,
  ): Promise<Once | undefined> {
    const key = ctx.req.headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key))
      throw new InvalidInput([
        { at: 'header/Idempotency-Key', rule: 'pattern', detail: 'must be 8 to 200 printable characters' },
      ]);
    const holder = `${ctx.req.headers.authorization ?? ''}\n${ctx.req.headers.origin ?? ''}`;
    const once: Once = {
      keyHash: createHash('sha256').update(`${operation}\n${ctx.path}\n${holder}\n${key}`).digest('hex'),
      requestHash: createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
      cipherKey: createHmac('sha256', this.#key).update(`${holder}\n${key}`).digest(),
      expiresAt: new Date(now.getTime() + HOURS * 3_600_000).toISOString(),
    };
    const found = await this.#database.read((tx) => find(tx, once, now.toISOString()));
    return found === undefined ? once : { ...once, before: found.answer };
  }

  /** Runs a unit in the writer, with its key when there is one. */
  async run<T>(once: Once | undefined, unit: (tx: WriteTx) => Promise<T | Refusal>): Promise<T> {
    const result = await this.#database.write((tx) =>
      once === undefined ? unit(tx) : this.#keep(tx, once, unit),
    );
    if (result instanceof Refusal) throw result;
    return result;
  }

  async #keep<T>(tx: WriteTx, once: Once, unit: (tx: WriteTx) => Promise<T | Refusal>): Promise<T | Refusal> {
    const now = new Date(Date.parse(once.expiresAt) - HOURS * 3_600_000).toISOString();
    const found = await find(tx, once, now);
    if (found !== undefined) return found.answer as T;
    const result = await unit(tx);
    if (result instanceof Refusal) return result;
    await tx.query('DELETE FROM idempotency_key WHERE key_hash = ?', [once.keyHash]);
    await tx.query(
      'INSERT INTO idempotency_key (key_hash, request_hash, status, answer, expires_at) VALUES (?, ?, ?, ?, ?)',
      [once.keyHash, once.requestHash, 200, seal(once.cipherKey, result), once.expiresAt],
    );
    return result;
  }
}
