import type { IdeaMerge, IdeaMergeInput } from '../../contract/idea.schema.js';
import { AlreadyDone, BoardClosed, IdeaFixed, IdeaMerged, InvalidInput, NotFound } from '../core/errors.js';
import { randomLetters } from '../core/letters.js';
import type { Row, WriteTx } from '../database/door.js';
import { recordAct, type Actor } from '../moderation/moderation.service.js';
import type { KnownBoard } from './board.definition.js';
import { takesSupport } from './board.policy.js';
import { tellNews } from './idea.news.js';
import { ideaChanged, type IdeaStanding } from './idea.state.js';
import { ideaOfStaff } from './idea.status.js';
import { countSupport, deleteSupport, insertSupport } from './idea.support.js';

interface Kept extends Row {
  id: string;
  board_id: string;
  from_id: string;
  into_id: string;
  why: string;
  at: string;
  asked: number;
  moved: number;
  stayed: number;
  from_title: string;
  into_title: string;
}

const readMerge = async (tx: WriteTx, id: string): Promise<IdeaMerge> => {
  const [row] = await tx.query<Kept>(
    `SELECT m.id, m.why, m.at, m.asked, m.moved, m.stayed, m.from_id, f.title AS from_title, m.into_id,
       t.title AS into_title
     FROM idea_merge m JOIN idea f ON f.id = m.from_id JOIN idea t ON t.id = m.into_id WHERE m.id = ?`,
    [id],
  );
  const { why, at, asked, moved, stayed } = row!;
  return {
    id,
    from: { id: row!.from_id, title: row!.from_title },
    into: { id: row!.into_id, title: row!.into_title },
    why,
    at,
    asked,
    moved,
    stayed,
  };
};

// One step only: what was merged, or has something merged into it, does not go on into another.
const guardMergeable = async (tx: WriteTx, from: IdeaStanding, into: IdeaStanding): Promise<void> => {
  if (from.id === into.id || from.board_id !== into.board_id)
    throw new InvalidInput([
      { at: '/into', rule: 'other', detail: 'must be another idea of the same board' },
    ]);
  if (from.state !== 'published' || into.state !== 'published') throw new IdeaFixed();
  if (from.merged_into !== null) throw new AlreadyDone();
  const within = await tx.query('SELECT 1 FROM idea WHERE merged_into = ? LIMIT 1', [from.id]);
  if (into.merged_into !== null || within.length > 0) throw new IdeaMerged();
};

/**
 * Proposes to merge an idea into another: it shows so from now on, each supporter gets one question, and no support
 * moves without a yes. Throws NotFound, InvalidInput, IdeaFixed, IdeaMerged and AlreadyDone.
 */
export const mergeIdeas = async (
  tx: WriteTx,
  staff: Actor,
  input: IdeaMergeInput,
  now: Date,
): Promise<IdeaMerge> => {
  const from = await ideaOfStaff(tx, staff, input.from);
  const into = await ideaOfStaff(tx, staff, input.into);
  await guardMergeable(tx, from, into);
  const id = randomLetters(16);
  await tx.query(
    `INSERT INTO idea_merge (id, board_id, from_id, into_id, why, at, asked)
     SELECT ?, ?, ?, ?, ?, ?, COUNT(*) FROM idea_support WHERE idea_id = ?`,
    [id, from.board_id, from.id, into.id, input.why, now, from.id],
  );
  await tx.query(
    `INSERT INTO idea_merge_question (merge_id, participant_id, board_id)
     SELECT ?, participant_id, board_id FROM idea_support WHERE idea_id = ?`,
    [id, from.id],
  );
  await tx.query('UPDATE idea SET merged_into = ? WHERE id = ?', [into.id, from.id]);
  await tellNews(tx, from, 'merged', now);
  const note = `into idea ${into.id}`;
  await recordAct(tx, staff, { act: 'idea.merge', subject: `idea ${from.id}`, note }, now);
  await ideaChanged(tx, from.board_id, from.id);
  await ideaChanged(tx, into.board_id, into.id);
  return readMerge(tx, id);
};

/** The board and the ideas of a proposal. Throws NotFound. */
export const partiesOf = async (
  tx: WriteTx,
  mergeId: string,
): Promise<{ ref: string; from: string; into: string }> => {
  const [row] = await tx.query<Row & { ref: string; from_id: string; into_id: string }>(
    `SELECT a.ref, m.from_id, m.into_id FROM idea_merge m JOIN activity a ON a.id = m.board_id WHERE m.id = ?`,
    [mergeId],
  );
  if (row === undefined) throw new NotFound('question');
  return { ref: row.ref, from: row.from_id, into: row.into_id };
};

/** A supporter who answers. */
export interface Answering {
  board: KnownBoard;
  mergeId: string;
  from: IdeaStanding;
  into: IdeaStanding;
  participantId: string;
  now: Date;
}

/**
 * Moves my support along, or leaves it where it is. Who supported both already counts once, in the idea that stays. A
 * no may become a yes later; what moved has moved. Throws NotFound where I was asked nothing, AlreadyDone, BoardClosed,
 * and IdeaFixed where the idea that stays shows no more.
 */
export const answerMerge = async (tx: WriteTx, answering: Answering, move: boolean): Promise<void> => {
  const { board, mergeId, from, into, participantId, now } = answering;
  if (!takesSupport(board, now)) throw new BoardClosed();
  const [question] = await tx.query<Row & { answer: string }>(
    'SELECT answer FROM idea_merge_question WHERE merge_id = ? AND participant_id = ?',
    [mergeId, participantId],
  );
  if (question === undefined) throw new NotFound('question to you');
  const answer = move ? 'moved' : 'stays';
  if (question.answer === answer) return;
  if (question.answer === 'moved') throw new AlreadyDone();
  if (move && into.state !== 'published') throw new IdeaFixed();
  await tx.query('UPDATE idea_merge_question SET answer = ? WHERE merge_id = ? AND participant_id = ?', [
    answer,
    mergeId,
    participantId,
  ]);
  await tx.query('UPDATE idea_merge SET moved = moved + ?, stayed = stayed + ? WHERE id = ?', [
    Number(move),
    Number(!move) - Number(question.answer === 'stays'),
    mergeId,
  ]);
  if (!move || !(await deleteSupport(tx, from.id, participantId))) return;
  await countSupport(tx, board, from, -1, now);
  if (await insertSupport(tx, board.id, into.id, participantId)) await countSupport(tx, board, into, 1, now);
};
