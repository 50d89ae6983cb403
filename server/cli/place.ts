import type { ActivityKind } from '../../contract/activity.schema.js';
import { readConfig, type Config } from '../config.js';
import type { Keys } from '../core/keys.js';
import type { Database, ReadTx } from '../database/door.js';
import { organisationBySlug } from '../channel/organisation.service.js';
import { findActivity, type KnownActivity } from '../activity/activity.service.js';
import { nearestWord } from '../core/nearest.word.js';
import { keyFolder, type BallotKeyStore } from '../ballot/ballot.service.js';
import { databaseOf, keysOf } from '../start.js';
import { votableKinds } from '../votables.js';
import { CommandRefused, type Io } from './command.js';

/** The installation that the environment names, opened for one command. */
export interface OpenPlace {
  config: Config;
  database: Database;
  pollKeys: BallotKeyStore;
  /** The secret of the installation. */
  keys(): Promise<Keys>;
}

/** Opens the installation, lets `work` use it, and closes it. Throws ConfigError and DatabaseUnavailable. */
export const inPlace = async <T>(io: Io, work: (place: OpenPlace) => Promise<T>): Promise<T> => {
  const config = readConfig(io.env);
  const database = await databaseOf(config);
  try {
    return await work({ config, database, pollKeys: keyFolder(config.keysDir), keys: () => keysOf(config) });
  } finally {
    await database.close();
  }
};

const unknown = (what: string, typed: string, known: readonly string[]): CommandRefused => {
  const near = nearestWord(typed, known);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return new CommandRefused(`There is no ${what} "${typed}".${hint}`);
};

/** The id of an organisation by its slug. Throws CommandRefused with the one that was probably meant. */
export const organisationOf = async (tx: ReadTx, slug: string): Promise<string> => {
  const id = await organisationBySlug(tx, slug);
  if (id !== undefined) return id;
  const all = await tx.query<{ slug: string }>('SELECT slug FROM organisation');
  throw unknown(
    'organisation',
    slug,
    all.map((row) => row.slug),
  );
};

const activityOf = async (
  tx: ReadTx,
  ref: string,
  kinds: readonly ActivityKind[],
): Promise<KnownActivity> => {
  const found = await findActivity(tx, ref);
  if (found && kinds.includes(found.kind)) return found;
  const all = await tx.query<{ ref: string; kind: ActivityKind }>('SELECT ref, kind FROM activity');
  const known = all.filter(({ kind }) => kinds.includes(kind)).map((row) => row.ref);
  throw unknown(kinds.join(' or '), ref, known);
};

/** The poll of a ref. Throws CommandRefused with the one that was probably meant. */
export const pollOf = (tx: ReadTx, ref: string): Promise<KnownActivity> => activityOf(tx, ref, ['poll']);

/** What people vote on under a ref. Throws CommandRefused with the one that was probably meant. */
export const votableOf = (tx: ReadTx, ref: string): Promise<KnownActivity> =>
  activityOf(
    tx,
    ref,
    votableKinds.map(({ kind }) => kind),
  );

/** Rows as lines with aligned columns. */
export const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
