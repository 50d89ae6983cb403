import type { Context } from 'koa';
import type { Database } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import type { LiveHub } from './live.js';

/** Milliseconds between two events of one thing. */
const APART = 250;
/** How often it is looked whether time alone changed something. */
const EVERY = 1000;

/** The event of one thing as it stands now, and the id that its topics carry. */
export interface Framed {
  id: string;
  frame: Buffer;
  /** The moment at which time alone changes it. */
  until?: Date | undefined;
}

/** What a feed sends: by ref in the hub, by id in the topics of commits. */
export interface FeedParts {
  database: Database;
  hub: LiveHub;
  /** Begins the names in the hub, `thread:`. */
  prefix: string;
  /** The topics of commits that change a thing. */
  topicsOf(id: string): readonly string[];
  frame(ref: string): Promise<Framed>;
  /** Milliseconds until an event that is expensive to make may be made again; 0 for now. */
  restOf?(ref: string): number;
  /** Whether time alone changed a thing; looked at every second. */
  isStale?(ref: string, sent: Framed): boolean;
}

/** Sends one event, made once for all listeners, after a change; a few times a second at most. */
export class LiveFeed {
  readonly #parts: FeedParts;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #sent = new Map<string, Framed>();
  readonly #stop: () => void;
  readonly #clock: NodeJS.Timeout | undefined;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#stop = parts.database.onChange((topics) => this.#changed(topics));
    if (parts.isStale) this.#clock = setInterval(() => this.#byTime(), EVERY).unref();
  }

  /** Answers the request with the events of a thing, the one of now at once. Throws Unavailable when full. */
  async listen(ctx: Context, ref: string): Promise<void> {
    const framed = await this.#parts.frame(ref);
    this.#parts.hub.subscribe(ctx, this.#parts.prefix + ref, framed.frame);
    this.#sent.set(ref, framed);
    // It may have changed since it was read.
    this.#soon(ref);
  }

  #changed(topics: ReadonlySet<string>): void {
    const { topicsOf } = this.#parts;
    for (const [ref, { id }] of this.#listenedTo())
      if (topics.has(EVERYTHING) || topicsOf(id).some((topic) => topics.has(topic))) this.#soon(ref);
  }

  #byTime(): void {
    for (const [ref, sent] of this.#listenedTo()) if (this.#parts.isStale!(ref, sent)) this.#soon(ref);
  }

  #listenedTo(): Map<string, Framed> {
    const { hub, prefix } = this.#parts;
    for (const ref of this.#sent.keys()) if (!hub.has(prefix + ref)) this.#sent.delete(ref);
    return this.#sent;
  }

  #soon(ref: string, wait = APART): void {
    if (this.#waiting.has(ref)) return;
    const timer = setTimeout(() => {
      this.#waiting.delete(ref);
      // The next change tries again.
      void this.#send(ref).catch(() => undefined);
    }, wait);
    this.#waiting.set(ref, timer.unref());
  }

  async #send(ref: string): Promise<void> {
    const rest = this.#parts.restOf?.(ref) ?? 0;
    if (rest > 0) return this.#soon(ref, Math.max(APART, rest));
    const framed = await this.#parts.frame(ref);
    const before = this.#sent.get(ref);
    this.#sent.set(ref, framed);
    if (before?.frame.equals(framed.frame)) return;
    this.#parts.hub.publish(this.#parts.prefix + ref, framed.frame);
  }

  /** Stops listening and sending. */
  close(): void {
    this.#stop();
    clearInterval(this.#clock);
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }
}
