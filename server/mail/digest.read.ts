import type { ReadTx, Row } from '../database/door.js';

/** A published comment as a mail tells it. */
export interface TellableComment extends Row {
  id: string;
  published: number;
  participant_id: string | null;
  parent_id: string | null;
  list: string;
  pseudonym: string;
  name: string | null;
  official: string | null;
  body: string;
}

/** Which comments of a thread: published after `after` and up to `upTo`, both as `comment.published`. */
export interface Span {
  thread: string;
  /** The comment whose replies are asked for, at all levels; empty for all. */
  subject: string;
  after: number;
  upTo: number;
  /** Only answers of the organisation. */
  official: boolean;
  /** Answers of the organisation up to here were told at once. */
  told: number;
}

/** Most comments that one mail looks at. */
export const MOST = 100;

/**
 * What of a span is published now, in the order of publication, at most {@link MOST} + 1; `isMine` leaves out what the
 * subscriber wrote. Below a comment of level 1 or 2 all that shows there; below a deeper one its direct replies.
 */
export const readSpan = async (
  tx: ReadTx,
  span: Span,
  isMine: (participantId: string) => boolean,
): Promise<TellableComment[]> => {
  const { thread, subject, after, upTo, official, told } = span;
  const replies = `AND (c.parent_id = ? OR c.list = ?
    OR c.list IN (SELECT u.id FROM comment u WHERE u.thread_id = ? AND u.list = ?))`;
  const rows = await tx.query<TellableComment>(
    `SELECT c.id, c.published, c.participant_id, c.parent_id, c.list, c.pseudonym, c.name, c.official, c.body
     FROM comment c WHERE c.thread_id = ? AND c.published > ? AND c.published <= ? AND c.state = 'published'
     ${official ? 'AND c.official IS NOT NULL' : 'AND (c.official IS NULL OR c.published > ?)'}
     ${subject === '' ? '' : replies}
     ORDER BY c.published LIMIT ${MOST + 1}`,
    [
      thread,
      after,
      upTo,
      ...(official ? [] : [told]),
      ...(subject === '' ? [] : [subject, subject, thread, subject]),
    ],
  );
  return rows.filter(({ participant_id }) => participant_id === null || !isMine(participant_id));
};

/** The number of the last publication in a thread; 0 when nothing was published. */
export const lastPublished = async (tx: ReadTx, thread: string): Promise<number> => {
  const [row] = await tx.query<Row & { last: number | null }>(
    'SELECT MAX(published) AS last FROM comment WHERE thread_id = ?',
    [thread],
  );
  return row?.last ?? 0;
};
