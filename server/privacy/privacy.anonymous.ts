import { forgetWords } from '../comment/comment.service.js';
import type { Row, WriteTx } from '../database/door.js';
import { privacyTexts } from './privacy.texts.js';

/** A comment of which the person is forgotten. */
export interface ToForget extends Row {
  id: string;
  state: string;
  official: string | null;
  /** Of its thread. */
  language: string;
}

/** A query for {@link ToForget}; conditions follow. */
export const toForget = `SELECT c.id, c.state, c.official, y.language FROM comment c
  JOIN activity y ON y.id = c.thread_id`;

/** Leaves the words of a comment, and nothing that leads to whoever wrote them. What the organisation said keeps for whom. */
export const makeAnonymous = async (tx: WriteTx, { id, official, language }: ToForget): Promise<void> => {
  await tx.query(
    `UPDATE comment SET participant_id = NULL, name = NULL, pseudonym = ?, note = NULL, appeal = NULL
     WHERE id = ?`,
    [official ?? privacyTexts(language).nobody, id],
  );
  await tx.query('DELETE FROM comment_version WHERE comment_id = ?', [id]);
};

/** Leaves the place of a comment only where replies show below it. */
export const makeTombstone = async (tx: WriteTx, { id }: ToForget): Promise<void> => {
  await forgetWords(tx, id);
  await tx.query("UPDATE comment SET participant_id = NULL, pseudonym = '', note = NULL WHERE id = ?", [id]);
};
