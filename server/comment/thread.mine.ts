import type { AccessLevel } from '../../contract/activity.schema.js';
import type { MyThread } from '../../contract/comment.schema.js';
import { phaseOf } from '../activity/activity.service.js';
import type { Visitor } from '../core/visitor.js';
import type { ReadTx, Row } from '../database/door.js';
import { voterOf } from '../identity/voter.service.js';
import { blockedUntil } from './comment.post.js';
import { readOwn } from './comment.list.js';
import { presentMine } from './comment.presenter.js';
import type { KnownThread } from './thread.definition.js';
import { findName } from './thread.names.js';
import { mayAct, type Staff } from '../staff/staff.service.js';

/** The rung of identity that a visitor misses to write in a thread; undefined when none. */
export const missing = (thread: KnownThread, visitor: Visitor | undefined): AccessLevel | undefined => {
  const { access } = thread.activity;
  // A guest's session is opened by the widget when one writes, so it is nothing that a person misses.
  return access !== 'guest' && voterOf(access, visitor, thread.home) === undefined ? access : undefined;
};

const readReactions = (tx: ReadTx, threadId: string, participantId: string): Promise<MyThread['reactions']> =>
  tx.query<Row & MyThread['reactions'][number]>(
    `SELECT comment_id AS comment, reaction FROM comment_reaction WHERE thread_id = ? AND participant_id = ?
     ORDER BY comment_id LIMIT 5000`,
    [threadId, participantId],
  );

/** What someone without a session may see for themselves. */
export const mineOfNobody = (thread: KnownThread, now: Date): MyThread => {
  const open = phaseOf(thread.activity, now) === 'open';
  const needs = missing(thread, undefined);
  return {
    comments: [],
    reactions: [],
    can: { comment: open, official: false, moderate: false, ...(open && needs && { needs }) },
  };
};

/** What only this visitor may see of a thread. */
export const readMine = async (
  tx: ReadTx,
  thread: KnownThread,
  visitor: Visitor,
  staff: Staff | undefined,
  now: Date,
): Promise<MyThread> => {
  const { participantId } = visitor;
  const open = phaseOf(thread.activity, now) === 'open';
  const [own, reactions, name, until] = [
    await readOwn(tx, thread.id, participantId),
    await readReactions(tx, thread.id, participantId),
    await findName(tx, thread.id, participantId),
    await blockedUntil(tx, participantId, now),
  ];
  const here = staff?.organisationId === thread.activity.organisationId ? staff : undefined;
  const needs = missing(thread, visitor);
  return {
    comments: own.map((row) => presentMine(row, open, now)),
    reactions,
    can: {
      comment: open && until === undefined,
      official: here?.official !== undefined,
      moderate: here !== undefined && mayAct(here.roles, 'decideComment'),
      ...(here && mayAct(here.roles, 'setThread') && { close: true }),
      ...(open && needs && { needs }),
    },
    ...(until && { blockedUntil: until.toISOString() }),
    ...(name !== undefined && { name }),
  };
};
