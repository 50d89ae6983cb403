import { randomInt } from 'node:crypto';
import { activityTopic } from '../activity/activity.service.js';
import { threadChanged, type KnownThread, nameIn, type Draw } from '../comment/comment.service.js';
import { DOCUMENTS } from '../document/document.service.js';
import { moveSubscriptions } from '../mail/subscription.service.js';
import { InvalidInput } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { recordAct, type Actor } from './audit.service.js';
import { ownThread } from './thread.settings.js';

// A name stands for one person in a thread: who has one in both keeps that of the thread that stays, and who shares
// one with someone else gets another.
const mergeNames = async (tx: WriteTx, from: string, into: KnownThread, draw: Draw): Promise<void> => {
  await tx.query(
    `INSERT INTO thread_name (thread_id, participant_id, name)
     SELECT ?, f.participant_id, f.name FROM thread_name f WHERE f.thread_id = ?
       AND NOT EXISTS (SELECT 1 FROM thread_name i WHERE i.thread_id = ? AND
         (i.participant_id = f.participant_id OR i.name = f.name))`,
    [into.id, from, into.id],
  );
  const without = await tx.query<Row & { participant_id: string }>(
    `SELECT f.participant_id FROM thread_name f LEFT JOIN thread_name i
       ON i.thread_id = ? AND i.participant_id = f.participant_id
     WHERE f.thread_id = ? AND i.name IS NULL`,
    [into.id, from],
  );
  for (const { participant_id: participant } of without)
    await nameIn(tx, { id: into.id, language: into.activity.language }, participant, draw);
  await tx.query(
    `UPDATE comment SET pseudonym = n.name FROM thread_name n
     WHERE comment.thread_id = ? AND n.thread_id = ? AND n.participant_id = comment.participant_id
       AND n.name <> comment.pseudonym`,
    [from, into.id],
  );
  await tx.query('DELETE FROM thread_name WHERE thread_id = ?', [from]);
};

// Positions below zero are free: every comment leaves its place before any takes its new one.
const mergeComments = async (tx: WriteTx, from: string, into: string): Promise<void> => {
  const both = [from, into];
  await tx.query('UPDATE comment SET position = -1 - position WHERE thread_id IN (?, ?)', both);
  await tx.query(
    `UPDATE comment SET thread_id = ?, position = r.place FROM (
       SELECT id, ROW_NUMBER() OVER (
         ORDER BY created_at, CASE thread_id WHEN ? THEN 0 ELSE 1 END, position DESC) AS place
       FROM comment WHERE thread_id IN (?, ?)) r
     WHERE comment.id = r.id`,
    [into, into, ...both],
  );
  await tx.query(
    `UPDATE comment_anchor SET thread_id = ?, position = c.position FROM comment c
     WHERE c.id = comment_anchor.comment_id AND comment_anchor.thread_id IN (?, ?)`,
    [into, ...both],
  );
  await tx.query('UPDATE comment_reaction SET thread_id = ? WHERE thread_id = ?', [into, from]);
};

// What was published in the thread that goes counts as published before all of the one that stays, so that nobody
// gets mail about what is old.
const mergePublications = async (tx: WriteTx, from: string, into: string): Promise<void> => {
  const before = '(SELECT next_publication FROM thread WHERE activity_id = ?)';
  await tx.query(
    `UPDATE comment SET published = published + ${before} WHERE thread_id = ? AND published IS NOT NULL`,
    [from, into],
  );
  for (const column of ['told', 'told_official'])
    await tx.query(`UPDATE subscription SET ${column} = ${column} + ${before} WHERE activity_id = ?`, [
      from,
      into,
    ]);
};

