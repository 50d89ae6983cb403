import { EntitySchema } from 'typeorm';
import type { PollOption, PollRule } from '../../contract/poll.schema.js';
import { json, key, text } from '../database/columns.js';

/** A poll as it is kept, beside its activity. */
export interface PollEntity {
  activityId: string;
  /** Without `seedHash`, which is kept with the votes. */
  rule: Omit<PollRule, 'seedHash'>;
  options: PollOption[];
}

/** The table `poll`. */
export const PollTable = new EntitySchema<PollEntity>({
  name: 'poll',
  columns: {
    activityId: key(text('activity_id')),
    rule: json(),
    options: json(),
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

/** The tables of this room that are reached as entities; the votes are in the room of ballots. */
export const pollEntities = [PollTable, ReasonTable];
