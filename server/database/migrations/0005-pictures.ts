import type { ColumnSpec, TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const integer: ColumnSpec = { type: 'integer' };

/** Pictures that residents and staff sent. */
export const pictureTables: readonly TableSpec[] = [
  {
    name: 'picture',
    columns: {
      id: text,
      organisation_id: { type: 'text', references: ['organisation', 'id'] },
      board_id: { type: 'text', references: ['board', 'activity_id'] },
      participant_id: { type: 'text', nullable: true },
      // JSON; the store names its files by the id and the width.
      widths: text,
      width: integer,
      height: integer,
      // waiting: sent, and in no idea that shows; shown; hidden; gone: its files are deleted next.
      state: text,
      // The idea that it belongs to; empty until one does.
      idea_id: { type: 'text', default: '' },
      created_at: text,
    },
    key: ['id'],
    indexes: [['state'], ['idea_id', 'created_at'], ['participant_id'], ['board_id']],
  },
];