// Who gets mail about both gets it once.
const mergeSubscriptions = async (tx: WriteTx, from: string, into: string): Promise<void> => {
  await tx.query(
    `DELETE FROM subscription WHERE activity_id = ? AND confirmed_at IS NOT NULL AND EXISTS (
       SELECT 1 FROM subscription i WHERE i.activity_id = ? AND i.address_hash = subscription.address_hash
         AND i.subject_id = subscription.subject_id AND i.confirmed_at IS NOT NULL)`,
    [from, into],
  );
  await moveSubscriptions(tx, from, into);
};

const mergeCounts = async (tx: WriteTx, from: string, into: string): Promise<void> => {
  await tx.query(
    `UPDATE thread SET comments = thread.comments + f.comments, withdrawn = thread.withdrawn + f.withdrawn,
       next_publication = thread.next_publication + f.next_publication,
       next_position = (SELECT COUNT(*) FROM comment WHERE thread_id = ?)
     FROM thread f WHERE thread.activity_id = ? AND f.activity_id = ?`,
    [into, into, from],
  );
  await tx.query(
    `INSERT INTO thread_hidden (thread_id, reason, count)
     SELECT ?, f.reason, f.count FROM thread_hidden f WHERE f.thread_id = ?
     ON CONFLICT (thread_id, reason) DO UPDATE SET count = thread_hidden.count + excluded.count`,
    [into, from],
  );
  await tx.query('DELETE FROM thread_hidden WHERE thread_id = ?', [from]);
  await tx.query('UPDATE thread SET comments = 0, withdrawn = 0, merged_into = ? WHERE activity_id = ?', [
    into,
    from,
  ]);
};

// Both documents lead to the one thread; addresses of the first lead to the second document where there is one.
const mergeDocuments = async (tx: WriteTx, from: KnownThread, into: KnownThread): Promise<void> => {
  await tx.query('UPDATE document SET thread_id = ? WHERE thread_id = ?', [into.id, from.id]);
  if (from.documentId === undefined) return;
  if (into.documentId === undefined)
    await tx.query('UPDATE thread SET document_id = ? WHERE activity_id = ?', [from.documentId, into.id]);
  else
    await tx.query('UPDATE document_alias SET document_id = ? WHERE document_id = ?', [
      into.documentId,
      from.documentId,
    ]);
};

/**
 * Moves everything of a thread into another of the actor's organisation and answers the ref of that one. Comments keep
 * their ids, in the order of time; the old ref and the addresses of its document lead to the other thread. Throws
 * NotFound, and InvalidInput where both are one.
 */
export const mergeThread = async (
  tx: WriteTx,
  actor: Actor,
  refs: { from: string; into: string },
  parts: { now: Date; draw?: Draw },
): Promise<string> => {
  const from = await ownThread(tx, actor.organisationId, refs.from);
  const into = await ownThread(tx, actor.organisationId, refs.into);
  if (from.id === into.id)
    throw new InvalidInput([{ at: '/into', rule: 'other', detail: 'is already the same thread' }]);
  // A conversation belongs to its idea; ideas are merged, with the consent of who supports them.
  if (from.home !== from.id || into.home !== into.id)
    throw new InvalidInput([{ at: '/into', rule: 'idea', detail: 'is or has the conversation of an idea' }]);
  await mergeNames(tx, from.id, into, parts.draw ?? ((below) => randomInt(below)));
  await mergePublications(tx, from.id, into.id);
  await mergeComments(tx, from.id, into.id);
  await mergeSubscriptions(tx, from.id, into.id);
  await mergeCounts(tx, from.id, into.id);
  await mergeDocuments(tx, from, into);
  await tx.query('UPDATE thread SET merged_into = ? WHERE merged_into = ?', [into.id, from.id]);
  for (const { id } of [from, into]) {
    tx.changed(activityTopic(id));
    await threadChanged(tx, id);
  }
  tx.changed(DOCUMENTS);
  await recordAct(
    tx,
    actor,
    { act: 'thread.merge', subject: `thread ${from.ref}`, note: `into ${into.ref}` },
    parts.now,
  );
  return into.ref;
};
