import type { PollOption, PollRule } from '../../contract/poll.schema.js';
import { NotFound } from '../core/errors.js';
import { findActivity, type Activities, type KnownActivity } from '../activity/activity.service.js';
import type { Database, ReadTx, Row } from '../database/door.js';

/** What votes do not change of a poll. */
export interface KnownPoll {
  readonly id: string;
  readonly activity: KnownActivity;
  readonly rule: PollRule;
  readonly options: readonly PollOption[];
  readonly optionIds: readonly string[];
}

/** Reads the definition that belongs to an activity. Throws NotFound when it is no poll. */
export const readDefinition = async (tx: ReadTx, activity: KnownActivity): Promise<KnownPoll> => {
  const [row] = await tx.query<Row & { rule: string; options: string; seed_hash: string }>(
    'SELECT rule, options, seed_hash FROM poll WHERE activity_id = ?',
    [activity.id],
  );
  if (activity.kind !== 'poll' || row === undefined) throw new NotFound('poll');
  const options = JSON.parse(row.options) as PollOption[];
  return {
    id: activity.id,
    activity,
    rule: { ...(JSON.parse(row.rule) as Omit<PollRule, 'seedHash'>), seedHash: row.seed_hash },
    options,
    optionIds: options.map(({ id }) => id),
  };
};

/** The poll of this ref as it stands in the database now, whatever is remembered. Throws NotFound. */
export const freshPoll = async (tx: ReadTx, ref: string): Promise<KnownPoll> => {
  const activity = await findActivity(tx, ref);
  if (activity === undefined) throw new NotFound('poll');
  return readDefinition(tx, activity);
};

/** The definitions of polls, remembered as long as their activities are. */
export class Polls {
  readonly #database: Database;
  readonly #activities: Activities;
  readonly #known = new WeakMap<KnownActivity, Promise<KnownPoll>>();

  constructor(database: Database, activities: Activities) {
    this.#database = database;
    this.#activities = activities;
  }

  /** The poll of this ref. Throws NotFound. */
  async byRef(ref: string): Promise<KnownPoll> {
    const activity = await this.#activities.byRef(ref);
    const known = this.#known.get(activity);
    if (known) return known;
    const reading = this.#database.read((tx) => readDefinition(tx, activity));
    this.#known.set(activity, reading);
    reading.catch(() => this.#known.delete(activity));
    return reading;
  }
}
