import type { Migration } from '../migrate.js';
import { createTable, type ColumnSpec, type TableSpec } from '../schema.js';
import { pictureTables } from './0005-pictures.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const none: ColumnSpec = { type: 'text', default: '' };
const integer: ColumnSpec = { type: 'integer' };
const perhaps: ColumnSpec = { type: 'integer', nullable: true };
const zero: ColumnSpec = { type: 'integer', default: 0 };
const no: ColumnSpec = { type: 'boolean', default: 0 };
const organisation_id: ColumnSpec = { type: 'text', references: ['organisation', 'id'] };
const board_id: ColumnSpec = { type: 'text', references: ['board', 'activity_id'] };
const idea_id: ColumnSpec = { type: 'text', references: ['idea', 'id'] };

/** Boards, their ideas, and what became of them. */
export const ideaTables: readonly TableSpec[] = [
  {
    name: 'board',
    columns: {
      activity_id: { type: 'text', references: ['activity', 'id'] },
      sort: text,
      place: text,
      within: no,
      pictures: { type: 'boolean', default: 1 },
      grid: text,
      // GeoJSON, and the polygons of it as JSON.
      outline: maybe,
      agenda: maybe,
      answer_days: perhaps,
      ideas: zero,
      supports: zero,
      withdrawn: zero,
      next_position: zero,
      next_news: zero,
    },
    key: ['activity_id'],
  },
  {
    // Categories and areas.
    name: 'board_group',
    columns: { board_id, kind: text, id: text, name: text, position: integer, code: maybe, year: perhaps },
    key: ['board_id', 'kind', 'id'],
  },
  {
    // Published ideas by status, category and area; hidden ones by reason.
    name: 'board_count',
    columns: { board_id, kind: text, value: text, count: zero },
    key: ['board_id', 'kind', 'value'],
  },
  {
    name: 'board_name',
    columns: { board_id, participant_id: text, name: text },
    key: ['board_id', 'participant_id'],
    unique: [['board_id', 'name']],
    indexes: [['participant_id']],
  },
  {
    name: 'idea',
    columns: {
      id: text,
      organisation_id,
      board_id,
      // In the order in which ideas came in, on all boards; the row of the index of words.
      number: integer,
      // Its place on the ring of the random order.
      shuffle: integer,
      participant_id: maybe,
      pseudonym: text,
      name: maybe,
      state: text,
      reason: maybe,
      note: maybe,
      title: text,
      body: text,
      category: maybe,
      area: maybe,
      // Millionths of a degree.
      latitude: perhaps,
      longitude: perhaps,
      place_name: maybe,
      picture_id: maybe,
      alt: maybe,
      medium: text,
      created_at: text,
      edited_at: maybe,
      versions: zero,
      supports: zero,
      comments: zero,
      status: text,
      who: maybe,
      due: maybe,
      // First answer; and the latest in milliseconds, 0 while there is none.
      answered_at: maybe,
      answered: zero,
      reached_at: maybe,
      meeting_day: maybe,
      document_url: maybe,
      document_title: maybe,
      merged_into: maybe,
      waits: none,
      waits_since: none,
      appeal: maybe,
      appeal_state: maybe,
    },
    key: ['id'],
    unique: [['number'], ['board_id', 'shuffle']],
    indexes: [
      ['board_id', 'state', 'number'],
      ['board_id', 'state', 'shuffle'],
      ['board_id', 'state', 'supports', 'number'],
      ['board_id', 'state', 'answered', 'number'],
      ['board_id', 'state', 'category', 'number'],
      ['board_id', 'state', 'area', 'number'],
      ['board_id', 'state', 'status', 'number'],
      ['board_id', 'state', 'latitude', 'longitude', 'number'],
      ['board_id', 'participant_id', 'number'],
      ['organisation_id', 'waits', 'waits_since'],
      ['participant_id'],
      ['merged_into'],
      ['picture_id'],
    ],
  },
  {
    name: 'idea_version',
    columns: { idea_id, version: integer, title: text, body: text, at: text },
    key: ['idea_id', 'version'],
  },
  {
    name: 'idea_support',
    columns: { idea_id, participant_id: text, board_id },
    key: ['idea_id', 'participant_id'],
    indexes: [['board_id', 'participant_id'], ['participant_id']],
  },
  {
    name: 'idea_status',
    columns: {
      idea_id,
      number: integer,
      status: text,
      at: text,
      response: maybe,
      who: maybe,
      cost: perhaps,
      picture_id: maybe,
      alt: maybe,
    },
    key: ['idea_id', 'number'],
    indexes: [['picture_id']],
  },
  {
    name: 'idea_merge',
    columns: {
      id: text,
      board_id,
      from_id: text,
      into_id: text,
      why: text,
      at: text,
      asked: zero,
      moved: zero,
      stayed: zero,
    },
    key: ['id'],
    unique: [['from_id']],
    indexes: [['into_id']],
  },
  {
    // The answer is `moved`, `stays`, or empty.
    name: 'idea_merge_question',
    columns: {
      merge_id: { type: 'text', references: ['idea_merge', 'id'] },
      participant_id: text,
      board_id,
      answer: none,
    },
    key: ['merge_id', 'participant_id'],
    indexes: [['board_id', 'participant_id'], ['participant_id']],
  },
  {
    // What an idea became: an option of a poll, a project of a budget.
    name: 'idea_became',
    columns: {
      idea_id,
      board_id,
      activity_id: { type: 'text', references: ['activity', 'id'] },
      item_id: text,
      at: text,
    },
    key: ['idea_id', 'activity_id', 'item_id'],
    indexes: [['board_id', 'activity_id'], ['activity_id']],
  },
];

const words: Record<'sqlite' | 'postgres', string[]> = {
  // Stems alone, without the words: `secure-delete` takes what was erased out of the index at once.
  sqlite: [
    `CREATE VIRTUAL TABLE idea_words USING fts5(title, body, content='', contentless_delete=1,
       tokenize='unicode61 remove_diacritics 2')`,
    "INSERT INTO idea_words (idea_words, rank) VALUES ('secure-delete', 1)",
  ],
  postgres: [
    'CREATE TABLE idea_words (number bigint NOT NULL PRIMARY KEY, stems tsvector NOT NULL)',
    'CREATE INDEX idea_words_stems ON idea_words USING gin (stems)',
  ],
};

/** Idea boards. */
export const ideas: Migration = {
  name: '0005-ideas',
  statements: (dialect) => [
    ...[...ideaTables, ...pictureTables].flatMap((table) => createTable(table, dialect)),
    ...words[dialect],
  ],
};
