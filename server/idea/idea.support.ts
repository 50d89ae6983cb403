import { BoardClosed, IdeaFixed, IdeaMerged } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import type { KnownBoard } from './board.definition.js';
import { countsForAgenda, takesSupport } from './board.policy.js';
import type { IdeaChange } from './idea.change.js';
import { guardUnblocked } from './idea.post.js';
import { tellNews } from './idea.news.js';
import { ideaChanged, type IdeaStanding } from './idea.state.js';

/**
 * Counts support that came or went in the unit that inserts or deletes the row. One that reaches the threshold in time
 * puts the idea on the agenda, once and for all.
 */
export const countSupport = async (
  tx: WriteTx,
  board: KnownBoard,
  idea: Pick<IdeaStanding, 'id' | 'state'>,
  change: number,
  now: Date,
): Promise<void> => {
  if (change === 0) return;
  const [row] = await tx.query<Row & { supports: number; reached_at: string | null }>(
    'UPDATE idea SET supports = supports + ? WHERE id = ? RETURNING supports, reached_at',
    [change, idea.id],
  );
  if (idea.state === 'published')
    await tx.query('UPDATE board SET supports = supports + ? WHERE activity_id = ?', [change, board.id]);
  const { agenda } = board;
  if (row!.reached_at === null && countsForAgenda(agenda, now) && row!.supports >= agenda.threshold) {
    await tx.query('UPDATE idea SET reached_at = ? WHERE id = ? AND reached_at IS NULL', [now, idea.id]);
    await tellNews(tx, { id: idea.id, board_id: board.id }, 'reached', now);
  }
  await ideaChanged(tx, board.id, idea.id);
};

/** Keeps that someone supports an idea; answers whether that is new. The unique index decides. */
export const insertSupport = async (
  tx: WriteTx,
  boardId: string,
  ideaId: string,
  participantId: string,
): Promise<boolean> => {
  const rows = await tx.query(
    `INSERT INTO idea_support (idea_id, participant_id, board_id) VALUES (?, ?, ?)
     ON CONFLICT DO NOTHING RETURNING idea_id`,
    [ideaId, participantId, boardId],
  );
  return rows.length > 0;
};

/** Takes support back; answers whether there was any. */
export const deleteSupport = async (tx: WriteTx, ideaId: string, participantId: string): Promise<boolean> => {
  const rows = await tx.query(
    'DELETE FROM idea_support WHERE idea_id = ? AND participant_id = ? RETURNING idea_id',
    [ideaId, participantId],
  );
  return rows.length > 0;
};

/**
 * Supports an idea; a person does so once, and doing it again changes nothing. Throws BoardClosed, ParticipantBlocked,
 * IdeaFixed for one that does not show, and IdeaMerged for one that became part of another.
 */
export const supportIdea = async (
  tx: WriteTx,
  { board, idea, participantId, now }: IdeaChange,
): Promise<void> => {
  if (!takesSupport(board, now)) throw new BoardClosed();
  if (idea.state !== 'published') throw new IdeaFixed();
  await guardUnblocked(tx, participantId, now);
  if (idea.merged_into !== null) {
    const has = await tx.query('SELECT 1 FROM idea_support WHERE idea_id = ? AND participant_id = ?', [
      idea.id,
      participantId,
    ]);
    if (has.length > 0) return;
    throw new IdeaMerged();
  }
  if (await insertSupport(tx, board.id, idea.id, participantId)) await countSupport(tx, board, idea, 1, now);
};

/** Takes my support back, also of an idea that shows no more. Throws BoardClosed. */
export const unsupportIdea = async (
  tx: WriteTx,
  { board, idea, participantId, now }: IdeaChange,
): Promise<void> => {
  if (!takesSupport(board, now)) throw new BoardClosed();
  if (!(await deleteSupport(tx, idea.id, participantId))) return;
  await tx.query(
    `UPDATE idea_merge SET asked = asked - 1 WHERE from_id = ? AND id IN (
       SELECT merge_id FROM idea_merge_question WHERE participant_id = ? AND answer = '')`,
    [idea.id, participantId],
  );
  await tx.query(
    `DELETE FROM idea_merge_question WHERE participant_id = ? AND answer = '' AND merge_id IN (
       SELECT id FROM idea_merge WHERE from_id = ?)`,
    [participantId, idea.id],
  );
  await countSupport(tx, board, idea, -1, now);
};
