import { nextPhaseAt } from '../activity/activity.service.js';
import { Prepared } from '../core/prepared.js';
import type { Database } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import type { Votables } from './votable.definition.js';
import type { PublicAnswer, Votable, VotableKind } from './votable.js';
import { readState } from './ballot.state.js';

/** The public answer of a vote as ready bytes, equal for all. */
export interface Snapshot<V extends Votable = Votable, Answer extends PublicAnswer = PublicAnswer> {
  readonly votable: V;
  readonly version: number;
  readonly answer: Answer;
  readonly prepared: Prepared;
  /** The result that only voters may see, as JSON. */
  readonly resultJson: string | undefined;
  /** When time alone changes it. */
  readonly until: Date | undefined;
}

interface Entry<S> {
  snapshot: S | undefined;
  /** Whether a commit changed the vote since the snapshot was begun. */
  stale: boolean;
  making: Promise<S> | undefined;
  /** A snapshot that was expensive is not made again before this moment, in milliseconds of `elapsed`. */
  notBefore: number;
  /** Milliseconds that the last making took: one that was slow once may have met a busy machine. */
  cost: number;
}

const EXPENSIVE = 50;
const REST = 20;
const MOST = 2000;

const cacheControl = (open: boolean): string =>
  open ? 'public, max-age=2, stale-while-revalidate=30' : 'public, max-age=10, stale-while-revalidate=60';

/** The public answers of one kind of vote, made once for all who ask, and again after a commit changed them. */
export class Snapshots<V extends Votable, Answer extends PublicAnswer> {
  readonly #database: Database;
  readonly #votables: Votables<V>;
  readonly #present: VotableKind<V, Answer>['present'];
  readonly #elapsed: () => number;
  readonly #entries = new Map<string, Entry<Snapshot<V, Answer>>>();
  readonly #refs = new Map<string, string>();
  readonly #stop: () => void;

  constructor(
    database: Database,
    votables: Votables<V>,
    present: VotableKind<V, Answer>['present'],
    elapsed: () => number = () => performance.now(),
  ) {
    this.#database = database;
    this.#votables = votables;
    this.#present = present;
    this.#elapsed = elapsed;
    this.#stop = database.onChange((topics) => {
      if (topics.has(EVERYTHING)) for (const entry of this.#entries.values()) entry.stale = true;
      else for (const topic of topics) this.#markStale(topic);
    });
  }

  #markStale(topic: string): void {
    const separator = topic.indexOf(':');
    const ref = this.#refs.get(topic.slice(separator + 1));
    const entry = ref === undefined ? undefined : this.#entries.get(ref);
    if (entry === undefined) return;
    entry.stale = true;
    // A changed text or phase is shown at once, whatever it costs.
    if (topic.startsWith('activity:')) entry.notBefore = 0;
  }

  /** The answer of this ref when it is ready and true. */
  peek(ref: string, now: Date): Snapshot<V, Answer> | undefined {
    const entry = this.#entries.get(ref);
    const snapshot = entry?.snapshot;
    if (entry === undefined || snapshot === undefined) return undefined;
    if (snapshot.until !== undefined && now >= snapshot.until) return undefined;
    return entry.stale && this.#elapsed() >= entry.notBefore ? undefined : snapshot;
  }

  /**
   * The answer of this ref, with every vote counted that was committed before the call, unless counting is
   * expensive: then it is at most some seconds old. Throws NotFound.
   */
  async get(ref: string, now: Date): Promise<Snapshot<V, Answer>> {
    const ready = this.peek(ref, now);
    if (ready !== undefined) return ready;
    let entry = this.#entries.get(ref);
    // One that was begun before a change may miss it.
    if (entry?.making !== undefined && !entry.stale) return entry.making;
    if (entry === undefined) {
      if (this.#entries.size >= MOST) this.#entries.clear();
      entry = { snapshot: undefined, stale: false, making: undefined, notBefore: 0, cost: 0 };
      this.#entries.set(ref, entry);
    }
    return this.#remake(ref, entry, now);
  }

  async #remake(ref: string, entry: Entry<Snapshot<V, Answer>>, now: Date): Promise<Snapshot<V, Answer>> {
    entry.stale = false;
    const making = this.#make(ref, now, entry);
    entry.making = making;
    try {
      const snapshot = await making;
      if (snapshot.version >= (entry.snapshot?.version ?? 0)) entry.snapshot = snapshot;
      return snapshot;
    } catch (error) {
      if (entry.snapshot === undefined && entry.making === making) this.#entries.delete(ref);
      entry.stale = true;
      throw error;
    } finally {
      if (entry.making === making) entry.making = undefined;
    }
  }

  async #make(ref: string, now: Date, entry: Entry<Snapshot<V, Answer>>): Promise<Snapshot<V, Answer>> {
    const votable = await this.#votables.byRef(ref);
    this.#refs.set(votable.id, ref);
    const state = await this.#database.read((tx) => readState(tx, votable));
    const start = this.#elapsed();
    const { answer, forVoters } = this.#present(votable, state, now);
    const prepared = new Prepared(JSON.stringify(answer), {
      cacheControl: cacheControl(answer.phase === 'open'),
    });
    const cost = this.#elapsed() - start;
    // What was read of the definition may have been replaced meanwhile.
    if ((await this.#votables.byRef(ref)) !== votable) entry.stale = true;
    const usual = Math.min(cost, entry.cost);
    entry.cost = cost;
    entry.notBefore = usual > EXPENSIVE ? this.#elapsed() + REST * usual : 0;
    return {
      votable,
      version: state.version,
      answer,
      prepared,
      resultJson: forVoters && JSON.stringify(forVoters),
      until: nextPhaseAt(votable.activity, now),
    };
  }

  /** Milliseconds until an expensive answer of this ref may be made again; 0 for now. */
  restOf(ref: string): number {
    return Math.max(0, (this.#entries.get(ref)?.notBefore ?? 0) - this.#elapsed());
  }

  /** Stops listening. */
  close(): void {
    this.#stop();
  }
}
