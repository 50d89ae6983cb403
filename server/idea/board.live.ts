import { serverSentEvent } from '../core/live.js';
import type { Database } from '../database/door.js';
import type { Boards } from './board.definition.js';
import { readBoardNumbers } from './board.state.js';

/** One `board` event: that something changed, and the numbers; what changed is read when asked for. */
export const boardEvent = async (
  database: Database,
  boards: Boards,
  ref: string,
): Promise<{ id: string; frame: Buffer }> => {
  const { id } = await boards.byRef(ref);
  const { version, ideas, supports } = await database.read((tx) => readBoardNumbers(tx, id));
  return {
    id,
    frame: serverSentEvent('board', JSON.stringify({ version, ideas, supports }), String(version)),
  };
};
