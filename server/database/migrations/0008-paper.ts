import type { Migration } from '../migrate.js';
import { createTable, type ColumnSpec, type TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const integer: ColumnSpec = { type: 'integer' };
const zero: ColumnSpec = { type: 'integer', default: 0 };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const activity_id: ColumnSpec = { type: 'text', references: ['activity', 'id'] };

/**
 * Paper ballots and those of help points until a second person confirms them; then they move to the box, and nothing
 * here says which ballot a number was on. Numbers are kept as their hash only.
 */
export const paperTables: readonly TableSpec[] = [
  {
    name: 'paper_number',
    columns: { activity_id, number_hash: text },
    key: ['activity_id', 'number_hash'],
  },
  {
    // A number that is on a sheet: the key is what keeps it from counting twice.
    name: 'paper_claim',
    columns: { activity_id, number_hash: text },
    key: ['activity_id', 'number_hash'],
  },
  {
    name: 'paper_batch',
    columns: {
      id: text,
      activity_id,
      label: text,
      medium: text,
      state: text,
      opened_by: text,
      opened_name: text,
      confirmed_name: maybe,
      note: maybe,
      next_nr: { type: 'integer', default: 1 },
      ballots: zero,
      blank: zero,
      invalid: zero,
      version: { type: 'integer', default: 1 },
    },
    key: ['id'],
    indexes: [['activity_id', 'label', 'id']],
  },
  {
    // Without a ballot the sheet is invalid. `entered_by` is the hash of a mail address, as in `staff`.
    name: 'paper_ballot',
    columns: {
      batch_id: { type: 'text', references: ['paper_batch', 'id'] },
      nr: integer,
      number_hash: text,
      ending: text,
      ballot: maybe,
      entered_by: text,
    },
    key: ['batch_id', 'nr'],
  },
];

/** Paper ballots and help points. */
export const paper: Migration = {
  name: '0008-paper',
  statements: (dialect) => paperTables.flatMap((table) => createTable(table, dialect)),
};
