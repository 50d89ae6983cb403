import type { EntitySchema } from 'typeorm';
import type { Database } from './door.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/** Where the data is: a file of ours, or the address of a PostgreSQL database. */
export type DatabasePlace = { file: string } | { url: string };

/** What the door needs besides the place. */
export interface DatabaseOptions {
  entities: EntitySchema[];
  /** Milliseconds that a write waits while another process holds the database; 5,000 if left out. */
  patience?: number;
}

/** Opens the door to the data and brings the schema up to date. Throws `DatabaseUnavailable` when it can't. */
export function openDatabase(place: DatabasePlace, options: DatabaseOptions): Promise<Database> {
  const patience = options.patience ?? 5000;
  return 'url' in place
    ? openPostgres(place.url, options.entities, patience)
    : openSqlite(place.file, options.entities, patience);
}
