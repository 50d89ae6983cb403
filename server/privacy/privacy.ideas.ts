import type { MyContributions, ErasedComments } from '../../contract/privacy.schema.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import {
  forgetIdea,
  freshBoard,
  ideaChanged,
  ideaColumns,
  ideaTables,
  presentOwnIdea,
  readAround,
  type IdeaRow,
  type KeyOf,
} from '../idea/idea.service.js';
import { privacyTexts } from './privacy.texts.js';

type Own = IdeaRow & { appeal: string | null };
type Version = Row & { title: string; body: string; at: string };

/** The ideas of a participant with all that is kept of them, oldest first. */
export const readIdeasOf = async (
  tx: ReadTx,
  participantId: string,
  keyOf: KeyOf,
  now: Date,
): Promise<MyContributions['ideas']> => {
  const rows = await tx.query<Own>(
    `SELECT ${ideaColumns}, i.appeal FROM ${ideaTables} WHERE i.participant_id = ? ORDER BY i.number`,
    [participantId],
  );
  const ideas: MyContributions['ideas'] = [];
  for (const row of rows) {
    const versions = await tx.query<Version>(
      'SELECT title, body, at FROM idea_version WHERE idea_id = ? ORDER BY version',
      [row.id],
    );
    const around = await readAround(tx, row.id);
    const key = row.picture_id === null ? undefined : keyOf(row.picture_id);
    ideas.push({
      idea: presentOwnIdea(row, await freshBoard(tx, row.ref), around, key, now),
      versions: versions.map(({ title, body, at }) => ({ title, text: body, at })),
      ...(row.note !== null && { note: row.note }),
      ...(row.appeal !== null && { appeal: row.appeal }),
    });
  }
  return ideas;
};

/** What a participant supports, and answered about merging it. */
export const readSupportsOf = async (
  tx: ReadTx,
  participantId: string,
): Promise<Pick<MyContributions, 'supports' | 'merges'>> => {
  const supports = await tx.query<Row & { id: string }>(
    'SELECT idea_id AS id FROM idea_support WHERE participant_id = ? ORDER BY idea_id',
    [participantId],
  );
  const merges = await tx.query<Row & { from: string; into: string; answer: '' | 'moved' | 'stays' }>(
    `SELECT m.from_id AS "from", m.into_id AS "into", q.answer FROM idea_merge_question q
     JOIN idea_merge m ON m.id = q.merge_id WHERE q.participant_id = ? ORDER BY m.at, m.id`,
    [participantId],
  );
  return {
    supports: supports.map(({ id }) => id),
    merges: merges.map(({ from, into, answer }) => ({ from, into, ...(answer !== '' && { answer }) })),
  };
};

/** Leaves the words of an idea, and nothing that leads to whoever wrote them. */
export const makeIdeaAnonymous = async (tx: WriteTx, id: string, language: string): Promise<void> => {
  await tx.query(
    `UPDATE idea SET participant_id = NULL, name = NULL, pseudonym = ?, note = NULL, appeal = NULL WHERE id = ?`,
    [privacyTexts(language).nobody, id],
  );
  await tx.query('UPDATE picture SET participant_id = NULL WHERE idea_id = ?', [id]);
  await tx.query('DELETE FROM idea_version WHERE idea_id = ?', [id]);
};

/** Leaves the place of an idea, its support and what the organisation answered. */
export const makeIdeaTombstone = async (tx: WriteTx, id: string): Promise<void> => {
  await forgetIdea(tx, id);
  await tx.query("UPDATE idea SET participant_id = NULL, pseudonym = '', note = NULL WHERE id = ?", [id]);
};

