import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Context } from 'koa';
import type { Database } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';

type Encoding = 'br' | 'gzip' | 'identity';

/** A prepared answer in one encoding. */
export interface Encoded {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  readonly etag: string;
}

const FEWEST_BYTES = 600;

/** A public answer as ready bytes: identity, gzip and brotli, each with its own strong ETag (RFC 9110 §8.8.3). */
export class Prepared {
  readonly body: Buffer;
  readonly type: string;
  readonly cacheControl: string;
  readonly etag: string;
  readonly #encoded = new Map<Encoding, Encoded>();

  constructor(body: Buffer | string, options: { type?: string; cacheControl?: string } = {}) {
    this.body = typeof body === 'string' ? Buffer.from(body) : body;
    this.type = options.type ?? 'application/json; charset=utf-8';
    this.cacheControl = options.cacheControl ?? 'public, max-age=5, stale-while-revalidate=60';
    this.etag = createHash('sha256').update(this.body).digest('base64url').slice(0, 22);
    this.#encoded.set('identity', { encoding: 'identity', bytes: this.body, etag: `"${this.etag}"` });
  }

  /** The bytes in an encoding, compressed once, when first asked for; small bodies stay as they are. */
  as(encoding: Encoding): Encoded {
    const chosen = this.body.length < FEWEST_BYTES ? 'identity' : encoding;
    let found = this.#encoded.get(chosen);
    if (found === undefined) {
      const bytes =
        chosen === 'br'
          ? brotliCompressSync(this.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
          : gzipSync(this.body, { level: 6 });
      found = { encoding: chosen, bytes, etag: `"${this.etag}-${chosen}"` };
      this.#encoded.set(chosen, found);
    }
    return found;
  }

  /** Whether an `If-None-Match` names this answer, in any encoding. */
  matches(ifNoneMatch: string | undefined): boolean {
    return ifNoneMatch !== undefined && (ifNoneMatch.includes(this.etag) || ifNoneMatch.trim() === '*');
  }
}

/** JSON of one person's answer, put together from ready parts: sent as it is, and kept by nobody. */
export class ReadyJson {
  readonly body: Buffer;

  constructor(...parts: (string | Buffer)[]) {
    this.body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  }
}

const chosenBefore = new Map<string, Encoding>();

/** The best encoding that an `Accept-Encoding` allows. */
export const encodingFor = (accept: string | undefined): Encoding => {
  if (accept === undefined) return 'identity';
  const before = chosenBefore.get(accept);
  if (before !== undefined) return before;
  const takes = (name: string) =>
    new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(1|0\\.0*[1-9]|0\\.[1-9]))?`).test(accept);
  const refuses = (name: string) => new RegExp(`(^|,)\\s*${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(accept);
  const chosen = (['br', 'gzip'] as const).find((name) => takes(name) && !refuses(name)) ?? 'identity';
  if (chosenBefore.size < 200) chosenBefore.set(accept, chosen);
  return chosen;
};

/** Answers ready bytes, or 304 when the reader has them. */
export const answerPrepared = (ctx: Context, prepared: Prepared): void => {
  const { bytes, etag, encoding } = prepared.as(encodingFor(ctx.req.headers['accept-encoding']));
  const { res } = ctx;
  res.setHeader('Cache-Control', prepared.cacheControl);
  res.setHeader('Vary', 'Accept-Encoding');
  res.setHeader('ETag', etag);
  if (prepared.matches(ctx.req.headers['if-none-match'])) {
    ctx.status = 304;
    return;
  }
  ctx.status = 200;
  res.setHeader('Content-Type', prepared.type);
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding);
  ctx.body = bytes;
};

/** What a maker gives to the cache: the answer, which topics change it, and when time alone changes it. */
export interface Making {
  prepared: Prepared;
  topics: readonly string[];
  until?: Date | undefined;
}

/** Ready bytes by key, made once, dropped when a commit changes one of their topics. */
export class PreparedCache {
  readonly #ready = new Map<string, Making>();
  readonly #making = new Map<string, { promise: Promise<Prepared>; changed: Set<string> }>();
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #most: number;
  readonly #stop: () => void;

  constructor(database: Pick<Database, 'onChange'>, most = 2000) {
    this.#most = most;
    this.#stop = database.onChange((topics) => topics.forEach((topic) => this.drop(topic)));
  }

  /** The answer of this key when it is ready and still true. */
  peek(key: string, now: Date): Prepared | undefined {
    const found = this.#ready.get(key);
    if (found === undefined) return undefined;
    if (found.until === undefined || now < found.until) return found.prepared;
    this.#ready.delete(key);
    return undefined;
  }

  /** The answer of this key; `make` runs once however many ask. */
  async get(key: string, now: Date, make: () => Promise<Making>): Promise<Prepared> {
    const ready = this.peek(key, now);
    if (ready !== undefined) return ready;
    // What was being made before a change may be old: it serves those who asked then, nobody later.
    const running = this.#making.get(key);
    if (running !== undefined && running.changed.size === 0) return running.promise;
    const changed = new Set<string>();
    const promise = this.#make(key, make, changed);
    this.#making.set(key, { promise, changed });
    return promise;
  }

  async #make(key: string, make: () => Promise<Making>, changed: Set<string>): Promise<Prepared> {
    try {
      const made = await make();
      if (!changed.has(EVERYTHING) && !made.topics.some((topic) => changed.has(topic))) this.#keep(key, made);
      return made.prepared;
    } finally {
      if (this.#making.get(key)?.changed === changed) this.#making.delete(key);
    }
  }

  #keep(key: string, made: Making): void {
    if (this.#ready.size >= this.#most) this.#ready.delete(this.#ready.keys().next().value!);
    this.#ready.set(key, made);
    for (const topic of made.topics) {
      const keys = this.#keysOf.get(topic) ?? new Set();
      this.#keysOf.set(topic, keys.add(key));
    }
  }

  /** Forgets every answer of a topic. */
  drop(topic: string): void {
    if (topic === EVERYTHING) this.#ready.clear();
    for (const { changed } of this.#making.values()) changed.add(topic);
    const keys = this.#keysOf.get(topic);
    if (keys === undefined) return;
    for (const key of keys) this.#ready.delete(key);
    this.#keysOf.delete(topic);
  }

  /** Stops listening. */
  close(): void {
    this.#stop();
  }
}
