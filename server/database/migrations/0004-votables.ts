import type { Migration } from '../migrate.js';
import { createTable, type ColumnSpec, type TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const zero: ColumnSpec = { type: 'integer', default: 0 };

/** What is kept of anything that people vote on; the definitions stand in a table for each kind. */
const votable: TableSpec = {
  name: 'votable',
  columns: {
    activity_id: { type: 'text', references: ['activity', 'id'] },
    seed_hash: text,
    online: zero,
    assisted: zero,
    paper: zero,
    log_size: zero,
    log_frontier: { type: 'text', default: '[]' },
    keys_destroyed_at: maybe,
    published: maybe,
    result: maybe,
  },
  key: ['activity_id'],
};

const moved = Object.keys(votable.columns);

/** What votes change of a poll moves out of `poll`, so that votes of every kind are kept in one way. */
export const votables: Migration = {
  name: '0004-votables',
  statements: (dialect) => [
    ...createTable(votable, dialect),
    `INSERT INTO votable (${moved.join(', ')}) SELECT ${moved.join(', ')} FROM poll`,
    ...moved.slice(1).map((column) => `ALTER TABLE poll DROP COLUMN ${column}`),
  ],
};
