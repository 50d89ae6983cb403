import { EntitySchema } from 'typeorm';
import type { AccessLevel, ActivityKind } from '../../contract/activity.schema.js';
import { integer, key, nullable, text } from '../database/columns.js';

/** An activity as it is kept; moments are RFC 3339 in UTC. */
export interface ActivityEntity {
  id: string;
  organisationId: string;
  processId: string | null;
  ref: string;
  kind: ActivityKind;
  title: string;
  lead: string | null;
  language: string;
  opensAt: string;
  closesAt: string;
  /** When it was frozen; from then on it is closed whatever the clock says. */
  closedAt: string | null;
  publishedAt: string | null;
  access: AccessLevel;
  moderation: string;
  results: string;
  /** Grows with every change that anyone can see. */
  version: number;
}

/** The table `activity`. */
export const ActivitySchema = new EntitySchema<ActivityEntity>({
  name: 'activity',
  columns: {
    id: key(text()),
    organisationId: text('organisation_id'),
    processId: nullable(text('process_id')),
    ref: text(),
    kind: text(),
    title: text(),
    lead: nullable(text()),
    language: text(),
    opensAt: text('opens_at'),
    closesAt: text('closes_at'),
    closedAt: nullable(text('closed_at')),
    publishedAt: nullable(text('published_at')),
    access: text(),
    moderation: text(),
    results: text(),
    version: integer(),
  },
});

/** The tables of this room. */
export const activityEntities = [ActivitySchema];
