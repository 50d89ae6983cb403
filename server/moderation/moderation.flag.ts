import type { AppealInput, FlagInput } from '../../contract/moderation.schema.js';
import { AlreadyDone, CommentFixed, NotFound, TokenInvalid } from '../core/errors.js';
import type { Visitor } from '../core/visitor.js';
import type { WriteTx } from '../database/door.js';
import { moderatedComment, type ModeratedRow, type Waits } from './moderation.row.js';

/** Puts a comment into the queue, or takes it out. The time counts from when it began to wait for this. */
export const setWaits = async (tx: WriteTx, id: string, waits: Waits, now: Date): Promise<void> => {
  await tx.query('UPDATE comment SET waits = ?, waits_since = ? WHERE id = ?', [
    waits,
    waits === '' ? '' : now,
    id,
  ]);
};

const commentFor = async (tx: WriteTx, id: string, visitor: Visitor): Promise<ModeratedRow> => {
  const comment = await moderatedComment(tx, visitor.organisationId, id);
  if (visitor.activityId !== undefined && visitor.activityId !== comment.thread_id) throw new TokenInvalid();
  return comment;
};

/**
 * Keeps what someone says is wrong with a comment that shows, and puts it into the queue; however many flag it, it
 * stays until staff decide. Throws AlreadyDone the second time, NotFound for what does not show, and CommentFixed.
 */
export const flagComment = async (
  tx: WriteTx,
  id: string,
  input: FlagInput,
  visitor: Visitor,
  now: Date,
): Promise<void> => {
  const comment = await commentFor(tx, id, visitor);
  if (comment.state !== 'published' && comment.list === '') throw new NotFound('comment');
  if (comment.state !== 'published') throw new CommentFixed();
  const kept = await tx.query(
    `INSERT INTO flag (subject_kind, subject_id, participant_id, reason, note, at) VALUES ('comment', ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING RETURNING subject_id`,
    [id, visitor.participantId, input.reason, input.note ?? null, now],
  );
  if (kept.length === 0) throw new AlreadyDone();
  if (comment.waits === '') await setWaits(tx, id, 'flagged', now);
};

/**
 * Asks to look again at my hidden comment. Throws NotFound where I have no hidden comment of this id, and AlreadyDone
 * the second time.
 */
export const appealComment = async (
  tx: WriteTx,
  id: string,
  input: AppealInput,
  visitor: Visitor,
  now: Date,
): Promise<{ id: string; ref: string }> => {
  const comment = await commentFor(tx, id, visitor);
  if (comment.participant_id !== visitor.participantId || comment.state !== 'hidden')
    throw new NotFound('hidden comment of yours');
  if (comment.appeal_state !== null) throw new AlreadyDone();
  await tx.query("UPDATE comment SET appeal = ?, appeal_state = 'sent' WHERE id = ?", [input.note, id]);
  await setWaits(tx, id, 'appealed', now);
  return { id, ref: comment.ref };
};
