import type { Row, WriteTx } from '../database/door.js';
import { ideaChanged } from './idea.state.js';

// Who supported as both counts once, as the one who stays.
const moveSupports = async (tx: WriteTx, from: string, to: string): Promise<void> => {
  const doubled = await tx.query<Row & { idea_id: string; board_id: string }>(
    `DELETE FROM idea_support WHERE participant_id = ? AND idea_id IN
       (SELECT idea_id FROM idea_support WHERE participant_id = ?) RETURNING idea_id, board_id`,
    [from, to],
  );
  for (const { idea_id: id, board_id: board } of doubled) {
    await tx.query('UPDATE idea SET supports = supports - 1 WHERE id = ?', [id]);
    await tx.query(
      `UPDATE board SET supports = supports - 1 WHERE activity_id = ?
         AND EXISTS (SELECT 1 FROM idea WHERE id = ? AND state = 'published')`,
      [board, id],
    );
    await ideaChanged(tx, board, id);
  }
  await tx.query('UPDATE idea_support SET participant_id = ? WHERE participant_id = ?', [to, from]);
};

// Two questions about one merge become one; an answer that was given stands.
const moveQuestions = async (tx: WriteTx, from: string, to: string): Promise<void> => {
  const doubled = await tx.query<Row & { merge_id: string; answer: string }>(
    `DELETE FROM idea_merge_question WHERE participant_id = ? AND merge_id IN
       (SELECT merge_id FROM idea_merge_question WHERE participant_id = ?) RETURNING merge_id, answer`,
    [from, to],
  );
  for (const { merge_id: id, answer } of doubled) {
    await tx.query(
      'UPDATE idea_merge SET asked = asked - 1, moved = moved - ?, stayed = stayed - ? WHERE id = ?',
      [Number(answer === 'moved'), Number(answer === 'stays'), id],
    );
  }
  await tx.query('UPDATE idea_merge_question SET participant_id = ? WHERE participant_id = ?', [to, from]);
};

/** Moves ideas, support, questions, pictures and pseudonyms of a guest to the participant that the guest turns out to be. */
export const moveIdeas = async (tx: WriteTx, from: string, to: string): Promise<void> => {
  await tx.query('UPDATE idea SET participant_id = ? WHERE participant_id = ?', [to, from]);
  await moveSupports(tx, from, to);
  await moveQuestions(tx, from, to);
  await tx.query('UPDATE picture SET participant_id = ? WHERE participant_id = ?', [to, from]);
  // A guest's name goes on where the known participant had none; the other one stays taken.
  await tx.query(
    `UPDATE board_name SET participant_id = ? WHERE participant_id = ? AND board_id NOT IN
       (SELECT board_id FROM board_name WHERE participant_id = ?)`,
    [to, from, to],
  );
};
