import type { FieldError } from '../../contract/errors.js';
import { limits } from '../../contract/limits.js';
import type { PollOption } from '../../contract/poll.schema.js';
import { ruleFaults } from '../../counting/poll/rule.js';
import { guardUnopened } from '../ballot/ballot.service.js';
import { InvalidInput } from '../core/errors.js';
import { freeSlug } from '../core/slug.js';
import type { WriteTx } from '../database/door.js';
import type { KnownActivity } from '../activity/activity.service.js';
import { readDefinition } from './poll.definition.js';
import { optionFaults } from './poll.input.js';

/** An option that is added. */
export type NewOption = Pick<PollOption, 'label' | 'text'>;

/**
 * Adds options to a poll that is not open yet, or puts them in the place of those that it has; answers their ids in the
 * same order. Where one may choose all, one may choose the new ones too. Throws PollFixed and InvalidInput.
 */
export const addOptions = async (
  tx: WriteTx,
  activity: KnownActivity,
  added: readonly NewOption[],
  { replace, now }: { replace: boolean; now: Date },
): Promise<string[]> => {
  const known = await readDefinition(tx, activity);
  await guardUnopened(tx, activity, now);
  const before = replace ? [] : known.options;
  const taken = new Set(before.map(({ id }) => id));
  const made = added.map((option, at) => ({
    ...option,
    id: freeSlug(option.label, `option-${before.length + at + 1}`, taken),
  }));
  const options = [...before, ...made];
  const { seedHash: _, ...rule } = known.rule;
  if (rule.max === known.options.length && rule.kind !== 'single' && rule.kind !== 'scenario')
    rule.max = options.length;
  const faults: FieldError[] = [...optionFaults(options), ...ruleFaults(rule, options.length)];
  if (options.length > limits.options)
    faults.push({ at: '/ideas', rule: 'maxItems', detail: `makes ${options.length} options` });
  if (faults.length > 0) throw new InvalidInput(faults);
  await tx.query('UPDATE poll SET rule = ?, options = ? WHERE activity_id = ?', [
    JSON.stringify(rule),
    JSON.stringify(options),
    activity.id,
  ]);
  return made.map(({ id }) => id);
};
