import type { Migration } from '../migrate.js';
import { createTable } from '../schema.js';
import { mailTables } from './0002-mail.js';
import { moderationTables } from './0002-moderation.js';
import { threadTables } from './0002-threads.js';

/** Documents, threads, comments, moderation and mail. */
export const contributions: Migration = {
  name: '0002-contributions',
  statements: (dialect) =>
    [...threadTables, ...moderationTables, ...mailTables].flatMap((table) => createTable(table, dialect)),
};
