import { serverSentEvent } from '../core/live.js';
import type { Database } from '../database/door.js';
import type { ThreadService } from './thread.service.js';
import { readNumbers } from './thread.state.js';

/** One `thread` event: that something changed, and how many comments there are; what changed is read when asked for. */
export const threadEvent = async (
  database: Database,
  service: ThreadService,
  ref: string,
): Promise<{ id: string; frame: Buffer }> => {
  const { id, beginsWith } = await service.byRef(ref);
  const { version, comments } =
    beginsWith === undefined ? await database.read((tx) => readNumbers(tx, id)) : { version: 0, comments: 0 };
  return {
    id: beginsWith ?? id,
    frame: serverSentEvent('thread', JSON.stringify({ version, comments }), String(version)),
  };
};
