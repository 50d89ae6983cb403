import type { ReadTx } from './door.js';
import { foundation } from './migrations/0001-foundation.js';
import { contributions } from './migrations/0002-contributions.js';
import { results } from './migrations/0003-results.js';
import { votables } from './migrations/0004-votables.js';
import { ideas } from './migrations/0005-ideas.js';
import { budgets } from './migrations/0006-budgets.js';
import { ideaThreads } from './migrations/0007-idea-threads.js';
import { paper } from './migrations/0008-paper.js';
import { ideaNews } from './migrations/0009-idea-news.js';
import { documentModeration } from './migrations/0010-document-moderation.js';
import { commentThemes } from './migrations/0011-comment-themes.js';
import { ideaStems } from './migrations/0012-idea-stems.js';

/** One step of the schema, the same for both databases: the statements it consists of. */
export interface Migration {
  /** Number and name; the order of the names is the order of the steps. */
  readonly name: string;
  readonly statements: (dialect: ReadTx['dialect']) => string[];
}

/** All steps, in order. A step that was ever released is never changed; a new one is added. */
export const migrations: readonly Migration[] = [
  foundation,
  contributions,
  results,
  votables,
  ideas,
  budgets,
  ideaThreads,
  paper,
  ideaNews,
  documentModeration,
  commentThemes,
  ideaStems,
];

/** Brings the schema up to date inside the caller's transaction, which also keeps other processes out. */
export async function migrate(tx: Pick<ReadTx, 'dialect' | 'query'>, steps = migrations): Promise<void> {
  await tx.query('CREATE TABLE IF NOT EXISTS stem_migration (name text NOT NULL PRIMARY KEY)');
  const done = new Set(
    (await tx.query<{ name: string }>('SELECT name FROM stem_migration')).map((row) => row.name),
  );
  for (const name of done) {
    if (!steps.some((step) => step.name === name)) {
      throw new Error(
        `The database was made by a newer version: it has the step ${name}, which is not known here.`,
      );
    }
  }
  for (const step of steps) {
    if (done.has(step.name)) continue;
    for (const statement of step.statements(tx.dialect)) await tx.query(statement);
    await tx.query('INSERT INTO stem_migration (name) VALUES (?)', [step.name]);
  }
}
