import type { ColumnSpec, TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const organisation_id: ColumnSpec = { type: 'text', references: ['organisation', 'id'] };

/** Staff, what residents flag, who may not write for a time, and every act of staff; for comments and ideas alike. */
export const moderationTables: readonly TableSpec[] = [
  {
    name: 'staff',
    columns: {
      id: text,
      organisation_id,
      address_hash: text,
      role: text,
      name: text,
      official: maybe,
      added_at: text,
      ended_at: maybe,
    },
    key: ['id'],
    unique: [['organisation_id', 'address_hash', 'role']],
  },
  {
    // The subject is `comment` or `idea` and its id.
    name: 'flag',
    columns: {
      subject_kind: text,
      subject_id: text,
      participant_id: text,
      reason: text,
      note: maybe,
      at: text,
      settled_at: maybe,
    },
    key: ['subject_kind', 'subject_id', 'participant_id'],
    indexes: [['participant_id']],
  },
  {
    name: 'participant_block',
    columns: {
      id: text,
      organisation_id,
      participant_id: text,
      until: text,
      reason: text,
      note: maybe,
      at: text,
    },
    key: ['id'],
    indexes: [['participant_id', 'until']],
  },
  {
    name: 'audit_entry',
    columns: {
      id: text,
      organisation_id,
      at: text,
      who: text,
      act: text,
      subject: text,
      reason: maybe,
      note: maybe,
    },
    key: ['id'],
    indexes: [['organisation_id', 'at', 'id']],
  },
  {
    // Days after which it is forgotten who took part; of an organisation, or of one process of it.
    name: 'retention',
    columns: { organisation_id, process_id: { type: 'text', default: '' }, days: { type: 'integer' } },
    key: ['organisation_id', 'process_id'],
  },
];
