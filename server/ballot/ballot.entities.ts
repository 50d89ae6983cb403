import { EntitySchema } from 'typeorm';
import { integer, json, key, nullable, text } from '../database/columns.js';

/** What is kept of anything that people vote on, beside its activity and its definition. */
export interface VotableEntity {
  activityId: string;
  seedHash: string;
  online: number;
  assisted: number;
  paper: number;
  logSize: number;
  /** The complete subtrees of the log, largest first, in hexadecimal. */
  logFrontier: string[];
  keysDestroyedAt: string | null;
  /** The published file as JSON text. */
  published: string | null;
  /** The seed and the result as JSON text, apart from the ballots. */
  result: string | null;
}

/** The table `votable`. */
export const VotableTable = new EntitySchema<VotableEntity>({
  name: 'votable',
  columns: {
    activityId: key(text('activity_id')),
    seedHash: text('seed_hash'),
    online: integer(),
    assisted: integer(),
    paper: integer(),
    logSize: integer('log_size'),
    logFrontier: json('log_frontier'),
    keysDestroyedAt: nullable(text('keys_destroyed_at')),
    published: nullable(text()),
    result: nullable(text()),
  },
});

/** The tables of this room that are reached as entities; what is written with every vote is in `ballot.box.ts`. */
export const ballotEntities = [VotableTable];
