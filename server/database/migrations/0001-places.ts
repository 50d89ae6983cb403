import type { ColumnSpec, TableSpec } from '../schema.js';

const text: ColumnSpec = { type: 'text' };
const maybe: ColumnSpec = { type: 'text', nullable: true };
const organisation_id: ColumnSpec = { type: 'text', references: ['organisation', 'id'] };

/** Who asks, on which sites, and what. */
export const placeTables: readonly TableSpec[] = [
  {
    name: 'organisation',
    columns: {
      id: text,
      slug: text,
      name: text,
      language: text,
      contact_name: text,
      contact_email: text,
      contact_url: text,
    },
    key: ['id'],
    unique: [['slug']],
  },
  {
    name: 'channel',
    columns: {
      id: text,
      organisation_id,
      slug: text,
      name: text,
      kind: text,
      document_prefixes: text,
      theme: maybe,
      under_pressure: { type: 'boolean', default: 0 },
    },
    key: ['id'],
    unique: [['organisation_id', 'slug']],
  },
  {
    name: 'channel_origin',
    columns: {
      organisation_id,
      origin: text,
      channel_id: { type: 'text', references: ['channel', 'id'] },
    },
    key: ['organisation_id', 'origin'],
    indexes: [['channel_id']],
  },
  {
    name: 'process',
    columns: {
      id: text,
      organisation_id,
      slug: text,
      question: text,
      area_code: text,
      area_year: { type: 'integer' },
      theme: text,
      phases: text,
    },
    key: ['id'],
    unique: [['organisation_id', 'slug']],
  },
  {
    name: 'activity',
    columns: {
      id: text,
      organisation_id,
      process_id: { type: 'text', nullable: true, references: ['process', 'id'] },
      ref: text,
      kind: text,
      title: text,
      lead: maybe,
      language: text,
      opens_at: text,
      closes_at: text,
      closed_at: maybe,
      published_at: maybe,
      access: text,
      moderation: text,
      results: text,
      version: { type: 'integer', default: 0 },
    },
    key: ['id'],
    unique: [['ref']],
    indexes: [['organisation_id'], ['process_id']],
  },
];
