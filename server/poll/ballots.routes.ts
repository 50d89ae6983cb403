import { pollEvents, readBallots } from '../../contract/poll.endpoints.js';
import { PublishedBallots } from '../../contract/poll.schema.js';
import { writeBlt } from '../../counting/files/blt.js';
import { writePublishedCsv } from '../../counting/files/published.csv.js';
import type { PublishedElection } from '../../counting/files/published.types.js';
import { publishedRoutes } from '../ballot/ballot.service.js';
import type { Api } from '../core/api.js';
import { NotPublished } from '../core/errors.js';
import type { PreparedCache } from '../core/prepared.js';
import type { PollRoom } from './poll.room.js';

const fileOf = (json: string): PublishedElection => JSON.parse(json) as PublishedElection;

const bltOf = (json: string): string => {
  const { title, options, rule, ballots } = fileOf(json);
  if (rule.kind !== 'ranked' || ballots === undefined) throw new NotPublished();
  return writeBlt({ title, options, seats: rule.seats, ballots });
};

/** Registers the published ballots and the live events of polls. */
export const ballotsRoutes = (
  api: Api,
  prepared: PreparedCache,
  { database, votables, feed }: PollRoom,
): void =>
  publishedRoutes(api, {
    database,
    prepared,
    votables,
    feed,
    ballots: readBallots,
    events: pollEvents,
    file: PublishedBallots,
    formats: {
      csv: { type: 'text/csv; charset=utf-8', write: (json) => writePublishedCsv(fileOf(json)) },
      // For rankings only.
      blt: { type: 'text/plain; charset=utf-8', write: bltOf },
    },
    tag: 'polls',
    what: 'a poll',
  });
