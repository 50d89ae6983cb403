import { createHash, randomUUID } from 'node:crypto';
import { NotFound, PollClosed, PollFixed } from '../core/errors.js';
import { ActivitySchema, type ActivityEntity } from '../activity/activity.entities.js';
import { organisationBySlug } from '../channel/organisation.service.js';
import { activityTopic } from '../activity/activity.service.js';
import type { Database, WriteTx } from '../database/door.js';
import { PollTable, type PollEntity } from './poll.entities.js';
import type { PollKeyStore } from './poll.keys.js';
import type { PollDraft } from './poll.input.js';

type DraftRow = Pick<
  ActivityEntity,
  'title' | 'lead' | 'language' | 'opensAt' | 'closesAt' | 'access' | 'results'
>;

const activityOf = (draft: PollDraft): DraftRow => ({
  title: draft.title,
  lead: draft.lead ?? null,
  language: draft.language,
  opensAt: draft.opensAt.toISOString(),
  closesAt: draft.closesAt.toISOString(),
  access: draft.rule.access,
  results: draft.rule.results,
});

const organisationId = async (tx: WriteTx, slug: string): Promise<string> => {
  const id = await organisationBySlug(tx, slug);
  if (id === undefined) throw new NotFound(`organisation "${slug}"`);
  return id;
};

const same = (before: ActivityEntity, poll: PollEntity, draft: PollDraft): boolean => {
  const { closesAt: _, ...after } = activityOf(draft);
  const unchanged = Object.entries(after).every(([name, value]) => before[name as keyof DraftRow] === value);
  return (
    unchanged && JSON.stringify([poll.rule, poll.options]) === JSON.stringify([draft.rule, draft.options])
  );
};

const change = async (
  tx: WriteTx,
  before: ActivityEntity,
  poll: PollEntity,
  draft: PollDraft,
): Promise<void> => {
  if (before.closedAt !== null) throw new PollClosed();
  if (poll.logSize > 0 && !same(before, poll, draft)) throw new PollFixed();
  const { id } = before;
  await tx.manager.update(ActivitySchema, { id }, { ...activityOf(draft), version: before.version + 1 });
  await tx.manager.update(PollTable, { activityId: id }, { rule: draft.rule, options: draft.options });
  tx.changed(activityTopic(id));
};

const insert = async (tx: WriteTx, id: string, seed: string, draft: PollDraft): Promise<void> => {
  await tx.manager.insert(ActivitySchema, {
    id,
    organisationId: await organisationId(tx, draft.organisation),
    processId: null,
    ref: draft.ref,
    kind: 'poll',
    moderation: 'after',
    closedAt: null,
    publishedAt: null,
    version: 1,
    ...activityOf(draft),
  });
  await tx.manager.insert(PollTable, {
    activityId: id,
    rule: draft.rule,
    options: draft.options,
    seedHash: createHash('sha256').update(seed).digest('hex'),
    online: 0,
    assisted: 0,
    paper: 0,
    logSize: 0,
    logFrontier: [],
    keysDestroyedAt: null,
    published: null,
  });
  tx.changed(activityTopic(id));
};

/**
 * Keeps a poll under its ref: a new one with new keys, or the changed one. Once a ballot is in, only the closing
 * can be moved. Throws NotFound for the organisation, PollFixed, PollClosed, and Error for a ref of something else.
 */
export const keepPoll = async (
  database: Database,
  keys: PollKeyStore,
  draft: PollDraft,
): Promise<{ id: string; made: boolean }> => {
  const changed = await database.write(async (tx) => {
    const before = await tx.manager.findOneBy(ActivitySchema, { ref: draft.ref });
    if (before === null) return undefined;
    const owner = await organisationId(tx, draft.organisation);
    const poll = await tx.manager.findOneBy(PollTable, { activityId: before.id });
    if (poll === null || before.organisationId !== owner)
      throw new Error(`The ref "${draft.ref}" already names something else.`);
    await change(tx, before, poll, draft);
    return { id: before.id, made: false };
  });
  if (changed !== undefined) return changed;
  const id = randomUUID();
  const { seed } = await keys.create(id);
  try {
    await database.write((tx) => insert(tx, id, seed, draft));
  } catch (error) {
    await keys.destroy(id);
    throw error;
  }
  return { id, made: true };
};
