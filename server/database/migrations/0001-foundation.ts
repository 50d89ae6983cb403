import type { Migration } from '../migrate.js';
import { createTable } from '../schema.js';
import { ballotTables } from './0001-ballots.js';
import { identityTables } from './0001-identity.js';
import { placeTables } from './0001-places.js';

/** Organisations and channels, activities, polls with their ballots, participants. */
export const foundation: Migration = {
  name: '0001-foundation',
  statements: (dialect) =>
    [...placeTables, ...ballotTables, ...identityTables].flatMap((table) => createTable(table, dialect)),
};
