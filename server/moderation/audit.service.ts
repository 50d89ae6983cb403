import { randomUUID } from 'node:crypto';
import type { ModerationReason } from '../../contract/comment.schema.js';
import type { AuditEntry, AuditLog } from '../../contract/moderation.schema.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { cursorOf, keyIn, PAGE } from './moment.cursor.js';

/** Who acts for an organisation: a member of staff, or whoever has the command line of the server. */
export interface Actor {
  readonly organisationId: string;
  readonly name: string;
}

/** The name of acts that were typed on the server itself. */
export const COMMAND_LINE = 'command line';

/** What was done. Nothing of it is about a resident: a comment is named by its id, and words are the server's. */
export interface Act {
  /** Such as `comment.hide`. */
  act: string;
  /** Such as `comment 0123456789abcdef`. */
  subject: string;
  reason?: ModerationReason | undefined;
  note?: string | undefined;
}

/** Writes an act down, in the same unit as its effect. */
export const recordAct = async (tx: WriteTx, actor: Actor, act: Act, now: Date): Promise<void> => {
  await tx.query(
    'INSERT INTO audit_entry (id, organisation_id, at, who, act, subject, reason, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [
      randomUUID(),
      actor.organisationId,
      now,
      actor.name,
      act.act,
      act.subject,
      act.reason ?? null,
      act.note ?? null,
    ],
  );
};

interface Kept extends Row {
  id: string;
  at: string;
  who: string;
  act: string;
  subject: string;
  reason: ModerationReason | null;
  note: string | null;
}

const presentEntry = ({ at, who, act, subject, reason, note }: Kept): AuditEntry => ({
  at,
  who,
  act,
  subject,
  ...(reason !== null && { reason }),
  ...(note !== null && { note }),
});

/** The acts of an organisation's staff, newest first, from `after` on. Throws InvalidInput for a wrong cursor. */
export const readActs = async (
  tx: ReadTx,
  organisationId: string,
  after: string | undefined,
): Promise<AuditLog> => {
  const key = after === undefined ? undefined : keyIn(after);
  const rows = await tx.query<Kept>(
    `SELECT id, at, who, act, subject, reason, note FROM audit_entry
     WHERE organisation_id = ? ${key === undefined ? '' : 'AND (at, id) < (?, ?)'}
     ORDER BY at DESC, id DESC LIMIT ?`,
    [organisationId, ...(key === undefined ? [] : [key.at, key.id]), PAGE + 1],
  );
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    entries: shown.map(presentEntry),
    ...(rows.length > PAGE && last && { next: cursorOf(last) }),
  };
};
