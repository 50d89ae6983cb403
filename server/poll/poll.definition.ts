import type { PollOption, PollRule } from '../../contract/poll.schema.js';
import type { KnownActivity } from '../activity/activity.service.js';
import { readSources, type Sources } from '../ballot/ballot.service.js';
import { NotFound } from '../core/errors.js';
import type { ReadTx, Row } from '../database/door.js';

/** What votes do not change of a poll. */
export interface KnownPoll {
  readonly id: string;
  readonly activity: KnownActivity;
  readonly rule: PollRule;
  readonly options: readonly PollOption[];
  readonly optionIds: readonly string[];
  /** The ideas that options were made of. */
  readonly sources: Sources;
}

/** Reads the definition that belongs to an activity. Throws NotFound when it is no poll. */
export const readDefinition = async (tx: ReadTx, activity: KnownActivity): Promise<KnownPoll> => {
  const [row] = await tx.query<Row & { rule: string; options: string; seed_hash: string }>(
    `SELECT p.rule, p.options, v.seed_hash FROM poll p JOIN votable v ON v.activity_id = p.activity_id
     WHERE p.activity_id = ?`,
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
    sources: await readSources(tx, activity.id),
  };
};