const takeSupportsBack = async (tx: WriteTx, participantId: string): Promise<number> => {
  const rows = await tx.query<Row & { idea_id: string; board_id: string }>(
    'DELETE FROM idea_support WHERE participant_id = ? RETURNING idea_id, board_id',
    [participantId],
  );
  for (const { idea_id: id, board_id: board } of rows) {
    const [idea] = await tx.query<Row & { state: string }>(
      'UPDATE idea SET supports = supports - 1 WHERE id = ? RETURNING state',
      [id],
    );
    if (idea!.state === 'published')
      await tx.query('UPDATE board SET supports = supports - 1 WHERE activity_id = ?', [board]);
    await ideaChanged(tx, board, id);
  }
  return rows.length;
};

const forgetQuestions = async (tx: WriteTx, participantId: string): Promise<void> => {
  const rows = await tx.query<Row & { merge_id: string; answer: string }>(
    'DELETE FROM idea_merge_question WHERE participant_id = ? RETURNING merge_id, answer',
    [participantId],
  );
  for (const { merge_id: id, answer } of rows)
    if (answer === '') await tx.query('UPDATE idea_merge SET asked = asked - 1 WHERE id = ?', [id]);
};

/** Erases what a participant did on boards: ideas as asked, support, questions, pictures that were not used. */
export const eraseIdeas = async (
  tx: WriteTx,
  participantId: string,
  become: ErasedComments,
): Promise<{ withdrawn: number; anonymous: number; supports: number }> => {
  const rows = await tx.query<Row & { id: string; state: string; language: string; board_id: string }>(
    `SELECT i.id, i.state, i.board_id, y.language FROM idea i JOIN activity y ON y.id = i.board_id
     WHERE i.participant_id = ?`,
    [participantId],
  );
  const done = { withdrawn: 0, anonymous: 0 };
  for (const { id, state, language, board_id: board } of rows) {
    const stays = state === 'published' && become === 'anonymous';
    await (stays ? makeIdeaAnonymous(tx, id, language) : makeIdeaTombstone(tx, id));
    if (stays) done.anonymous += 1;
    else if (state !== 'withdrawn') done.withdrawn += 1;
    await ideaChanged(tx, board, id);
  }
  const supports = await takeSupportsBack(tx, participantId);
  await forgetQuestions(tx, participantId);
  await tx.query(
    "UPDATE picture SET state = 'gone', participant_id = NULL WHERE participant_id = ? AND idea_id = ''",
    [participantId],
  );
  return { ...done, supports };
};

/** Forgets who took part in some ideas of a board: who wrote and supported; the numbers stay. Answers how many ideas. */
export const forgetIdeaPiece = async (
  tx: WriteTx,
  boardId: string,
  before: string,
  most: number,
): Promise<number> => {
  const rows = await tx.query<Row & { id: string; state: string; language: string }>(
    `SELECT i.id, i.state, y.language FROM idea i JOIN activity y ON y.id = i.board_id
     WHERE i.board_id = ? AND i.created_at < ? AND (i.participant_id IS NOT NULL
       OR EXISTS (SELECT 1 FROM idea_support s WHERE s.idea_id = i.id))
     ORDER BY i.number LIMIT ?`,
    [boardId, before, most],
  );
  for (const { id, state, language } of rows) {
    await (state === 'published' ? makeIdeaAnonymous(tx, id, language) : makeIdeaTombstone(tx, id));
    await tx.query('DELETE FROM idea_support WHERE idea_id = ?', [id]);
    await tx.query("DELETE FROM flag WHERE subject_kind = 'idea' AND subject_id = ?", [id]);
    await tx.query("UPDATE idea SET waits = '', waits_since = '' WHERE id = ?", [id]);
    await ideaChanged(tx, boardId, id);
  }
  return rows.length;
};

/** Forgets names and questions of a board whose time is over. */
export const forgetBoard = async (tx: WriteTx, boardId: string): Promise<void> => {
  for (const table of ['board_name', 'idea_merge_question'])
    await tx.query(`DELETE FROM ${table} WHERE board_id = ?`, [boardId]);
  await tx.query('UPDATE picture SET participant_id = NULL WHERE board_id = ?', [boardId]);
};
