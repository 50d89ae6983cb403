import type { IdeaEdit } from '../../contract/idea.schema.js';
import { BoardClosed, Forbidden, IdeaFixed, NotFound } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { attachPicture, dropPicture } from '../image/image.service.js';
import type { KnownBoard } from './board.definition.js';
import { takesIdeas } from './board.policy.js';
import { ideaEditableUntil } from './idea.policy.js';
import { guardUnblocked } from './idea.post.js';
import {
  ideaChanged,
  indexStanding,
  readIdeaStanding,
  recount,
  setIdeaState,
  type IdeaStanding,
} from './idea.state.js';

/** Who changes which idea. */
export interface IdeaChange {
  board: KnownBoard;
  idea: IdeaStanding;
  participantId: string;
  now: Date;
}

/** The idea of this id. Throws NotFound. */
export const standingOf = async (tx: WriteTx, id: string): Promise<IdeaStanding> => {
  const idea = await readIdeaStanding(tx, id);
  if (idea === undefined) throw new NotFound('idea');
  return idea;
};

const guardOwn = ({ idea, participantId }: IdeaChange): void => {
  if (idea.participant_id !== participantId) throw new Forbidden('This idea is of someone else.');
};

/** Whether anyone but its author supports an idea. */
export const othersSupport = async (
  tx: Pick<WriteTx, 'query'>,
  ideaId: string,
  authorId: string,
): Promise<boolean> => {
  const rows = await tx.query(
    'SELECT 1 FROM idea_support WHERE idea_id = ? AND participant_id <> ? LIMIT 1',
    [ideaId, authorId],
  );
  return rows.length > 0;
};

const micro = (degrees: number | undefined): number | null =>
  degrees === undefined ? null : Math.round(degrees * 1e6);

const keepVersion = async (tx: WriteTx, idea: IdeaStanding, now: Date): Promise<void> => {
  await tx.query(
    `INSERT INTO idea_version (idea_id, version, title, body, at)
     SELECT ?, COUNT(*) + 1, ?, ?, ? FROM idea_version WHERE idea_id = ?`,
    [idea.id, idea.title, idea.body, now, idea.id],
  );
  await tx.query('UPDATE idea SET versions = versions + 1 WHERE id = ?', [idea.id]);
};

// What residents flagged and staff left alone is looked at again when it says something else.
const waitsAgain = async (tx: WriteTx, { id }: IdeaStanding, now: Date, again: boolean): Promise<void> => {
  const flags = await tx.query<Row>(
    "SELECT 1 FROM flag WHERE subject_kind = 'idea' AND subject_id = ? LIMIT 1",
    [id],
  );
  const waits = again ? 'pending' : flags.length > 0 ? 'flagged' : undefined;
  if (waits !== undefined)
    await tx.query("UPDATE idea SET waits = ?, waits_since = ? WHERE id = ? AND waits <> 'pending'", [
      waits,
      now,
      id,
    ]);
};

const changePicture = async (
  tx: WriteTx,
  { idea, board, participantId }: IdeaChange,
  picture: IdeaEdit['picture'],
): Promise<void> => {
  if (picture !== undefined && picture.id === idea.picture_id) {
    await tx.query('UPDATE idea SET alt = ? WHERE id = ?', [picture.alt, idea.id]);
    return;
  }
  if (idea.picture_id !== null) await dropPicture(tx, idea.id, idea.picture_id);
  if (picture !== undefined)
    await attachPicture(tx, { ...picture, ideaId: idea.id, boardId: board.id, participantId });
};

/**
 * Gives my idea new words, place and picture; what it said is kept. Where ideas show after approval it waits again.
 * Throws Forbidden, IdeaFixed, BoardClosed and ParticipantBlocked.
 */
export const editIdea = async (tx: WriteTx, change: IdeaChange, edit: IdeaEdit): Promise<void> => {
  const { board, idea, participantId, now } = change;
  guardOwn(change);
  if (!takesIdeas(board, now)) throw new BoardClosed();
  await guardUnblocked(tx, participantId, now);
  const others = await othersSupport(tx, idea.id, participantId);
  if (ideaEditableUntil(idea, others, now) === undefined) throw new IdeaFixed();
  await keepVersion(tx, idea, now);
  const after = {
    ...idea,
    title: edit.title,
    body: edit.text,
    category: edit.category ?? null,
    area: edit.area ?? null,
  };
  await tx.query(
    `UPDATE idea SET title = ?, body = ?, category = ?, area = ?, latitude = ?, longitude = ?, place_name = ?,
       edited_at = ? WHERE id = ?`,
    [
      after.title,
      after.body,
      after.category,
      after.area,
      micro(edit.place?.latitude),
      micro(edit.place?.longitude),
      edit.placeName ?? null,
      now,
      idea.id,
    ],
  );
  await changePicture(tx, change, edit.picture);
  await recount(tx, idea, after);
  const again = board.moderation === 'before' && idea.state === 'published';
  await waitsAgain(tx, idea, now, again);
  if (again) await setIdeaState(tx, after, { state: 'pending' });
  else await indexStanding(tx, after);
  await ideaChanged(tx, board.id, idea.id);
};

/**
 * Withdraws my idea: its words, place and picture are deleted; its place, support and answers stay. Doing it again
 * changes nothing. Throws Forbidden, and IdeaFixed for one that is hidden.
 */
export const withdrawIdea = async (tx: WriteTx, change: IdeaChange): Promise<void> => {
  guardOwn(change);
  if (change.idea.state === 'hidden') throw new IdeaFixed();
  await forgetIdea(tx, change.idea.id);
};

/** Withdraws an idea in any state and deletes its words, name, place and picture. */
export const forgetIdea = async (tx: WriteTx, id: string): Promise<void> => {
  const idea = await readIdeaStanding(tx, id);
  if (idea === undefined) return;
  const bare = { ...idea, category: null, area: null };
  await recount(tx, idea, bare);
  await tx.query(
    `UPDATE idea SET title = '', body = '', name = NULL, category = NULL, area = NULL, latitude = NULL,
       longitude = NULL, place_name = NULL, alt = NULL, waits = '', waits_since = '', appeal = NULL WHERE id = ?`,
    [id],
  );
  if (idea.picture_id !== null) await dropPicture(tx, id, idea.picture_id);
  await tx.query('DELETE FROM idea_version WHERE idea_id = ?', [id]);
  await setIdeaState(tx, bare, { state: 'withdrawn' });
};
