import type { CommentEdit } from '../../contract/comment.schema.js';
import { phaseOf } from '../activity/activity.service.js';
import {
  CommentFixed,
  EditExpired,
  Forbidden,
  InvalidInput,
  NotFound,
  ThreadClosed,
} from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { guardWriting } from './comment.post.js';
import { editableUntil, textFaults } from './comment.policy.js';
import type { CommentRow } from './comment.row.js';
import { findComment } from './comment.list.js';
import { readStanding, setState, threadChanged } from './comment.state.js';
import type { KnownThread } from './thread.definition.js';

/** A reaction to a comment. */
export type Reaction = 'agree' | 'disagree';

/** Who changes which comment. */
export interface Change {
  thread: KnownThread;
  comment: CommentRow;
  participantId: string;
  now: Date;
}

/** The comment of this id. Throws NotFound. */
export const commentIn = async (tx: WriteTx, id: string): Promise<CommentRow> => {
  const comment = await findComment(tx, id);
  if (comment === undefined) throw new NotFound('comment');
  return comment;
};

const guardOwn = ({ comment, participantId }: Change): void => {
  if (comment.participant_id !== participantId) throw new Forbidden('This comment is of someone else.');
};

const keepVersion = async (tx: WriteTx, comment: CommentRow, now: Date): Promise<void> => {
  await tx.query(
    `INSERT INTO comment_version (comment_id, version, body, suggestion, at)
     SELECT ?, COUNT(*) + 1, ?, ?, ? FROM comment_version WHERE comment_id = ?`,
    [comment.id, comment.body, comment.suggestion, now, comment.id],
  );
};

// What residents flagged and staff left alone is looked at again when it says something else.
const flaggedBefore = async (tx: WriteTx, id: string): Promise<boolean> => {
  const flags = await tx.query(
    "SELECT 1 FROM flag WHERE subject_kind = 'comment' AND subject_id = ? LIMIT 1",
    [id],
  );
  return flags.length > 0;
};

/**
 * Gives my comment new words. Where comments show after approval it waits again. Throws Forbidden, CommentFixed,
 * EditExpired, ThreadClosed, ParticipantBlocked, and InvalidInput for words that say nothing.
 */
export const editComment = async (tx: WriteTx, change: Change, edit: CommentEdit): Promise<void> => {
  const { thread, comment, participantId, now } = change;
  guardOwn(change);
  if (comment.state === 'hidden' || comment.state === 'withdrawn') throw new CommentFixed();
  await guardWriting(tx, thread, participantId, now);
  if (editableUntil(comment, now) === undefined) throw new EditExpired();
  const faults = textFaults(edit);
  if (edit.suggestion !== undefined && comment.exact === null)
    faults.push({
      at: '/suggestion',
      rule: 'needs_quote',
      detail: 'needs the passage that it would replace',
    });
  if (faults.length > 0) throw new InvalidInput(faults);
  const suggestion = edit.suggestion ?? comment.suggestion;
  if (edit.text === comment.body && suggestion === comment.suggestion) return;
  await keepVersion(tx, comment, now);
  await tx.query('UPDATE comment SET body = ?, suggestion = ?, edited_at = ? WHERE id = ?', [
    edit.text,
    suggestion,
    now,
    comment.id,
  ]);
  const again = thread.moderation === 'before' && comment.official === null && comment.state === 'published';
  const waits = again ? 'pending' : (await flaggedBefore(tx, comment.id)) ? 'flagged' : undefined;
  if (waits !== undefined)
    await tx.query("UPDATE comment SET waits = ?, waits_since = ? WHERE id = ? AND waits <> 'pending'", [
      waits,
      now,
      comment.id,
    ]);
  if (again) await setState(tx, (await readStanding(tx, comment.id))!, { state: 'pending' });
  else if (comment.state === 'published') await threadChanged(tx, thread.id);
};

/**
 * Withdraws my comment: its words are deleted, its place stays while replies show below it. Doing it again changes
 * nothing. Throws Forbidden, and CommentFixed for one that is hidden.
 */
export const withdrawComment = async (tx: WriteTx, change: Change): Promise<void> => {
  const { comment } = change;
  guardOwn(change);
  if (comment.state === 'hidden') throw new CommentFixed();
  await forgetWords(tx, comment.id);
};

/** Withdraws a comment in any state and deletes its words, name, theme and passage; the pseudonym of others stays. */
export const forgetWords = async (tx: WriteTx, id: string): Promise<void> => {
  const standing = await readStanding(tx, id);
  if (standing === undefined) return;
  await setState(tx, standing, { state: 'withdrawn' });
  await tx.query(
    `UPDATE comment SET body = '', suggestion = NULL, name = NULL, kind = NULL, theme = '', waits = '', waits_since = '',
       appeal = NULL WHERE id = ?`,
    [id],
  );
  await tx.query('DELETE FROM comment_version WHERE comment_id = ?', [id]);
  await tx.query('DELETE FROM comment_anchor WHERE comment_id = ?', [id]);
};

const amount = (is: Reaction | undefined, was: Reaction | undefined, which: Reaction): number =>
  Number(is === which) - Number(was === which);

/**
 * Sets my reaction to a comment, or takes it back; a person has at most one. Throws ThreadClosed, ParticipantBlocked,
 * CommentFixed, and Forbidden where the thread has no reactions.
 */
export const reactTo = async (
  tx: WriteTx,
  { thread, comment, participantId, now }: Change,
  reaction: Reaction | undefined,
): Promise<void> => {
  if (reaction === undefined) {
    if (phaseOf(thread.activity, now) !== 'open') throw new ThreadClosed();
  } else {
    await guardWriting(tx, thread, participantId, now);
    if (!thread.reactions) throw new Forbidden('This thread has no reactions.');
    if (comment.state !== 'published') throw new CommentFixed();
  }
  const key = [comment.id, participantId];
  const [before] = await tx.query<Row & { reaction: Reaction }>(
    'SELECT reaction FROM comment_reaction WHERE comment_id = ? AND participant_id = ?',
    key,
  );
  if (before?.reaction === reaction) return;
  if (reaction === undefined)
    await tx.query('DELETE FROM comment_reaction WHERE comment_id = ? AND participant_id = ?', key);
  else
    await tx.query(
      `INSERT INTO comment_reaction (comment_id, participant_id, thread_id, reaction) VALUES (?, ?, ?, ?)
       ON CONFLICT (comment_id, participant_id) DO UPDATE SET reaction = excluded.reaction`,
      [...key, thread.id, reaction],
    );
  await tx.query('UPDATE comment SET agree = agree + ?, disagree = disagree + ? WHERE id = ?', [
    amount(reaction, before?.reaction, 'agree'),
    amount(reaction, before?.reaction, 'disagree'),
    comment.id,
  ]);
  await threadChanged(tx, thread.id);
};
