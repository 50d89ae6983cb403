import type { CommentInput } from '../../contract/comment.schema.js';
import { phaseOf } from '../activity/activity.service.js';
import { ParticipantBlocked, ReplyRefused, ThreadClosed } from '../core/errors.js';
import { randomLetters } from '../core/letters.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { arrive } from './comment.state.js';
import { nameIn, type Draw } from './thread.names.js';
import type { KnownThread } from './thread.definition.js';
import type { Staff } from '../staff/staff.service.js';

/** A comment that someone writes, checked as far as that needs no database. */
export interface Posting {
  thread: KnownThread;
  participantId: string;
  input: CommentInput;
  /** The member of staff who speaks, where it is official. */
  speaker: Staff | undefined;
  now: Date;
  draw: Draw;
}

/** Seconds within which the same words by the same person in the same place are the same comment. */
const SAME_SECONDS = 60;
const LOOKED_AT = 10;

/** Throws ThreadClosed when nobody can write, or a participant is kept from it by ParticipantBlocked. */
export const guardWriting = async (
  tx: ReadTx,
  thread: KnownThread,
  participantId: string,
  now: Date,
): Promise<void> => {
  if (phaseOf(thread.activity, now) !== 'open') throw new ThreadClosed();
  const until = await blockedUntil(tx, participantId, now);
  if (until !== undefined) throw new ParticipantBlocked(until);
};

/** Until when a participant may not write; undefined when nothing is in the way. */
export const blockedUntil = async (
  tx: ReadTx,
  participantId: string,
  now: Date,
): Promise<Date | undefined> => {
  const [row] = await tx.query<Row & { until: string }>(
    'SELECT until FROM participant_block WHERE participant_id = ? AND until > ? ORDER BY until DESC LIMIT 1',
    [participantId, now],
  );
  return row && new Date(row.until);
};

const findSame = async (tx: WriteTx, posting: Posting): Promise<string | undefined> => {
  const { thread, participantId, input, now } = posting;
  const since = new Date(now.getTime() - SAME_SECONDS * 1000).toISOString();
  const rows = await tx.query<
    Row & {
      id: string;
      parent_id: string | null;
      body: string;
      suggestion: string | null;
      starts: number | null;
      exact: string | null;
    }
  >(
    `SELECT c.id, c.parent_id, c.body, c.suggestion, a.starts, a.exact
     FROM comment c LEFT JOIN comment_anchor a ON a.comment_id = c.id
     WHERE c.thread_id = ? AND c.participant_id = ? AND c.created_at >= ? AND c.state IN ('pending', 'published')
     ORDER BY c.position DESC LIMIT ?`,
    [thread.id, participantId, since, LOOKED_AT],
  );
  return rows.find(
    (row) =>
      row.body === input.text &&
      row.parent_id === (input.parent ?? null) &&
      row.suggestion === (input.suggestion ?? null) &&
      row.exact === (input.quote?.exact ?? null) &&
      row.starts === (input.quote?.start ?? null),
  )?.id;
};

interface Parent extends Row {
  depth: number;
  thread_id: string;
  state: string;
}

const depthBelow = async (tx: WriteTx, threadId: string, parent: string | undefined): Promise<number> => {
  if (parent === undefined) return 1;
  const [row] = await tx.query<Parent>('SELECT depth, thread_id, state FROM comment WHERE id = ?', [parent]);
  if (row === undefined || row.thread_id !== threadId || row.state !== 'published') throw new ReplyRefused();
  return Math.min(3, row.depth + 1);
};

/**
 * Puts a comment in and answers its id; the same words again within a minute are the comment that is there. Throws
 * ThreadClosed, ParticipantBlocked and ReplyRefused.
 */
export const postComment = async (tx: WriteTx, posting: Posting): Promise<string> => {
  const { thread, participantId, input, speaker, now, draw } = posting;
  await guardWriting(tx, thread, participantId, now);
  const same = await findSame(tx, posting);
  if (same !== undefined) return same;
  const depth = await depthBelow(tx, thread.id, input.parent);
  const waits = thread.moderation === 'before' && speaker === undefined;
  const state = waits ? 'pending' : 'published';
  const { language, organisationId } = thread.activity;
  const pseudonym = await nameIn(tx, { id: thread.id, language }, participantId, draw);
  const standing = {
    thread_id: thread.id,
    parent_id: input.parent ?? null,
    depth,
    official: speaker?.official ?? null,
  };
  const { position, published, list } = await arrive(tx, standing, state);
  const id = randomLetters(16);
  await tx.query(
    `INSERT INTO comment (id, organisation_id, thread_id, position, parent_id, list, depth, participant_id, pseudonym,
       name, official, state, body, kind, suggestion, medium, created_at, published, waits, waits_since)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'online', ?, ?, ?, ?)`,
    [
      id,
      organisationId,
      thread.id,
      position,
      standing.parent_id,
      list,
      depth,
      participantId,
      pseudonym,
      speaker?.name ?? input.name ?? null,
      standing.official,
      state,
      input.text,
      input.kind ?? null,
      input.suggestion ?? null,
      now,
      published,
      waits ? 'pending' : '',
      waits ? now : '',
    ],
  );
  if (input.quote !== undefined) await keepQuote(tx, id, thread.id, position, input.quote);
  return id;
};

const keepQuote = async (
  tx: WriteTx,
  id: string,
  threadId: string,
  position: number,
  quote: NonNullable<CommentInput['quote']>,
): Promise<void> => {
  await tx.query(
    `INSERT INTO comment_anchor (comment_id, thread_id, position, exact, prefix, suffix, starts, ends, page, version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      threadId,
      position,
      quote.exact,
      quote.prefix,
      quote.suffix,
      quote.start,
      quote.end,
      quote.page ?? null,
      quote.version ?? null,
    ],
  );
};
