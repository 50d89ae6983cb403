import type { Migration } from '../migrate.js';

/** The theme that staff gave a comment, for the response note; empty where it has none. */
export const commentThemes: Migration = {
  name: '0011-comment-themes',
  statements: () => ["ALTER TABLE comment ADD COLUMN theme text NOT NULL DEFAULT ''"],
};
