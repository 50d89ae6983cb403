import { serverSentEvent, type LiveHub } from '../core/live.js';
import type { Database } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import type { Snapshot, Snapshots } from './poll.snapshots.js';

/** Milliseconds between two events of a poll. */
const APART = 250;
/** How often it is looked whether time alone changed a poll. */
const EVERY = 1000;

const liveTopic = (ref: string): string => `poll:${ref}`;

/** One `poll` event with the public answer; its id is the version. */
export const pollEvent = ({ prepared, version }: Snapshot): Buffer =>
  serverSentEvent('poll', prepared.body, String(version));

/** Sends the public answer of a poll to its listeners after a change, a few times a second at most. */
export class LiveFeed {
  readonly #hub: LiveHub;
  readonly #snapshots: Snapshots;
  readonly #now: () => Date;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #sent = new Map<string, Buffer>();
  readonly #stop: () => void;
  readonly #clock: NodeJS.Timeout;

  constructor(database: Database, hub: LiveHub, snapshots: Snapshots, now: () => Date) {
    this.#hub = hub;
    this.#snapshots = snapshots;
    this.#now = now;
    this.#stop = database.onChange((topics) => this.#changed(topics));
    this.#clock = setInterval(() => this.#byTime(), EVERY).unref();
  }

  /** The topic of the hub for a poll. */
  topicOf(ref: string): string {
    return liveTopic(ref);
  }

  #changed(topics: ReadonlySet<string>): void {
    for (const ref of this.#listenedTo()) {
      const id = this.#snapshots.idOf(ref);
      const known = id !== undefined && (topics.has(`poll:${id}`) || topics.has(`activity:${id}`));
      if (known || topics.has(EVERYTHING)) this.#soon(ref, APART);
    }
  }

  #byTime(): void {
    for (const ref of this.#listenedTo())
      if (this.#snapshots.peek(ref, this.#now()) === undefined) this.#soon(ref, APART);
  }

  #listenedTo(): string[] {
    const refs: string[] = [];
    for (const topic of this.#hub.topics()) if (topic.startsWith('poll:')) refs.push(topic.slice(5));
    for (const ref of this.#sent.keys()) if (!this.#hub.has(liveTopic(ref))) this.#sent.delete(ref);
    return refs;
  }

  #soon(ref: string, wait: number): void {
    if (this.#waiting.has(ref)) return;
    const timer = setTimeout(() => {
      this.#waiting.delete(ref);
      // The next change tries again.
      void this.#send(ref).catch(() => undefined);
    }, wait);
    this.#waiting.set(ref, timer.unref());
  }

  async #send(ref: string): Promise<void> {
    const rest = this.#snapshots.restOf(ref);
    if (rest > 0) return this.#soon(ref, Math.max(APART, rest));
    const snapshot = await this.#snapshots.get(ref, this.#now());
    const { body } = snapshot.prepared;
    if (this.#sent.get(ref)?.equals(body)) return;
    this.#sent.set(ref, body);
    this.#hub.publish(liveTopic(ref), pollEvent(snapshot));
  }

  /** Stops listening and sending. */
  close(): void {
    this.#stop();
    clearInterval(this.#clock);
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }
}
