import type { Migration } from '../migrate.js';
import { createTable, type ColumnSpec, type TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };

/** What is told at once to who follows an idea, for a month. */
export const ideaNewsTables: readonly TableSpec[] = [
  {
    name: 'idea_news',
    columns: {
      board_id: { type: 'text', references: ['board', 'activity_id'] },
      // In order on its board.
      number: { type: 'integer' },
      idea_id: { type: 'text', references: ['idea', 'id'] },
      // `status`, `reached`, `meeting`, `merged` or `became`.
      kind: text,
      // The number of the status, or the id of the activity that it became part of.
      item: { type: 'text', default: '' },
      at: text,
    },
    key: ['board_id', 'number'],
    indexes: [['idea_id', 'number'], ['at']],
  },
];

/** News of ideas, and up to where each follower was told. */
export const ideaNews: Migration = {
  name: '0009-idea-news',
  statements: (dialect) => [
    ...ideaNewsTables.flatMap((table) => createTable(table, dialect)),
    'ALTER TABLE subscription ADD COLUMN told_news integer NOT NULL DEFAULT 0',
    'CREATE INDEX subscription_subject_id ON subscription (subject_id)',
  ],
};
