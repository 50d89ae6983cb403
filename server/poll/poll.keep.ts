import { keepVotable, type BallotKeyStore, type DefinitionStore } from '../ballot/ballot.service.js';
import type { Database } from '../database/door.js';
import { PollTable } from './poll.entities.js';
import type { PollDraft } from './poll.input.js';

const store: DefinitionStore<PollDraft> = {
  kind: 'poll',
  items: ({ options }) => options.map(({ id }) => id),
  async insert(tx, activityId, { rule, options }) {
    await tx.manager.insert(PollTable, { activityId, rule, options });
  },
  async update(tx, activityId, { rule, options }) {
    await tx.manager.update(PollTable, { activityId }, { rule, options });
  },
  async same(tx, activityId, { rule, options }) {
    const kept = await tx.manager.findOneByOrFail(PollTable, { activityId });
    return JSON.stringify([kept.rule, kept.options]) === JSON.stringify([rule, options]);
  },
};

/**
 * Keeps a poll under its ref: a new one with new keys, or the changed one. Once a ballot is in, only the closing
 * can be moved. Throws NotFound for the organisation, PollFixed, IdeasLeftOut, PollClosed, and RefTaken for a ref of
 * something else.
 */
export const keepPoll = (
  database: Database,
  keys: BallotKeyStore,
  draft: PollDraft,
): Promise<{ id: string; made: boolean }> => keepVotable(database, keys, store, draft);
