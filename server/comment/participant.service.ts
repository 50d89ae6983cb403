import type { Row, WriteTx } from '../database/door.js';
import { threadChanged } from './comment.state.js';

interface Doubled extends Row {
  comment_id: string;
  thread_id: string;
  reaction: 'agree' | 'disagree';
}

// Who reacted as both keeps the reaction of the one who stays.
const moveReactions = async (tx: WriteTx, from: string, to: string): Promise<void> => {
  const doubled = await tx.query<Doubled>(
    `DELETE FROM comment_reaction WHERE participant_id = ? AND comment_id IN
       (SELECT comment_id FROM comment_reaction WHERE participant_id = ?)
     RETURNING comment_id, thread_id, reaction`,
    [from, to],
  );
  for (const { comment_id, thread_id, reaction } of doubled) {
    await tx.query('UPDATE comment SET agree = agree - ?, disagree = disagree - ? WHERE id = ?', [
      Number(reaction === 'agree'),
      Number(reaction === 'disagree'),
      comment_id,
    ]);
    await threadChanged(tx, thread_id);
  }
  await tx.query('UPDATE comment_reaction SET participant_id = ? WHERE participant_id = ?', [to, from]);
};

/**
 * Moves comments, reactions, pseudonyms, flags and blocks of a guest to the participant that the guest turns out to
 * be. What was written stands under the name it was written under.
 */
export const moveContributions = async (tx: WriteTx, from: string, to: string): Promise<void> => {
  await tx.query('UPDATE comment SET participant_id = ? WHERE participant_id = ?', [to, from]);
  await moveReactions(tx, from, to);
  await tx.query(
    `DELETE FROM flag WHERE participant_id = ? AND (subject_kind, subject_id) IN
       (SELECT subject_kind, subject_id FROM flag WHERE participant_id = ?)`,
    [from, to],
  );
  await tx.query('UPDATE flag SET participant_id = ? WHERE participant_id = ?', [to, from]);
  await tx.query('UPDATE participant_block SET participant_id = ? WHERE participant_id = ?', [to, from]);
  // A guest's name goes on where the known participant had none; the other one stays taken.
  await tx.query(
    `UPDATE thread_name SET participant_id = ? WHERE participant_id = ? AND thread_id NOT IN
       (SELECT thread_id FROM thread_name WHERE participant_id = ?)`,
    [to, from, to],
  );
};
