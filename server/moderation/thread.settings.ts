import type { ThreadSettings } from '../../contract/moderation.schema.js';
import { activityTopic, findActivity } from '../activity/activity.service.js';
import type { DocumentPlace } from '../channel/channel.service.js';
import {
  freshThread,
  NEVER,
  threadChanged,
  threadOfDocument,
  type KnownThread,
} from '../comment/comment.service.js';
import { InvalidInput, NotFound } from '../core/errors.js';
import type { ReadTx, WriteTx } from '../database/door.js';
import { recordAct, type Actor } from './audit.service.js';

/** The thread of a ref, where it is of this organisation. Throws NotFound. */
export const ownThread = async (tx: ReadTx, organisationId: string, ref: string): Promise<KnownThread> => {
  const thread = await freshThread(tx, ref);
  if (thread.activity.organisationId !== organisationId) throw new NotFound('thread');
  return thread;
};

/** The id of the thread or the board of a ref, where it is of this organisation. Throws NotFound. */
export const ownPlace = async (tx: ReadTx, organisationId: string, ref: string): Promise<string> => {
  const activity = await findActivity(tx, ref);
  if (activity?.kind !== 'board') return (await ownThread(tx, organisationId, ref)).id;
  if (activity.organisationId !== organisationId) throw new NotFound('board');
  return activity.id;
};

const setClosed = async (tx: WriteTx, thread: KnownThread, closed: boolean, now: Date): Promise<void> => {
  const { id, activity } = thread;
  if (closed)
    await tx.query('UPDATE activity SET closed_at = ? WHERE id = ? AND closed_at IS NULL', [now, id]);
  else {
    // What was closed by its planned time stays open once it is opened again.
    const closesAt = activity.closesAt <= now ? NEVER : activity.closesAt;
    await tx.query('UPDATE activity SET closed_at = NULL, closes_at = ? WHERE id = ?', [closesAt, id]);
  }
};

const told = ({ closed, moderation, reactions, kinds }: ThreadSettings): string =>
  [
    ...(closed === undefined ? [] : [closed ? 'closed' : 'opened']),
    ...(moderation === undefined ? [] : [`moderation ${moderation}`]),
    ...(reactions === undefined ? [] : [`reactions ${reactions ? 'on' : 'off'}`]),
    ...(kinds === undefined ? [] : [`kinds ${kinds.join(' ') || 'none'}`]),
  ].join(', ');

/** Sets how a thread of the actor's organisation works, and answers its ref. Throws NotFound and InvalidInput. */
export const setThread = async (
  tx: WriteTx,
  actor: Actor,
  ref: string,
  settings: ThreadSettings,
  now: Date,
): Promise<string> => {
  const note = told(settings);
  if (note === '')
    throw new InvalidInput([{ at: '', rule: 'minProperties', detail: 'says nothing that is to be set' }]);
  const thread = await ownThread(tx, actor.organisationId, ref);
  const { closed, moderation, reactions, kinds } = settings;
  if (closed !== undefined) await setClosed(tx, thread, closed, now);
  if (moderation !== undefined)
    await tx.query('UPDATE activity SET moderation = ? WHERE id = ?', [moderation, thread.id]);
  if (reactions !== undefined)
    await tx.query('UPDATE thread SET reactions = ? WHERE activity_id = ?', [reactions, thread.id]);
  if (kinds !== undefined)
    await tx.query('UPDATE thread SET kinds = ? WHERE activity_id = ?', [JSON.stringify(kinds), thread.id]);
  tx.changed(activityTopic(thread.id));
  await threadChanged(tx, thread.id);
  await recordAct(tx, actor, { act: 'thread.set', subject: `thread ${thread.ref}`, note }, now);
  return thread.ref;
};

/** Begins the thread of a document, empty, where it has none, and sets how it works; answers its ref. Throws as `setThread`. */
export const beginThread = async (
  tx: WriteTx,
  actor: Actor,
  { place, url }: { place: DocumentPlace; url: string },
  settings: ThreadSettings,
  now: Date,
): Promise<string> =>
  setThread(tx, actor, await threadOfDocument(tx, place, { url, title: undefined }, now), settings, now);
