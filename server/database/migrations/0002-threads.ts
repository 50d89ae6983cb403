import type { ColumnSpec, TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const integer: ColumnSpec = { type: 'integer' };
const zero: ColumnSpec = { type: 'integer', default: 0 };
const no: ColumnSpec = { type: 'boolean', default: 0 };
const organisation_id: ColumnSpec = { type: 'text', references: ['organisation', 'id'] };
const thread_id: ColumnSpec = { type: 'text', references: ['thread', 'activity_id'] };
const comment_id: ColumnSpec = { type: 'text', references: ['comment', 'id'] };

/** Documents, and the threads and comments about them. */
export const threadTables: readonly TableSpec[] = [
  {
    name: 'document',
    columns: {
      id: text,
      organisation_id,
      url: text,
      title: maybe,
      file_url: maybe,
      ref: maybe,
      thread_id: maybe,
      first_seen: text,
    },
    key: ['id'],
    unique: [['ref']],
    indexes: [['thread_id']],
  },
  {
    // `url:https://…`, or the name that a supplier gives it, such as `notubiz:1234`.
    name: 'document_alias',
    columns: { organisation_id, alias: text, document_id: { type: 'text', references: ['document', 'id'] } },
    key: ['organisation_id', 'alias'],
    indexes: [['document_id']],
  },
  {
    // The source is `import`, or `seen` when only a reader's browser told of it; what was imported last shows.
    name: 'document_version',
    columns: {
      document_id: text,
      hash: text,
      first_seen: text,
      source: text,
      pages: zero,
      imported_at: maybe,
    },
    key: ['document_id', 'hash'],
  },
  {
    // The content is JSON: the blocks of `document.text.ts`.
    name: 'document_page',
    columns: { document_id: text, hash: text, page: integer, content: text },
    key: ['document_id', 'hash', 'page'],
  },
  {
    name: 'thread',
    columns: {
      activity_id: { type: 'text', references: ['activity', 'id'] },
      document_id: maybe,
      kinds: { type: 'text', default: '[]' },
      reactions: { type: 'boolean', default: 1 },
      comments: zero,
      withdrawn: zero,
      next_position: zero,
      next_publication: zero,
      merged_into: maybe,
    },
    key: ['activity_id'],
    indexes: [['document_id']],
  },
  {
    name: 'thread_hidden',
    columns: { thread_id, reason: text, count: zero },
    key: ['thread_id', 'reason'],
  },
  {
    name: 'comment',
    columns: {
      id: text,
      organisation_id,
      thread_id,
      position: integer,
      parent_id: maybe,
      // Under what it is listed: `thread`, or the comment of level 1 or 2; empty while it is not listed.
      list: text,
      depth: integer,
      participant_id: maybe,
      pseudonym: text,
      name: maybe,
      official: maybe,
      state: text,
      reason: maybe,
      note: maybe,
      body: text,
      kind: maybe,
      suggestion: maybe,
      medium: text,
      created_at: text,
      edited_at: maybe,
      // How many were published in the thread before it, and it; empty until it is. Mail and feeds go by it: what is
      // approved late has an early position. It stays when a comment is hidden or waits again.
      published: { type: 'integer', nullable: true },
      // Children that are listed, and published replies that show below it, at all levels.
      children: zero,
      replies: zero,
      agree: zero,
      disagree: zero,
      answered: no,
      // pending, flagged or appealed; empty when nobody has to look.
      waits: { type: 'text', default: '' },
      waits_since: { type: 'text', default: '' },
      appeal: maybe,
      appeal_state: maybe,
    },
    key: ['id'],
    unique: [['thread_id', 'position']],
    indexes: [
      ['thread_id', 'list', 'position'],
      ['thread_id', 'list', 'agree', 'position'],
      ['thread_id', 'list', 'answered', 'position'],
      ['organisation_id', 'waits', 'waits_since'],
      ['thread_id', 'participant_id', 'position'],
      ['thread_id', 'published'],
      ['participant_id'],
    ],
  },
  {
    name: 'comment_version',
    columns: { comment_id, version: integer, body: text, suggestion: maybe, at: text },
    key: ['comment_id', 'version'],
  },
  {
    name: 'comment_anchor',
    columns: {
      comment_id,
      thread_id,
      // That of its comment.
      position: integer,
      exact: text,
      prefix: text,
      suffix: text,
      starts: integer,
      ends: integer,
      page: { type: 'integer', nullable: true },
      version: maybe,
    },
    key: ['comment_id'],
    indexes: [['thread_id', 'position']],
  },
  {
    name: 'comment_reaction',
    columns: { comment_id, participant_id: text, thread_id, reaction: text },
    key: ['comment_id', 'participant_id'],
    indexes: [['thread_id', 'participant_id'], ['participant_id']],
  },
  {
    name: 'thread_name',
    columns: { thread_id, participant_id: text, name: text },
    key: ['thread_id', 'participant_id'],
    unique: [['thread_id', 'name']],
    indexes: [['participant_id']],
  },
];
