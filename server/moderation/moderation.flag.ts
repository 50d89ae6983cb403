import type { AppealInput, FlagInput } from '../../contract/moderation.schema.js';
import { AlreadyDone, NotFound, TokenInvalid } from '../core/errors.js';
import type { Visitor } from '../core/visitor.js';
import type { Row, WriteTx } from '../database/door.js';
import { recordAct, type Actor } from './audit.service.js';
import { fixed, moderated, setWaits, type ModeratedRow, type Subject } from './moderation.row.js';

// A token of the opaque box is for one activity: a thread, or a board with the conversations under its ideas.
const subjectFor = async (tx: WriteTx, subject: Subject, visitor: Visitor): Promise<ModeratedRow> => {
  const row = await moderated(tx, visitor.organisationId, subject);
  const { activityId } = visitor;
  if (activityId === undefined || activityId === row.place_id) return row;
  const [home] = await tx.query<Row & { board_id: string }>(
    'SELECT i.board_id FROM thread t JOIN idea i ON i.id = t.idea_id WHERE t.activity_id = ?',
    [row.place_id],
  );
  if (home?.board_id !== activityId) throw new TokenInvalid();
  return row;
};

/**
 * Keeps what someone says is wrong with a comment or an idea that shows, and puts it into the queue; however many flag
 * it, it stays until staff decide. Throws AlreadyDone the second time, NotFound for what does not show, and
 * CommentFixed or IdeaFixed.
 */
export const flagSubject = async (
  tx: WriteTx,
  subject: Subject,
  input: FlagInput,
  visitor: Visitor,
  now: Date,
): Promise<void> => {
  const row = await subjectFor(tx, subject, visitor);
  if (row.state !== 'published') throw Number(row.shows) === 1 ? fixed(subject) : new NotFound(subject.kind);
  const kept = await tx.query(
    `INSERT INTO flag (subject_kind, subject_id, participant_id, reason, note, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING RETURNING subject_id`,
    [subject.kind, subject.id, visitor.participantId, input.reason, input.note ?? null, now],
  );
  if (kept.length === 0) throw new AlreadyDone();
  if (row.waits === '') await setWaits(tx, subject, 'flagged', now);
};

/** Stands for the organisation among those who flag, who are otherwise participants. */
const ORGANISATION = 'organisation';

/**
 * Flags a comment or an idea that shows for someone who told the organisation, by phone perhaps; once while it waits.
 * Throws AlreadyDone, NotFound, and CommentFixed or IdeaFixed for what does not show.
 */
export const flagForSomeone = async (
  tx: WriteTx,
  actor: Actor,
  subject: Subject,
  { reason, note }: FlagInput,
  now: Date,
): Promise<void> => {
  const { kind, id } = subject;
  const row = await moderated(tx, actor.organisationId, subject);
  if (row.state !== 'published') throw fixed(subject);
  const kept = await tx.query(
    `INSERT INTO flag (subject_kind, subject_id, participant_id, reason, note, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (subject_kind, subject_id, participant_id) DO UPDATE SET reason = excluded.reason,
       note = excluded.note, at = excluded.at, settled_at = NULL
     WHERE flag.settled_at IS NOT NULL RETURNING subject_id`,
    [kind, id, ORGANISATION, reason, note ?? null, now],
  );
  if (kept.length === 0) throw new AlreadyDone();
  if (row.waits === '') await setWaits(tx, subject, 'flagged', now);
  await recordAct(tx, actor, { act: `${kind}.flag`, subject: `${kind} ${id}`, reason }, now);
};

/**
 * Asks to look again at my hidden comment or idea. Throws NotFound where I have no hidden one of this id, and
 * AlreadyDone the second time.
 */
export const appealSubject = async (
  tx: WriteTx,
  subject: Subject,
  input: AppealInput,
  visitor: Visitor,
  now: Date,
): Promise<{ id: string; ref: string }> => {
  const row = await subjectFor(tx, subject, visitor);
  if (row.participant_id !== visitor.participantId || row.state !== 'hidden')
    throw new NotFound(`hidden ${subject.kind} of yours`);
  if (row.appeal_state !== null) throw new AlreadyDone();
  await tx.query(`UPDATE ${subject.kind} SET appeal = ?, appeal_state = 'sent' WHERE id = ?`, [
    input.note,
    subject.id,
  ]);
  await setWaits(tx, subject, 'appealed', now);
  return { id: subject.id, ref: row.ref };
};
