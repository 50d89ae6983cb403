import type { Migration } from '../migrate.js';
import { createTable, type ColumnSpec, type TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const integer: ColumnSpec = { type: 'integer' };
const maybe: ColumnSpec = { type: 'text', nullable: true };

/** Budgets, and where their winners stand. */
export const budgetTables: readonly TableSpec[] = [
  {
    name: 'budget',
    columns: {
      activity_id: { type: 'text', references: ['activity', 'id'] },
      budget: integer,
      currency: text,
      rule: text,
      projects: text,
      areas: text,
      categories: text,
      outline: maybe,
    },
    key: ['activity_id'],
  },
  {
    name: 'project_progress',
    columns: {
      budget_id: { type: 'text', references: ['activity', 'id'] },
      project_id: text,
      turn: integer,
      status: text,
      day: text,
      note: maybe,
      picture: maybe,
    },
    key: ['budget_id', 'project_id', 'turn'],
  },
];

/** Budgets. */
export const budgets: Migration = {
  name: '0006-budgets',
  statements: (dialect) => budgetTables.flatMap((table) => createTable(table, dialect)),
};
