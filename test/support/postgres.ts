import process from 'node:process';
import { atEnd } from './at-end.js';
import { freshDatabase, launchPostgres } from './postgres.launch.js';

/** Where tests get empty PostgreSQL databases. */
export interface TestPostgres {
  /** Makes an empty database; resolves with its address. */
  fresh(): Promise<string>;
  /** The same with our tables in it. */
  tabled(): Promise<string>;
}

/** A PostgreSQL of this test file alone, which it may break. */
export interface OwnPostgres extends TestPostgres {
  /** Stops the server; open connections break. */
  stop(): Promise<void>;
  /** Starts it again, with its data, on the same port. */
  start(): Promise<void>;
}

let own: Promise<OwnPostgres> | undefined;

/** The PostgreSQL that `npm test` started for all files; one of its own for a file that asked or that runs alone. */
export function postgres(): Promise<TestPostgres> {
  const shared = process.env.STEM_TEST_POSTGRES;
  if (own !== undefined || shared === undefined) return ownPostgres();
  const fresh = () => freshDatabase(shared);
  const template = process.env.STEM_TEST_TEMPLATE;
  // Where there is none to copy, whoever opens an empty one makes the tables.
  return Promise.resolve({ fresh, tabled: () => freshDatabase(shared, template) });
}

/** Starts a PostgreSQL at the first call and stops it after the last test of this process. */
export function ownPostgres(): Promise<OwnPostgres> {
  return (own ??= launchPostgres().then((server) => {
    atEnd(() => server.end());
    return {
      fresh: () => freshDatabase(server.url),
      tabled: () => freshDatabase(server.url),
      stop: () => server.stop(),
      start: () => server.start(),
    };
  }));
}
