import { randomUUID } from 'node:crypto';
import { ThreadInput } from '../../contract/thread.input.schema.js';
import { ActivitySchema } from '../activity/activity.entities.js';
import { activityTopic } from '../activity/activity.service.js';
import { organisationBySlug } from '../channel/organisation.service.js';
import { NotFound, RefTaken } from '../core/errors.js';
import { fileOf, readJsonFile } from '../core/file.input.js';
import type { WriteTx } from '../database/door.js';
import { NEVER } from './thread.presenter.js';

const threadFile = fileOf(ThreadInput);

/** Reads a thread from the text of its JSON file. Throws `ImportRefused` with all faults and their lines. */
export const readThreadFile = (text: string): ThreadInput => {
  const { value, refuse } = threadFile(readJsonFile(text));
  const { opensAt, closesAt } = value;
  if (closesAt !== undefined && !(new Date(opensAt) < new Date(closesAt)))
    refuse([{ at: '/closesAt', rule: 'order', detail: 'is not after "opensAt"' }]);
  return value;
};

/**
 * Keeps a thread under its ref: a new one, or the changed one; what was written stays. Throws NotFound for the
 * organisation, and RefTaken for a ref of something else.
 */
export const keepThread = async (tx: WriteTx, input: ThreadInput): Promise<{ id: string; made: boolean }> => {
  const organisationId = await organisationBySlug(tx, input.organisation);
  if (organisationId === undefined) throw new NotFound(`organisation "${input.organisation}"`);
  const before = await tx.manager.findOneBy(ActivitySchema, { ref: input.ref });
  if (before !== null && (before.kind !== 'thread' || before.organisationId !== organisationId))
    throw new RefTaken(input.ref);
  const row = {
    title: input.title,
    lead: input.lead ?? null,
    language: input.language ?? 'nl',
    opensAt: new Date(input.opensAt).toISOString(),
    closesAt: input.closesAt === undefined ? NEVER : new Date(input.closesAt).toISOString(),
    access: input.access ?? 'guest',
    moderation: input.moderation ?? 'after',
  };
  const thread = [JSON.stringify(input.kinds ?? []), input.reactions ?? true];
  const id = before?.id ?? randomUUID();
  if (before === null) {
    await tx.manager.insert(ActivitySchema, {
      ...row,
      id,
      organisationId,
      processId: null,
      ref: input.ref,
      kind: 'thread',
      results: 'always',
      closedAt: null,
      publishedAt: null,
      version: 1,
    });
    await tx.query('INSERT INTO thread (kinds, reactions, activity_id) VALUES (?, ?, ?)', [...thread, id]);
  } else {
    await tx.manager.update(ActivitySchema, { id }, { ...row, version: before.version + 1 });
    await tx.query('UPDATE thread SET kinds = ?, reactions = ? WHERE activity_id = ?', [...thread, id]);
  }
  tx.changed(activityTopic(id));
  return { id, made: before === null };
};
