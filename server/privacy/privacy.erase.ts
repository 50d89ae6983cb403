import type { Erased, ErasedComments } from '../../contract/privacy.schema.js';
import { threadChanged } from '../comment/comment.service.js';
import type { Visitor } from '../core/visitor.js';
import type { Row, WriteTx } from '../database/door.js';
import { eraseParticipant } from '../identity/session.service.js';
import { makeAnonymous, makeTombstone, toForget, type ToForget } from './privacy.anonymous.js';
import { eraseIdeas } from './privacy.ideas.js';
import { privacyTexts } from './privacy.texts.js';

/** Ends all mail to a participant; of the room of mail. */
export type EraseMail = (tx: WriteTx, participantId: string) => Promise<unknown>;

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

// Whoever turned out to be this participant, and this one first.
const everyOneOf = async (tx: WriteTx, participantId: string): Promise<string[]> =>
  ids(
    await tx.query<Row & { id: string }>(
      `WITH RECURSIVE own (id) AS (
         SELECT id FROM participant WHERE id = ?
         UNION ALL SELECT p.id FROM participant p JOIN own ON p.merged_into = own.id)
       SELECT id FROM own`,
      [participantId],
    ),
  );

// What is not shown has no reader to stay for; what the organisation said stays its own.
const eraseComments = async (tx: WriteTx, participantId: string, become: ErasedComments) => {
  const rows = await tx.query<ToForget>(`${toForget} WHERE c.participant_id = ?`, [participantId]);
  const done = { withdrawn: 0, anonymous: 0 };
  for (const row of rows) {
    const stays = row.state === 'published' && (become === 'anonymous' || row.official !== null);
    await (stays ? makeAnonymous(tx, row) : makeTombstone(tx, row));
    if (stays) done.anonymous += 1;
    else if (row.state !== 'withdrawn') done.withdrawn += 1;
  }
  return done;
};

const threadsOf = (tx: WriteTx, table: 'comment' | 'comment_reaction', participantId: string) =>
  tx.query<Row & { id: string }>(`SELECT DISTINCT thread_id AS id FROM ${table} WHERE participant_id = ?`, [
    participantId,
  ]);

const eraseReactions = async (tx: WriteTx, participantId: string): Promise<number> => {
  for (const reaction of ['agree', 'disagree'])
    await tx.query(
      `UPDATE comment SET ${reaction} = ${reaction} - 1 WHERE id IN (
         SELECT comment_id FROM comment_reaction WHERE participant_id = ? AND reaction = ?)`,
      [participantId, reaction],
    );
  const rows = await tx.query('DELETE FROM comment_reaction WHERE participant_id = ? RETURNING comment_id', [
    participantId,
  ]);
  return rows.length;
};

const eraseFlags = async (tx: WriteTx, participantId: string): Promise<void> => {
  const rows = await tx.query<Row & { subject_kind: 'comment' | 'idea'; subject_id: string }>(
    'DELETE FROM flag WHERE participant_id = ? RETURNING subject_kind, subject_id',
    [participantId],
  );
  for (const { subject_kind: kind, subject_id: id } of rows)
    await tx.query(
      `UPDATE ${kind} SET waits = '', waits_since = '' WHERE id = ? AND waits = 'flagged' AND NOT EXISTS (
         SELECT 1 FROM flag WHERE subject_kind = ? AND subject_id = ?)`,
      [id, kind, id],
    );
};

/**
 * Erases a visitor in one unit: comments become tombstones or nobody's, and names, reactions, flags, blocks, mail,
 * proofs and sessions go. Ballots stay: nobody can tell which they are.
 */
export const erasePerson = async (
  tx: WriteTx,
  { participantId }: Visitor,
  become: ErasedComments,
  eraseMail: EraseMail,
  now: Date,
): Promise<Erased> => {
  const [organisation] = await tx.query<Row & { language: string }>(
    'SELECT o.language FROM participant p JOIN organisation o ON o.id = p.organisation_id WHERE p.id = ?',
    [participantId],
  );
  const threads = new Set(
    ids([
      ...(await threadsOf(tx, 'comment', participantId)),
      ...(await threadsOf(tx, 'comment_reaction', participantId)),
    ]),
  );
  const comments = await eraseComments(tx, participantId, become);
  const ideas = await eraseIdeas(tx, participantId, become);
  const reactions = await eraseReactions(tx, participantId);
  await eraseFlags(tx, participantId);
  await eraseMail(tx, participantId);
  for (const thread of threads) await threadChanged(tx, thread);
  const own = await everyOneOf(tx, participantId);
  for (const id of own) {
    for (const table of ['thread_name', 'board_name', 'participant_block'])
      await tx.query(`DELETE FROM ${table} WHERE participant_id = ?`, [id]);
    await eraseParticipant(tx, id, now);
  }
  await tx.query(`DELETE FROM participant WHERE id IN (${own.map(() => '?').join(', ')})`, own);
  return {
    withdrawn: comments.withdrawn + ideas.withdrawn,
    anonymous: comments.anonymous + ideas.anonymous,
    reactions,
    supports: ideas.supports,
    ballots: privacyTexts(organisation?.language ?? 'nl').ballotsErased,
  };
};
