import type { Migration } from '../migrate.js';

/** Whether comments on the documents of a channel show after approval: `before` or `after`. */
export const documentModeration: Migration = {
  name: '0010-document-moderation',
  statements: () => ["ALTER TABLE channel ADD COLUMN document_moderation text NOT NULL DEFAULT 'after'"],
};
