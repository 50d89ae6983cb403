import { Type, type Static } from '@sinclair/typebox';

/** SHA-256 in hexadecimal. */
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hexadecimal.' });

/** SHA-256("stem-ballot-1" ‖ poll ‖ ballot_tag ‖ version ‖ r ‖ canonical ballot), see BALLOTS §4. */
export const Commitment = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'The commitment of a ballot, in hexadecimal.',
});

/** A signed head of the Merkle tree of a poll's log (RFC 6962 §3.5, with our own signing input). */
export const SignedTreeHead = Type.Object(
  {
    size: Type.Integer({ minimum: 0, description: 'Number of leaves.' }),
    root: Hash,
    at: Type.String({ format: 'date-time', description: 'When it was signed, UTC.' }),
    final: Type.Boolean({ description: 'Whether the poll was closed.' }),
    signature: Type.String({
      description: 'Ed25519 over "stem-head-1", poll, size, root, at, final, base64url.',
    }),
    keyId: Type.String({ description: 'Which public key of /v1/signing-keys verifies the signature.' }),
  },
  { $id: 'SignedTreeHead', additionalProperties: false, description: 'A signed head of the log.' },
);
export const TreeHead = SignedTreeHead;
export type TreeHead = Static<typeof SignedTreeHead>;

/** A path from a leaf to the root (RFC 6962 §2.1.1). */
export const InclusionProof = Type.Object(
  {
    index: Type.Integer({ minimum: 0, description: 'Place of the leaf.' }),
    size: Type.Integer({ minimum: 1, description: 'Number of leaves of the tree.' }),
    root: Hash,
    path: Type.Array(Hash, { description: 'Sibling hashes, from the leaf upward.' }),
  },
  {
    $id: 'InclusionProof',
    additionalProperties: false,
    description: 'Proof that a commitment is in the log.',
  },
);
export type InclusionProof = Static<typeof InclusionProof>;

/** Proof that the tree of `from` leaves is a prefix of the tree of `to` leaves (RFC 6962 §2.1.2). */
export const ConsistencyProof = Type.Object(
  {
    from: Type.Integer({ minimum: 1, description: 'Leaves of the older tree.' }),
    to: Type.Integer({ minimum: 1, description: 'Leaves of the newer tree.' }),
    path: Type.Array(Hash, { description: 'The nodes of the proof.' }),
  },
  {
    $id: 'ConsistencyProof',
    additionalProperties: false,
    description: 'Proof that nothing in the log was rewritten.',
  },
);
export type ConsistencyProof = Static<typeof ConsistencyProof>;

/** A public key that signs receipts and heads. */
export const SigningKey = Type.Object(
  {
    keyId: Type.String({ description: 'First 16 hexadecimal digits of the SHA-256 of the raw key.' }),
    publicKey: Type.String({ description: 'Raw Ed25519 public key (RFC 8032), base64url.' }),
  },
  {
    $id: 'SigningKey',
    additionalProperties: false,
    description: 'A public key that signs receipts and heads.',
  },
);
export type SigningKey = Static<typeof SigningKey>;
