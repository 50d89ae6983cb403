import type { ColumnSpec, TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const integer: ColumnSpec = { type: 'integer' };
const zero: ColumnSpec = { type: 'integer', default: 0 };

/**
 * Polls and what is kept of a vote (BALLOTS.md). Nothing refers from the roll to the box or back, and no row has a
 * number or a time that lines the two up. What is written with every vote has no foreign key at all.
 */
export const ballotTables: readonly TableSpec[] = [
  {
    name: 'poll',
    columns: {
      activity_id: { type: 'text', references: ['activity', 'id'] },
      rule: text,
      options: text,
      seed_hash: text,
      online: zero,
      assisted: zero,
      paper: zero,
      log_size: zero,
      log_frontier: { type: 'text', default: '[]' },
      keys_destroyed_at: maybe,
      published: maybe,
    },
    key: ['activity_id'],
  },
  {
    name: 'poll_roll',
    columns: { poll_id: text, person_tag: text, medium: text, channel_id: maybe, day: text },
    key: ['poll_id', 'person_tag'],
  },
  {
    name: 'poll_box',
    columns: { poll_id: text, ballot_tag: text, ballot: text, version: integer, medium: text },
    key: ['poll_id', 'ballot_tag'],
  },
  {
    name: 'poll_tally',
    columns: { poll_id: text, ballot_hash: text, medium: text, ballot: text, count: integer },
    key: ['poll_id', 'ballot_hash', 'medium'],
  },
  {
    name: 'poll_log_leaf',
    columns: { poll_id: text, position: integer, commitment: text },
    key: ['poll_id', 'position'],
    unique: [['poll_id', 'commitment']],
  },
  {
    name: 'poll_tree_head',
    columns: {
      poll_id: text,
      size: integer,
      root: text,
      at: text,
      final: { type: 'boolean', default: 0 },
      signature: text,
      key_id: text,
    },
    key: ['poll_id', 'at'],
  },
  {
    name: 'poll_reason',
    columns: {
      id: text,
      poll_id: text,
      option_id: text,
      reason_tag: text,
      text,
      state: text,
      day: text,
    },
    key: ['id'],
    unique: [['reason_tag']],
    indexes: [['poll_id', 'state', 'option_id', 'id']],
  },
];
