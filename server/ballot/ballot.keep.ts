import { createHash, randomUUID } from 'node:crypto';
import type { AccessLevel, ActivityKind } from '../../contract/activity.schema.js';
import { ActivitySchema, type ActivityEntity } from '../activity/activity.entities.js';
import { activityTopic, phaseOf, type KnownActivity } from '../activity/activity.service.js';
import { organisationBySlug } from '../channel/organisation.service.js';
import { IdeasLeftOut, NotFound, PollClosed, PollFixed, RefTaken } from '../core/errors.js';
import type { Database, WriteTx } from '../database/door.js';
import { VotableTable } from './ballot.entities.js';
import type { BallotKeyStore } from './ballot.keys.js';
import { readSources } from './votable.sources.js';

/** What every checked draft of a vote has. */
export interface VotableDraft {
  organisation: string;
  ref: string;
  language: string;
  title: string;
  lead: string | undefined;
  opensAt: Date;
  closesAt: Date;
  rule: { access: AccessLevel; results: string };
}

/** The definition of one kind of vote in its own table. */
export interface DefinitionStore<Draft extends VotableDraft> {
  readonly kind: ActivityKind;
  /** The ids of what one votes on. */
  items(draft: Draft): string[];
  insert(tx: WriteTx, id: string, draft: Draft): Promise<void>;
  update(tx: WriteTx, id: string, draft: Draft): Promise<void>;
  /** Whether a draft says the same as what is kept. */
  same(tx: WriteTx, id: string, draft: Draft): Promise<boolean>;
}

type DraftRow = Pick<
  ActivityEntity,
  'title' | 'lead' | 'language' | 'opensAt' | 'closesAt' | 'access' | 'results'
>;

const activityOf = (draft: VotableDraft): DraftRow => ({
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

const change = async <Draft extends VotableDraft>(
  tx: WriteTx,
  store: DefinitionStore<Draft>,
  before: ActivityEntity,
  draft: Draft,
): Promise<void> => {
  const { id } = before;
  if (before.closedAt !== null) throw new PollClosed();
  const { closesAt: _, ...after } = activityOf(draft);
  const unchanged = Object.entries(after).every(([name, value]) => before[name as keyof DraftRow] === value);
  const { logSize } = await tx.manager.findOneByOrFail(VotableTable, { activityId: id });
  if (logSize > 0 && !(unchanged && (await store.same(tx, id, draft)))) throw new PollFixed();
  // The file may be older than the hand-over of ideas, whose followers were told that they are in this vote.
  const items = new Set(store.items(draft));
  const left = [...(await readSources(tx, id)).keys()].filter((item) => !items.has(item));
  if (left.length > 0) throw new IdeasLeftOut(left.sort());
  await tx.manager.update(ActivitySchema, { id }, { ...activityOf(draft), version: before.version + 1 });
  await store.update(tx, id, draft);
  tx.changed(activityTopic(id));
};

/** Throws PollFixed where a vote has opened, or holds a ballot. */
export const guardUnopened = async (tx: WriteTx, activity: KnownActivity, now: Date): Promise<void> => {
  if (phaseOf(activity, now) !== 'announced') throw new PollFixed();
  const { logSize } = await tx.manager.findOneByOrFail(VotableTable, { activityId: activity.id });
  if (logSize > 0) throw new PollFixed();
};

const insert = async <Draft extends VotableDraft>(
  tx: WriteTx,
  store: DefinitionStore<Draft>,
  { id, seed }: { id: string; seed: string },
  draft: Draft,
): Promise<void> => {
  await tx.manager.insert(ActivitySchema, {
    id,
    organisationId: await organisationId(tx, draft.organisation),
    processId: null,
    ref: draft.ref,
    kind: store.kind,
    moderation: 'after',
    closedAt: null,
    publishedAt: null,
    version: 1,
    ...activityOf(draft),
  });
  await tx.manager.insert(VotableTable, {
    activityId: id,
    seedHash: createHash('sha256').update(seed).digest('hex'),
    online: 0,
    assisted: 0,
    paper: 0,
    logSize: 0,
    logFrontier: [],
    keysDestroyedAt: null,
    published: null,
  });
  await store.insert(tx, id, draft);
  tx.changed(activityTopic(id));
};

/**
 * Keeps a vote under its ref: a new one with new keys, or the changed one. Once a ballot is in, only the closing
 * can be moved, and what ideas became stays in it. Throws NotFound for the organisation, PollFixed, IdeasLeftOut,
 * PollClosed, and RefTaken for a ref of something else.
 */
export const keepVotable = async <Draft extends VotableDraft>(
  database: Database,
  keys: BallotKeyStore,
  store: DefinitionStore<Draft>,
  draft: Draft,
): Promise<{ id: string; made: boolean }> => {
  const changed = await database.write(async (tx) => {
    const before = await tx.manager.findOneBy(ActivitySchema, { ref: draft.ref });
    if (before === null) return undefined;
    const owner = await organisationId(tx, draft.organisation);
    if (before.kind !== store.kind || before.organisationId !== owner) throw new RefTaken(draft.ref);
    await change(tx, store, before, draft);
    return { id: before.id, made: false };
  });
  if (changed !== undefined) return changed;
  const id = randomUUID();
  const { seed } = await keys.create(id);
  try {
    await database.write((tx) => insert(tx, store, { id, seed }, draft));
  } catch (error) {
    await keys.destroy(id);
    throw error;
  }
  return { id, made: true };
};
