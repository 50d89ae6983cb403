import { randomUUID } from 'node:crypto';
import type { StaffRole } from '../../contract/moderation.schema.js';
import { Forbidden } from '../core/errors.js';
import type { Visitor } from '../core/visitor.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { mayAct, type StaffAct } from './staff.policy.js';

export { mayAct, type StaffAct } from './staff.policy.js';

/** A member of staff of an organisation. */
export interface Staff {
  readonly id: string;
  readonly organisationId: string;
  /** The hash of their address: the same person in all roles. */
  readonly person: string;
  readonly roles: readonly StaffRole[];
  /** Name that they act under. */
  readonly name: string;
  /** Whom they speak for, such as "Wethouder Verkeer"; who has none can not speak for the organisation. */
  readonly official: string | undefined;
}

interface Kept extends Row {
  id: string;
  organisation_id: string;
  address_hash: string;
  role: StaffRole;
  name: string;
  official: string | null;
}

const personOf = (rows: readonly Kept[]): Staff | undefined => {
  const [first] = rows;
  return (
    first && {
      id: first.id,
      organisationId: first.organisation_id,
      person: first.address_hash,
      roles: rows.map(({ role }) => role),
      name: first.name,
      official: first.official ?? undefined,
    }
  );
};

/**
 * Who a visitor is as staff of the organisation of their session: by the mail address that they proved in it.
 * Undefined for everyone else, and for a token of the opaque box, which another site's page could hold.
 */
export const staffOf = async (tx: ReadTx, visitor: Visitor): Promise<Staff | undefined> => {
  const proof = visitor.proofs.find(({ kind }) => kind === 'email');
  if (proof === undefined || visitor.activityId !== undefined) return undefined;
  return personOf(
    await tx.query<Kept>(
      `SELECT s.id, s.organisation_id, s.address_hash, s.role, s.name, s.official
       FROM proof p JOIN staff s ON s.organisation_id = p.organisation_id AND s.address_hash = p.subject_hash
       WHERE p.id = ? AND p.kind = 'email' AND s.organisation_id = ? AND s.ended_at IS NULL
       ORDER BY s.added_at, s.id`,
      [proof.proofId, visitor.organisationId],
    ),
  );
};

/** Who has a role at an organisation under this address, by its hash; for the command line. */
export const staffByAddress = async (
  tx: ReadTx,
  organisationId: string,
  addressHash: string,
): Promise<Staff | undefined> =>
  personOf(
    await tx.query<Kept>(
      `SELECT id, organisation_id, address_hash, role, name, official FROM staff
       WHERE organisation_id = ? AND address_hash = ? AND ended_at IS NULL ORDER BY added_at, id`,
      [organisationId, addressHash],
    ),
  );

/** The member of staff that a visitor is, when a role of theirs allows the act. Throws Forbidden, the same for everyone else. */
export const staffFor = async (tx: ReadTx, visitor: Visitor, act: StaffAct): Promise<Staff> => {
  const staff = await staffOf(tx, visitor);
  if (staff === undefined || !mayAct(staff.roles, act))
    throw new Forbidden('This is for staff of the organisation with a role that allows it.');
  return staff;
};

/** Someone who gets a role. The address is kept as its hash only. */
export interface StaffInput {
  organisationId: string;
  /** From the `address` of identity's hashes. */
  addressHash: string;
  role: StaffRole;
  name: string;
  official?: string | undefined;
}

/** Gives someone a role, or gives it again. A person has one name, and speaks for one thing, in all roles. */
export const addStaff = async (tx: WriteTx, input: StaffInput, now: Date): Promise<void> => {
  const { organisationId, addressHash, role, name, official } = input;
  await tx.query(
    `INSERT INTO staff (id, organisation_id, address_hash, role, name, official, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (organisation_id, address_hash, role) DO UPDATE SET ended_at = NULL,
       official = CASE WHEN staff.ended_at IS NULL THEN staff.official ELSE excluded.official END`,
    [randomUUID(), organisationId, addressHash, role, name, official ?? null, now],
  );
  // A title that ended with its role does not come back with another.
  await tx.query(
    `UPDATE staff SET name = ?, official = COALESCE(?, official, (
       SELECT MAX(o.official) FROM staff o
       WHERE o.organisation_id = ? AND o.address_hash = ? AND o.ended_at IS NULL))
     WHERE organisation_id = ? AND address_hash = ? AND ended_at IS NULL`,
    [name, official ?? null, organisationId, addressHash, organisationId, addressHash],
  );
};

/** Ends one role of someone, or all of them, at once; answers which. */
export const endStaff = async (
  tx: WriteTx,
  whose: { organisationId: string; addressHash: string; role?: StaffRole | undefined },
  now: Date,
): Promise<{ name: string; role: StaffRole }[]> => {
  const rows = await tx.query<Kept>(
    `UPDATE staff SET ended_at = ? WHERE organisation_id = ? AND address_hash = ? AND ended_at IS NULL
       AND (role = ? OR ? = '') RETURNING name, role`,
    [now, whose.organisationId, whose.addressHash, whose.role ?? '', whose.role ?? ''],
  );
  return rows.map(({ name, role }) => ({ name, role }));
};

/** Someone with their roles, as a list shows them. */
export interface ListedStaff {
  name: string;
  role: StaffRole;
  official: string | undefined;
  addedAt: string;
}

/** Who has a role at an organisation now, by name. */
export const listStaff = async (tx: ReadTx, organisationId: string): Promise<ListedStaff[]> => {
  const rows = await tx.query<Kept & { added_at: string }>(
    `SELECT name, role, official, added_at FROM staff WHERE organisation_id = ? AND ended_at IS NULL
     ORDER BY name, role`,
    [organisationId],
  );
  return rows.map(({ name, role, official, added_at }) => ({
    name,
    role,
    official: official ?? undefined,
    addedAt: added_at,
  }));
};
