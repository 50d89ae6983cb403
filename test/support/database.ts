import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import type { EntitySchema } from 'typeorm';
import type { Database } from '../../server/database/door.js';
import { openDatabase, type DatabaseOptions, type DatabasePlace } from '../../server/database/open.js';
import { atEnd } from './at-end.js';
import { postgres } from './postgres.js';

/** Opens databases for the tests of one dialect; they are closed after the last test. */
export interface TestDatabases {
  readonly dialect: Database['dialect'];
  /** An empty place: a new file or a new PostgreSQL database. */
  place(): Promise<DatabasePlace>;
  /** A place with our tables and nothing in them, or one where they are made at the first opening. */
  tabled(): Promise<DatabasePlace>;
  /** A database at this place, or at one that has only our tables. */
  open(place?: DatabasePlace, options?: Partial<DatabaseOptions>): Promise<Database>;
}

/** A new folder that is removed after the last test. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'stem-test-'));
  atEnd(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Databases of a dialect; `entities` are known to each. */
export function databases(dialect: Database['dialect'], entities: EntitySchema[] = []): TestDatabases {
  const place = (how: 'fresh' | 'tabled') => async (): Promise<DatabasePlace> =>
    dialect === 'sqlite'
      ? { file: join(await folder(), 'stem.sqlite') }
      : { url: await (await postgres())[how]() };
  const tabled = place('tabled');
  return {
    dialect,
    place: place('fresh'),
    tabled,
    async open(where, options) {
      const database = await openDatabase(where ?? (await tabled()), { entities, ...options });
      atEnd(() => database.close());
      return database;
    },
  };
}

/** The same tests on both databases. */
export function onBoth(
  what: string,
  tests: (databases: TestDatabases) => void,
  entities?: EntitySchema[],
): void {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    describe(`${what} on ${dialect}`, () => tests(databases(dialect, entities)));
  }
}
