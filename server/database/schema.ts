import type { Database } from './door.js';

/**
 * The types that a table is made of, the same in both databases:
 * `text`, also for JSON, for days (`2026-03-18`) and moments (RFC 3339 in UTC with milliseconds, so that they sort as
 * text), compared byte by byte; `integer`, 64 bits, in code a number; `boolean`, kept as 0 or 1.
 */
export type ColumnType = 'text' | 'integer' | 'boolean';

/** A column; `not null` unless it says otherwise. `references` names a table whose one-column key it holds. */
export interface ColumnSpec {
  type: ColumnType;
  nullable?: true;
  default?: number | string;
  references?: [table: string, column: string];
}

/** A table. Every key is chosen by us, so that no row carries a number that tells when it came. */
export interface TableSpec {
  name: string;
  columns: Record<string, ColumnSpec>;
  key: readonly string[];
  unique?: readonly (readonly string[])[];
  indexes?: readonly (readonly string[])[];
}

type Dialect = Database['dialect'];

const types: Record<Dialect, Record<ColumnType, string>> = {
  sqlite: { text: 'TEXT', integer: 'INTEGER', boolean: 'INTEGER' },
  postgres: { text: 'text COLLATE "C"', integer: 'bigint', boolean: 'smallint' },
};

const quoted = (name: string): string => `"${name}"`;
const list = (names: readonly string[]): string => names.map(quoted).join(', ');
const literal = (value: number | string): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

function columnSql(name: string, column: ColumnSpec, dialect: Dialect): string {
  const parts = [quoted(name), types[dialect][column.type]];
  if (!column.nullable) parts.push('NOT NULL');
  if (column.default !== undefined) parts.push(`DEFAULT ${literal(column.default)}`);
  if (column.type === 'boolean') parts.push(`CHECK (${quoted(name)} IN (0, 1))`);
  if (column.references) {
    parts.push(`REFERENCES ${quoted(column.references[0])} (${quoted(column.references[1])})`);
  }
  return parts.join(' ');
}

/** The statements that make a table. On SQLite it is strict and has no rowid, which would keep the order of arrival. */
export function createTable(table: TableSpec, dialect: Dialect): string[] {
  const lines = Object.entries(table.columns).map(([name, column]) => columnSql(name, column, dialect));
  lines.push(`PRIMARY KEY (${list(table.key)})`);
  for (const columns of table.unique ?? []) lines.push(`UNIQUE (${list(columns)})`);
  const options = dialect === 'sqlite' ? ' STRICT, WITHOUT ROWID' : '';
  return [
    `CREATE TABLE ${quoted(table.name)} (\n  ${lines.join(',\n  ')}\n)${options}`,
    ...(table.indexes ?? []).map(
      (columns) =>
        `CREATE INDEX ${quoted(`${table.name}_${columns.join('_')}`)} ON ${quoted(table.name)} (${list(columns)})`,
    ),
  ];
}
