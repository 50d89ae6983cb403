import type { ReadTx, Row, WriteTx } from '../database/door.js';

/** A subscription is not where it was: another process tells it, or it ended. What is left is told at the next look. */
export class ToldElsewhere extends Error {}

/** A subscription that was confirmed. */
export interface Subscription extends Row {
  id: string;
  activity_id: string;
  /** The comment whose replies are asked for, or the idea; empty for all of a thread, and for new ideas of a board. */
  subject_id: string;
  address_hash: string;
  address_sealed: string;
  person_hash: string;
  language: string;
  confirmed_at: string;
  /** Up to where digests told, as `comment.published`; and when, unless none was sent yet. */
  told: number;
  told_at: string | null;
  /** Up to where official answers were told at once. */
  told_official: number;
  /** Up to where news of an idea was told at once, or new ideas of a board in a digest, as `idea_news.number`. */
  told_news: number;
}

/** Whether a subscription to ideas is to all of a board. */
export const ofBoard = ({ subject_id }: Pick<Subscription, 'subject_id'>): boolean => subject_id === '';

/** The columns of {@link Subscription}. */
export const subscriptionColumns = `id, activity_id, subject_id, address_hash, address_sealed, person_hash, language,
  confirmed_at, told, told_at, told_official, told_news`;

/** A subscription that waits for its code. */
export interface Asked extends Row {
  id: string;
  organisation_id: string;
  activity_id: string;
  subject_id: string;
  address_hash: string;
  address_sealed: string;
  person_hash: string;
  language: string;
  challenge: string;
  code_hash: string;
  expires_at: string;
}

const askedColumns = `id, organisation_id, activity_id, subject_id, address_hash, address_sealed, person_hash, language,
  challenge, code_hash, expires_at`;

/** Keeps what was asked, until its code is typed in. */
export const insertAsked = async (tx: WriteTx, asked: Asked): Promise<void> => {
  const values = askedColumns.split(/,\s+/).map((name) => asked[name]);
  await tx.query(
    `INSERT INTO subscription (${askedColumns}) VALUES (${values.map(() => '?').join(', ')})`,
    values,
  );
};

const ATTEMPTS = 5;

/** Takes one attempt at the code of a challenge; nothing when it is unknown, used, guessed at or too late. */
export const attemptAt = async (tx: WriteTx, challenge: string, now: Date): Promise<Asked | undefined> => {
  const [row] = await tx.query<Asked>(
    `UPDATE subscription SET attempts = attempts + 1
     WHERE challenge = ? AND confirmed_at IS NULL AND attempts < ? AND expires_at > ? RETURNING ${askedColumns}`,
    [challenge, ATTEMPTS, now.toISOString()],
  );
  return row;
};

/**
 * Makes what was asked a subscription, from what is published next. Whoever already had it keeps it: the unique index
 * on the token's hash decides.
 */
export const confirm = async (
  tx: WriteTx,
  asked: Asked,
  unsubscribeHash: string,
  now: Date,
): Promise<void> => {
  const [last] = await tx.query<Row & { published: number | null }>(
    `SELECT MAX(published) AS published FROM comment WHERE thread_id = ?
       OR thread_id IN (SELECT activity_id FROM thread WHERE idea_id = ?)`,
    [asked.activity_id, asked.subject_id],
  );
  const [news] = await tx.query<Row & { next_news: number }>(
    'SELECT next_news FROM board WHERE activity_id = ?',
    [asked.activity_id],
  );
  const told = last?.published ?? 0;
  await tx.query('DELETE FROM subscription WHERE id = ?', [asked.id]);
  const row: Row = { ...asked, confirmed_at: now.toISOString(), unsubscribe_hash: unsubscribeHash, told };
  const names = `${askedColumns}, confirmed_at, unsubscribe_hash, told`.split(/,\s+/);
  await tx.query(
    `INSERT INTO subscription (${names.join(', ')}, told_official, told_news)
     VALUES (${names.map(() => '?').join(', ')}, ?, ?)
     ON CONFLICT (unsubscribe_hash) DO UPDATE SET person_hash = excluded.person_hash`,
    [...names.map((name) => row[name]), told, news?.next_news ?? 0],
  );
};

/** Deletes what was asked and never confirmed in time. */
export const forgetUnconfirmed = (tx: WriteTx, now: Date): Promise<Row[]> =>
  tx.query('DELETE FROM subscription WHERE confirmed_at IS NULL AND expires_at < ?', [now.toISOString()]);

/** What an address is subscribed to in an activity, in one order for all. */
export const subscriptionsOf = (
  tx: ReadTx,
  activityId: string,
  addressHash: string,
): Promise<Subscription[]> =>
  tx.query<Subscription>(
    `SELECT ${subscriptionColumns} FROM subscription
     WHERE activity_id = ? AND address_hash = ? AND confirmed_at IS NOT NULL ORDER BY id`,
    [activityId, addressHash],
  );
