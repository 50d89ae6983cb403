import { randomUUID } from 'node:crypto';
import type { BlockInput, DecisionInput, ModerationItem } from '../../contract/moderation.schema.js';
import { AlreadyDone, CommentFixed, InvalidInput, NotFound } from '../core/errors.js';
import type { WriteTx } from '../database/door.js';
import { readStanding, setState, type NewState } from '../comment/comment.service.js';
import { recordAct, type Actor } from './audit.service.js';
import { setWaits } from './moderation.flag.js';
import { itemOf } from './moderation.queue.js';
import { moderatedComment, type ModeratedRow } from './moderation.row.js';

const settleFlags = (tx: WriteTx, id: string, now: Date) =>
  tx.query(
    "UPDATE flag SET settled_at = ? WHERE subject_kind = 'comment' AND subject_id = ? AND settled_at IS NULL",
    [now, id],
  );

const setAppeal = (tx: WriteTx, id: string, state: 'granted' | 'rejected') =>
  tx.query("UPDATE comment SET appeal_state = ? WHERE id = ? AND appeal_state = 'sent'", [state, id]);

const change = async (tx: WriteTx, comment: ModeratedRow, to: NewState): Promise<boolean> =>
  setState(tx, (await readStanding(tx, comment.id))!, to);

/** What each decision does; answers whether it did anything. */
const deciders: Record<
  DecisionInput['decision'],
  (tx: WriteTx, comment: ModeratedRow, input: DecisionInput, now: Date) => Promise<boolean>
> = {
  async publish(tx, comment, _, now) {
    await settleFlags(tx, comment.id, now);
    await setAppeal(tx, comment.id, 'granted');
    return (await change(tx, comment, { state: 'published' })) || comment.waits !== '';
  },
  async hide(tx, comment, { reason, note }, now) {
    await settleFlags(tx, comment.id, now);
    await setAppeal(tx, comment.id, 'rejected');
    return change(tx, comment, { state: 'hidden', reason, note });
  },
  async 'dismiss-flags'(tx, comment, _, now) {
    if (comment.waits !== 'flagged') return false;
    await settleFlags(tx, comment.id, now);
    return true;
  },
  async 'reject-appeal'(tx, comment, { note }) {
    if (comment.appeal_state !== 'sent') return false;
    await setAppeal(tx, comment.id, 'rejected');
    if (note !== undefined) await tx.query('UPDATE comment SET note = ? WHERE id = ?', [note, comment.id]);
    return true;
  },
};

/** What a schema can not say of a decision. Throws InvalidInput. */
export const checkDecision = ({ decision, reason }: DecisionInput): void => {
  if (decision === 'hide' && reason === undefined)
    throw new InvalidInput([{ at: '/reason', rule: 'required', detail: 'is needed to hide a comment' }]);
};

/**
 * Decides about a comment of the actor's organisation. The author is told the reason and the note. Throws NotFound,
 * CommentFixed for a withdrawn one, AlreadyDone when it changes nothing, and InvalidInput.
 */
export const decideComment = async (
  tx: WriteTx,
  actor: Actor,
  id: string,
  input: DecisionInput,
  now: Date,
): Promise<ModerationItem> => {
  checkDecision(input);
  const comment = await moderatedComment(tx, actor.organisationId, id);
  if (comment.state === 'withdrawn') throw new CommentFixed();
  if (!(await deciders[input.decision](tx, comment, input, now))) throw new AlreadyDone();
  await setWaits(tx, id, '', now);
  const { decision } = input;
  const reason = decision === 'hide' ? input.reason : undefined;
  await recordAct(tx, actor, { act: `comment.${decision}`, subject: `comment ${id}`, reason }, now);
  return itemOf(tx, await moderatedComment(tx, actor.organisationId, id));
};

const YEAR = 366 * 86_400_000;

/**
 * Keeps the author of a comment from writing until a moment; who that is stays unknown. A later block replaces an
 * earlier one. Throws NotFound, also where nobody knows any more who wrote it, and InvalidInput.
 */
export const blockAuthor = async (tx: WriteTx, actor: Actor, input: BlockInput, now: Date): Promise<void> => {
  const until = new Date(input.until);
  if (!(until > now) || until.getTime() > now.getTime() + YEAR)
    throw new InvalidInput([{ at: '/until', rule: 'range', detail: 'is after now, and within a year' }]);
  const comment = await moderatedComment(tx, actor.organisationId, input.comment);
  const { participant_id: author } = comment;
  if (author === null) throw new NotFound('author');
  await tx.query('DELETE FROM participant_block WHERE organisation_id = ? AND participant_id = ?', [
    actor.organisationId,
    author,
  ]);
  await tx.query(
    `INSERT INTO participant_block (id, organisation_id, participant_id, until, reason, note, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [randomUUID(), actor.organisationId, author, until, input.reason, input.note ?? null, now],
  );
  const act = { act: 'author.block', subject: `author of comment ${input.comment}`, reason: input.reason };
  await recordAct(tx, actor, { ...act, note: `until ${until.toISOString()}` }, now);
};
