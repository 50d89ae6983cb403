import type { ColumnSpec, TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const zero: ColumnSpec = { type: 'integer', default: 0 };
const organisation_id: ColumnSpec = { type: 'text', references: ['organisation', 'id'] };

/** Participants, what they proved, their sessions, and the codes and keys that are under way. */
export const identityTables: readonly TableSpec[] = [
  {
    name: 'participant',
    columns: {
      id: text,
      organisation_id,
      created_day: text,
      merged_into: { type: 'text', nullable: true, references: ['participant', 'id'] },
    },
    key: ['id'],
    indexes: [['merged_into']],
  },
  {
    name: 'proof',
    columns: {
      id: text,
      participant_id: { type: 'text', references: ['participant', 'id'] },
      organisation_id,
      kind: text,
      subject_hash: text,
      day: text,
    },
    key: ['id'],
    unique: [['organisation_id', 'kind', 'subject_hash']],
    indexes: [['participant_id']],
  },
  {
    name: 'session',
    columns: {
      token_hash: text,
      organisation_id,
      channel_id: maybe,
      activity_id: maybe,
      participant_id: text,
      browser_id: text,
      purpose: text,
      proofs: { type: 'text', default: '[]' },
      expires_at: text,
      revoked_at: maybe,
    },
    key: ['token_hash'],
    indexes: [['participant_id'], ['expires_at']],
  },
  {
    name: 'mail_code',
    columns: {
      challenge: text,
      organisation_id,
      address_hash: text,
      code_hash: text,
      attempts: zero,
      expires_at: text,
      used_at: maybe,
    },
    key: ['challenge'],
    indexes: [['expires_at']],
  },
  {
    name: 'letter_code',
    columns: { activity_id: text, code_hash: text, id: text, created_day: text, used_day: maybe },
    key: ['activity_id', 'code_hash'],
    unique: [['id']],
  },
  {
    name: 'sign_in',
    columns: {
      state: text,
      organisation_id,
      challenge_hash: text,
      origin: maybe,
      verifier: text,
      nonce: text,
      code_hash: maybe,
      subject_hash: maybe,
      expires_at: text,
      used_at: maybe,
    },
    key: ['state'],
    unique: [['challenge_hash']],
    indexes: [['expires_at']],
  },
  {
    name: 'idempotency_key',
    columns: {
      key_hash: text,
      request_hash: text,
      status: { type: 'integer' },
      answer: text,
      expires_at: text,
    },
    key: ['key_hash'],
    indexes: [['expires_at']],
  },
];
