import { nextPhaseAt, phaseOf } from '../activity/activity.service.js';
import { serverSentEvent } from '../core/live.js';
import type { Framed } from '../core/live.feed.js';
import type { Database } from '../database/door.js';
import type { ThreadService } from './thread.service.js';
import { readNumbers } from './thread.state.js';

/** One `thread` event: that something changed, how many comments there are, and its phase; what changed is read when asked for. */
export const threadEvent = async (
  database: Database,
  service: ThreadService,
  ref: string,
  now: Date,
): Promise<Framed> => {
  const { id, activity, beginsWith } = await service.byRef(ref);
  const { version, comments } =
    beginsWith === undefined ? await database.read((tx) => readNumbers(tx, id)) : { version: 0, comments: 0 };
  const news = { version, comments, phase: phaseOf(activity, now) };
  return {
    id: beginsWith ?? id,
    frame: serverSentEvent('thread', JSON.stringify(news), String(version)),
    until: nextPhaseAt(activity, now),
  };
};
