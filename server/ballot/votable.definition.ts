import { findActivity, type Activities, type KnownActivity } from '../activity/activity.service.js';
import { NotFound } from '../core/errors.js';
import type { Database, ReadTx } from '../database/door.js';
import type { Votable, VotableKind } from './votable.js';

/** Reads definitions: the part of a {@link VotableKind} that most need. */
export type Definitions<V extends Votable> = Pick<VotableKind<V>, 'kind' | 'read'>;

/** What this ref names as it stands in the database now, whatever is remembered. Throws NotFound. */
export const freshVotable = async <V extends Votable>(
  tx: ReadTx,
  { kind, read }: Definitions<V>,
  ref: string,
): Promise<V> => {
  const activity = await findActivity(tx, ref);
  if (activity === undefined) throw new NotFound(kind);
  return read(tx, activity);
};

/** The kind of vote that an activity is. Throws NotFound when nobody votes on it. */
export const kindOf = (kinds: readonly VotableKind[], { kind }: KnownActivity): VotableKind => {
  const found = kinds.find((one) => one.kind === kind);
  if (found === undefined) throw new NotFound('vote');
  return found;
};

/** The definitions of one kind of vote, remembered as long as their activities are. */
export class Votables<V extends Votable> {
  readonly #database: Database;
  readonly #activities: Activities;
  readonly #kind: Definitions<V>;
  readonly #known = new WeakMap<KnownActivity, Promise<V>>();

  constructor(database: Database, activities: Activities, kind: Definitions<V>) {
    this.#database = database;
    this.#activities = activities;
    this.#kind = kind;
  }

  /** What this ref names. Throws NotFound. */
  async byRef(ref: string): Promise<V> {
    const activity = await this.#activities.byRef(ref);
    const known = this.#known.get(activity);
    if (known) return known;
    const reading = this.#database.read((tx) => this.#kind.read(tx, activity));
    this.#known.set(activity, reading);
    reading.catch(() => this.#known.delete(activity));
    return reading;
  }
}
