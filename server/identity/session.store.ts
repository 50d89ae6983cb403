import type { ReadTx, Row, WriteTx } from '../database/door.js';
import type { Visitor, VisitorProof } from '../core/visitor.js';
import { newToken } from './token.js';

const DAYS = 180;

/** The topic of a token that lost its worth. */
export const sessionTopic = (tokenHash: string): string => `session:${tokenHash}`;

/** Where a token works. */
export type SessionPurpose = 'site' | 'box' | 'page';

interface Kept extends Row {
  token_hash: string;
  organisation_id: string;
  channel_id: string | null;
  activity_id: string | null;
  participant_id: string;
  browser_id: string;
  proofs: string;
  expires_at: string;
}

/** Reads whose token this is; nothing when it is unknown or revoked. */
export const findSession = async (tx: ReadTx, tokenHash: string): Promise<Visitor | undefined> => {
  const [row] = await tx.query<Kept>(
    `SELECT token_hash, organisation_id, channel_id, activity_id, participant_id, browser_id, proofs, expires_at
     FROM session WHERE token_hash = ? AND revoked_at IS NULL`,
    [tokenHash],
  );
  if (row === undefined) return undefined;
  return Object.freeze({
    tokenHash: row.token_hash,
    organisationId: row.organisation_id,
    channelId: row.channel_id ?? undefined,
    activityId: row.activity_id ?? undefined,
    participantId: row.participant_id,
    browserId: row.browser_id,
    proofs: JSON.parse(row.proofs) as VisitorProof[],
    expiresAt: new Date(row.expires_at),
  });
};

/** What a new session holds. */
export type NewVisitor = Omit<Visitor, 'tokenHash' | 'expiresAt'>;

const purposeOf = (visitor: NewVisitor): SessionPurpose => {
  if (visitor.activityId !== undefined) return 'box';
  return visitor.channelId === undefined ? 'page' : 'site';
};

/** Keeps a new session and answers its token, which is told this once. */
export const insertSession = async (
  tx: WriteTx,
  visitor: NewVisitor,
  now: Date,
): Promise<{ token: string; expiresAt: string }> => {
  const { token, hash } = newToken();
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000).toISOString();
  await tx.query(
    `INSERT INTO session (token_hash, organisation_id, channel_id, activity_id, participant_id, browser_id, purpose,
       proofs, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      hash,
      visitor.organisationId,
      visitor.channelId ?? null,
      visitor.activityId ?? null,
      visitor.participantId,
      visitor.browserId,
      purposeOf(visitor),
      JSON.stringify(visitor.proofs),
      expiresAt,
    ],
  );
  return { token, expiresAt };
};

/** Makes a token worthless, here and in every process. Answers whether it still had worth. */
export const revokeSession = async (tx: WriteTx, tokenHash: string, now: Date): Promise<boolean> => {
  const rows = await tx.query(
    'UPDATE session SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL RETURNING token_hash',
    [now.toISOString(), tokenHash],
  );
  tx.changed(sessionTopic(tokenHash));
  return rows.length > 0;
};
