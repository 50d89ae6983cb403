import { EntitySchema } from 'typeorm';
import type { PollOption, PollRule } from '../../contract/poll.schema.js';
import { boolean, integer, json, key, nullable, text } from '../database/columns.js';

/** A poll as it is kept, beside its activity. */
export interface PollEntity {
  activityId: string;
  /** Without `seedHash`, which has a column of its own. */
  rule: Omit<PollRule, 'seedHash'>;
  options: PollOption[];
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

/** The table `poll`. */
export const PollTable = new EntitySchema<PollEntity>({
  name: 'poll',
  columns: {
    activityId: key(text('activity_id')),
    rule: json(),
    options: json(),
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

/** A signed head as it is kept. */
export interface TreeHeadEntity {
  pollId: string;
  size: number;
  root: string;
  at: string;
  final: boolean;
  signature: string;
  keyId: string;
}

/** The table `poll_tree_head`. */
export const TreeHeadTable = new EntitySchema<TreeHeadEntity>({
  name: 'poll_tree_head',
  columns: {
    pollId: key(text('poll_id')),
    at: key(text()),
    size: integer(),
    root: text(),
    final: boolean(),
    signature: text(),
    keyId: text('key_id'),
  },
});

/** Why someone chose a scenario: read before it is published, and apart from the ballot. */
export interface ReasonEntity {
  id: string;
  pollId: string;
  optionId: string;
  /** HMAC of the voter by a key outside the database: a voter has one reason. */
  reasonTag: string;
  text: string;
  state: 'pending' | 'published' | 'hidden';
  day: string;
}

/** The table `poll_reason`. */
export const ReasonTable = new EntitySchema<ReasonEntity>({
  name: 'poll_reason',
  columns: {
    id: key(text()),
    pollId: text('poll_id'),
    optionId: text('option_id'),
    reasonTag: text('reason_tag'),
    text: text(),
    state: text(),
    day: text(),
  },
});

/** The tables of this room that are reached as entities; what is written with every vote is in `poll.box.ts`. */
export const pollEntities = [PollTable, TreeHeadTable, ReasonTable];
