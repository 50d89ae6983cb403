import { randomUUID } from 'node:crypto';
import type { BlockInput, DecisionInput, ModerationItem } from '../../contract/moderation.schema.js';
import { AlreadyDone, InvalidInput, NotFound } from '../core/errors.js';
import type { WriteTx } from '../database/door.js';
import { recordAct, type Actor } from './audit.service.js';
import { itemOf } from './moderation.queue.js';
import {
  changeState,
  fixed,
  moderated,
  setWaits,
  type ModeratedRow,
  type Subject,
} from './moderation.row.js';

const settleFlags = (tx: WriteTx, { kind, id }: Subject, now: Date) =>
  tx.query(
    'UPDATE flag SET settled_at = ? WHERE subject_kind = ? AND subject_id = ? AND settled_at IS NULL',
    [now, kind, id],
  );

const setAppeal = (tx: WriteTx, { kind, id }: Subject, state: 'granted' | 'rejected') =>
  tx.query(`UPDATE ${kind} SET appeal_state = ? WHERE id = ? AND appeal_state = 'sent'`, [state, id]);

/** A subject with how it stands. */
interface Deciding {
  subject: Subject;
  row: ModeratedRow;
  input: DecisionInput;
  now: Date;
}

/** What each decision does; answers whether it did anything. */
const deciders: Record<DecisionInput['decision'], (tx: WriteTx, deciding: Deciding) => Promise<boolean>> = {
  async publish(tx, { subject, row, now }) {
    await settleFlags(tx, subject, now);
    await setAppeal(tx, subject, 'granted');
    return (await changeState(tx, subject, { state: 'published', at: now })) || row.waits !== '';
  },
  async hide(tx, { subject, input: { reason, note }, now }) {
    await settleFlags(tx, subject, now);
    await setAppeal(tx, subject, 'rejected');
    return changeState(tx, subject, { state: 'hidden', reason, note });
  },
  async 'dismiss-flags'(tx, { subject, row, now }) {
    if (row.waits !== 'flagged') return false;
    await settleFlags(tx, subject, now);
    return true;
  },
  async 'reject-appeal'(tx, { subject, row, input: { note } }) {
    if (row.appeal_state !== 'sent') return false;
    await setAppeal(tx, subject, 'rejected');
    if (note !== undefined)
      await tx.query(`UPDATE ${subject.kind} SET note = ? WHERE id = ?`, [note, subject.id]);
    return true;
  },
};

/** What a schema can not say of a decision. Throws InvalidInput. */
export const checkDecision = ({ decision, reason }: DecisionInput): void => {
  if (decision === 'hide' && reason === undefined)
    throw new InvalidInput([{ at: '/reason', rule: 'required', detail: 'is needed to hide it' }]);
};

/**
 * Decides about a comment or an idea of the actor's organisation. The author is told the reason and the note. Throws
 * NotFound, CommentFixed or IdeaFixed for a withdrawn one, AlreadyDone when it changes nothing, and InvalidInput.
 */
export const decideSubject = async (
  tx: WriteTx,
  actor: Actor,
  subject: Subject,
  input: DecisionInput,
  now: Date,
): Promise<ModerationItem> => {
  checkDecision(input);
  const row = await moderated(tx, actor.organisationId, subject);
  if (row.state === 'withdrawn') throw fixed(subject);
  const { decision } = input;
  if (!(await deciders[decision](tx, { subject, row, input, now }))) throw new AlreadyDone();
  await setWaits(tx, subject, '', now);
  const reason = decision === 'hide' ? input.reason : undefined;
  const { kind, id } = subject;
  await recordAct(tx, actor, { act: `${kind}.${decision}`, subject: `${kind} ${id}`, reason }, now);
  return itemOf(tx, kind, await moderated(tx, actor.organisationId, subject), now);
};

const YEAR = 366 * 86_400_000;

/**
 * Keeps the author of a comment or an idea from writing until a moment; who that is stays unknown. A later block replaces an
 * earlier one. Throws NotFound, also where nobody knows any more who wrote it, and InvalidInput.
 */
export const blockAuthor = async (tx: WriteTx, actor: Actor, input: BlockInput, now: Date): Promise<void> => {
  const until = new Date(input.until);
  if (!(until > now) || until.getTime() > now.getTime() + YEAR)
    throw new InvalidInput([{ at: '/until', rule: 'range', detail: 'is after now, and within a year' }]);
  const { comment, idea } = input;
  if ((comment === undefined) === (idea === undefined))
    throw new InvalidInput([{ at: '/comment', rule: 'either', detail: 'send `comment` or `idea`' }]);
  const subject: Subject =
    comment === undefined ? { kind: 'idea', id: idea! } : { kind: 'comment', id: comment };
  const { participant_id: author } = await moderated(tx, actor.organisationId, subject);
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
  const act = {
    act: 'author.block',
    subject: `author of ${subject.kind} ${subject.id}`,
    reason: input.reason,
  };
  await recordAct(tx, actor, { ...act, note: `until ${until.toISOString()}` }, now);
};
