import type { EntitySchemaColumnOptions } from 'typeorm';

/**
 * Columns for an `EntitySchema`, in the types of `schema.ts`. The property name is turned into snake_case by the
 * caller's second argument where they differ: `text('opens_at')`.
 */
type Column = EntitySchemaColumnOptions;

const named = (name: string | undefined, column: Column): Column =>
  name === undefined ? column : { ...column, name };

/** Plain text, a day (`2026-03-18`) or a moment (RFC 3339, UTC, milliseconds). */
export const text = (name?: string): Column => named(name, { type: 'text' });

/** A whole number up to 2^53. */
export const integer = (name?: string): Column => named(name, { type: 'integer' });

/** True or false in code, 1 or 0 in the table and in plain SQL. */
export const boolean = (name?: string): Column =>
  named(name, {
    type: 'integer',
    transformer: {
      to: (value: unknown) => (typeof value === 'boolean' ? Number(value) : value),
      from: (value: unknown) => (value === null || value === undefined ? value : Number(value) === 1),
    },
  });

/** A JSON value, kept as text. */
export const json = (name?: string): Column =>
  named(name, {
    type: 'text',
    transformer: {
      to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
      from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
    },
  });

/** Makes a column (part of) the primary key. */
export const key = (column: Column): Column => ({ ...column, primary: true });

/** Lets a column be empty. */
export const nullable = (column: Column): Column => ({ ...column, nullable: true });
