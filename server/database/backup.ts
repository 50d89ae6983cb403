import { chmod, open, rename, rm } from 'node:fs/promises';
import SQLite from 'better-sqlite3';

const pagesAtOnce = 2000;

/**
 * Copies the SQLite database to a new file while it is in use, as it was at one moment. The copy is complete and
 * checked before it gets its name; throws when the name is taken. Poll keys lie elsewhere and are not in it.
 */
export async function backup(database: string, copy: string): Promise<void> {
  // Takes the name, so that two backups do not meet, and keeps what it will hold from other users.
  await (await open(copy, 'wx', 0o600)).close();
  const unfinished = `${copy}.unfinished`;
  try {
    await copyPages(database, unfinished);
    check(unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    for (const file of [copy, unfinished]) await rm(file, { force: true });
    throw error;
  }
}

async function copyPages(database: string, copy: string): Promise<void> {
  const source = new SQLite(database, { readonly: true, fileMustExist: true });
  try {
    // An open read keeps the view of one moment: otherwise the copying starts anew with each commit and never ends.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await (await open(copy, 'wx', 0o600)).close();
    await chmod(copy, 0o600);
    await source.backup(copy, { progress: () => pagesAtOnce });
  } finally {
    source.close();
  }
}

/** Reads the whole copy, and leaves it as one file without a write-ahead log. */
function check(copy: string): void {
  const opened = new SQLite(copy, { fileMustExist: true });
  try {
    opened.pragma('journal_mode = DELETE');
    const answer = opened.pragma('integrity_check', { simple: true });
    if (answer !== 'ok') throw new Error(`The copy of the database is damaged: ${String(answer)}`);
  } finally {
    opened.close();
  }
}
