import type { ColumnSpec, TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const zero: ColumnSpec = { type: 'integer', default: 0 };
const organisation_id: ColumnSpec = { type: 'text', references: ['organisation', 'id'] };

/** Who gets mail about what, and mail that waits to be sent. Addresses and mails are sealed with the server's secret. */
export const mailTables: readonly TableSpec[] = [
  {
    name: 'subscription',
    columns: {
      id: text,
      organisation_id,
      activity_id: { type: 'text', references: ['activity', 'id'] },
      // The comment whose replies are asked for; empty for all of the activity.
      subject_id: { type: 'text', default: '' },
      address_hash: text,
      // The address, and the token that ends it.
      address_sealed: text,
      // Keyed hash of the participant who asked, for an erasure; the database alone links no address to a pseudonym.
      person_hash: text,
      language: text,
      challenge: text,
      code_hash: text,
      attempts: zero,
      expires_at: text,
      confirmed_at: maybe,
      // Once confirmed; the same for the same address, thread and subject, so that there is one.
      unsubscribe_hash: maybe,
      // Up to where digests told, as `comment.published`, and when; and up to where official answers were told at once.
      told: zero,
      told_at: maybe,
      told_official: zero,
    },
    key: ['id'],
    unique: [['challenge'], ['unsubscribe_hash']],
    indexes: [['activity_id', 'address_hash'], ['address_hash'], ['person_hash'], ['expires_at']],
  },
  {
    name: 'mail',
    columns: {
      id: text,
      sealed: text,
      queued_at: text,
      due_at: text,
      attempts: zero,
      claimed_until: { type: 'text', default: '' },
    },
    key: ['id'],
    indexes: [['due_at']],
  },
];
