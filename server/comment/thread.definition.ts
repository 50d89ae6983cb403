import type { CommentKind } from '../../contract/comment.schema.js';
import { findActivity, type Activities, type KnownActivity } from '../activity/activity.service.js';
import { NotFound } from '../core/errors.js';
import { unbegunThread } from './idea.thread.js';
import type { Database, ReadTx, Row } from '../database/door.js';

/** Whether a comment shows after approval or at once. */
export type Moderation = 'before' | 'after';

/** What comments do not change of a thread. */
export interface KnownThread {
  readonly id: string;
  readonly ref: string;
  readonly activity: KnownActivity;
  /** The activity that tokens and letter codes are for: its own, or the board of the idea that it is about. */
  readonly home: string;
  readonly moderation: Moderation;
  readonly kinds: readonly CommentKind[];
  readonly reactions: boolean;
  readonly documentId: string | undefined;
  /** The thread that this one became part of; it is read in its place. */
  readonly mergedInto: string | undefined;
  /** The topic that tells that it begins, while it has no comment yet. */
  readonly beginsWith?: string;
}

interface Kept extends Row {
  moderation: Moderation;
  kinds: string;
  reactions: number;
  document_id: string | null;
  merged_ref: string | null;
  board_id: string | null;
}

/** Reads the definition that belongs to an activity. Throws NotFound when it is no thread. */
export const readDefinition = async (tx: ReadTx, activity: KnownActivity): Promise<KnownThread> => {
  const [row] = await tx.query<Kept>(
    `SELECT a.moderation, t.kinds, t.reactions, t.document_id, m.ref AS merged_ref, i.board_id
     FROM thread t JOIN activity a ON a.id = t.activity_id LEFT JOIN activity m ON m.id = t.merged_into
       LEFT JOIN idea i ON i.id = t.idea_id
     WHERE t.activity_id = ?`,
    [activity.id],
  );
  if (activity.kind !== 'thread' || row === undefined) throw new NotFound('thread');
  return {
    id: activity.id,
    ref: activity.ref,
    activity,
    home: row.board_id ?? activity.id,
    moderation: row.moderation,
    kinds: JSON.parse(row.kinds) as CommentKind[],
    reactions: Number(row.reactions) === 1,
    documentId: row.document_id ?? undefined,
    mergedInto: row.merged_ref ?? undefined,
  };
};

/** A thread that became part of another, of another … is followed so far. */
const MERGES = 10;

/**
 * The thread of this ref, or the one that it became part of, as it stands in the database now, whatever is
 * remembered. Throws NotFound.
 */
export const freshThread = async (tx: ReadTx, ref: string): Promise<KnownThread> => {
  let at = ref;
  for (let step = 0; step < MERGES; step++) {
    const activity = await findActivity(tx, at);
    if (activity === undefined) break;
    const thread = await readDefinition(tx, activity);
    if (thread.mergedInto === undefined) return thread;
    at = thread.mergedInto;
  }
  throw new NotFound('thread');
};

/** The definitions of threads, remembered as long as their activities are. */
export class Threads {
  readonly #database: Database;
  readonly #activities: Activities;
  readonly #known = new WeakMap<KnownActivity, Promise<KnownThread>>();

  constructor(database: Database, activities: Activities) {
    this.#database = database;
    this.#activities = activities;
  }

  /** The thread of this ref, or the one that it became part of; under an idea also before it begins. Throws NotFound. */
  async byRef(ref: string): Promise<KnownThread> {
    return this.#begun(ref).catch((error: unknown) => {
      if (!(error instanceof NotFound)) throw error;
      return this.#database.read((tx) => unbegunThread(tx, ref));
    });
  }

  async #begun(ref: string): Promise<KnownThread> {
    let at = ref;
    for (let step = 0; step < MERGES; step++) {
      const thread = await this.#own(at);
      if (thread.mergedInto === undefined) return thread;
      at = thread.mergedInto;
    }
    throw new NotFound('thread');
  }

  async #own(ref: string): Promise<KnownThread> {
    const activity = await this.#activities.byRef(ref);
    const known = this.#known.get(activity);
    if (known) return known;
    const reading = this.#database.read((tx) => readDefinition(tx, activity));
    this.#known.set(activity, reading);
    reading.catch(() => this.#known.delete(activity));
    return reading;
  }
}

/** The topic that says that comments, reactions or numbers of a thread changed. */
export const threadTopic = (id: string): string => `thread:${id}`;

/** The topic that says that a comment was published in a thread; told beside {@link threadTopic}. */
export const publishedTopic = (id: string): string => `published:${id}`;
