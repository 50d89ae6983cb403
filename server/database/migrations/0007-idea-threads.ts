import type { Migration } from '../migrate.js';

/** The conversation under an idea: a thread that knows its idea. */
export const ideaThreads: Migration = {
  name: '0007-idea-threads',
  statements: () => [
    'ALTER TABLE thread ADD COLUMN idea_id text',
    'CREATE UNIQUE INDEX thread_idea_id ON thread (idea_id)',
  ],
};
