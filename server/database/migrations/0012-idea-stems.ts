import type { Migration } from '../migrate.js';

/** The words of the index of ideas, in order, so that the longer words of a beginning are found without their ideas. */
export const ideaStems: Migration = {
  name: '0012-idea-stems',
  statements: (dialect) =>
    dialect === 'sqlite' ? ["CREATE VIRTUAL TABLE idea_stem USING fts5vocab('idea_words', 'instance')"] : [],
};
