import { createHash } from 'node:crypto';
import type { Row, WriteTx } from '../database/door.js';
import type { Visitor, VisitorProof } from '../core/visitor.js';

/** A proof that was just given, before it is anybody's. */
export interface GivenProof {
  kind: VisitorProof['kind'];
  /** Keyed hash of the address or the person, or the id of the letter's code. */
  subject: string;
  /** code: its id is the proof's id. */
  id?: string;
  activityId?: string;
}

/** Moves what a participant did to the one that they turn out to be, in the unit that finds it out. */
export type Merged = (tx: WriteTx, from: string, to: string) => Promise<void>;

interface Owned extends Row {
  id: string;
  participant_id: string;
}

const findProof = async (
  tx: WriteTx,
  organisationId: string,
  given: GivenProof,
): Promise<Owned | undefined> => {
  const [row] = await tx.query<Owned>(
    'SELECT id, participant_id FROM proof WHERE organisation_id = ? AND kind = ? AND subject_hash = ?',
    [organisationId, given.kind, given.subject],
  );
  return row;
};

// Made of the keyed hash, so that who is erased and comes back is the same voter: one ballot a person.
const proofIdOf = (organisationId: string, { kind, subject }: GivenProof): string =>
  createHash('sha256').update(`proof ${organisationId} ${kind} ${subject}`).digest('hex').slice(0, 40);

// The unique index decides who was first; on both databases the loser goes on with the winner's row.
const ownProof = async (tx: WriteTx, visitor: Visitor, given: GivenProof, now: Date): Promise<Owned> => {
  await tx.query(
    `INSERT INTO proof (id, participant_id, organisation_id, kind, subject_hash, day) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (organisation_id, kind, subject_hash) DO NOTHING`,
    [
      given.id ?? proofIdOf(visitor.organisationId, given),
      visitor.participantId,
      visitor.organisationId,
      given.kind,
      given.subject,
      now.toISOString().slice(0, 10),
    ],
  );
  return (await findProof(tx, visitor.organisationId, given))!;
};

const isGuest = (visitor: Visitor): boolean => visitor.proofs.every((proof) => proof.kind === 'code');

// A letter may lie open on a kitchen table: it never opens what its reader did elsewhere. A mail address or a
// sign-in does: the guest becomes the known participant, and what the guest did moves along.
const mergeInto = async (
  tx: WriteTx,
  visitor: Visitor,
  given: GivenProof,
  owner: string,
  merged: readonly Merged[],
): Promise<string> => {
  if (given.kind === 'code' || owner === visitor.participantId || !isGuest(visitor))
    return visitor.participantId;
  await tx.query('UPDATE proof SET participant_id = ? WHERE participant_id = ?', [
    owner,
    visitor.participantId,
  ]);
  await tx.query('UPDATE participant SET merged_into = ? WHERE id = ?', [owner, visitor.participantId]);
  for (const move of merged) await move(tx, visitor.participantId, owner);
  return owner;
};

/** Records a proof and answers whose it is, with all proofs that this session has given. */
export const recordProof = async (
  tx: WriteTx,
  visitor: Visitor,
  given: GivenProof,
  now: Date,
  merged: readonly Merged[] = [],
): Promise<{ participantId: string; proofs: VisitorProof[] }> => {
  const owned = await ownProof(tx, visitor, given, now);
  const participantId = await mergeInto(tx, visitor, given, owned.participant_id, merged);
  const { kind, activityId } = given;
  const proof: VisitorProof = {
    kind,
    proofId: owned.id,
    ...(activityId === undefined ? {} : { activityId }),
  };
  // Of one kind, and for one activity, the newest proof is the one that counts.
  const others = visitor.proofs.filter((other) => other.kind !== kind || other.activityId !== activityId);
  return { participantId, proofs: [...others, proof] };
};
