import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { pollEvents, readBallots } from '../../contract/poll.endpoints.js';
import { PublishedBallots } from '../../contract/poll.schema.js';
import { writeBlt } from '../../counting/files/blt.js';
import { writePublishedCsv } from '../../counting/files/published.csv.js';
import type { PublishedElection } from '../../counting/files/published.types.js';
import { activityTopic } from '../activity/activity.service.js';
import type { Api } from '../core/api.js';
import { NotPublished } from '../core/errors.js';
import { Prepared, type PreparedCache } from '../core/prepared.js';
import { queryOf, route } from '../core/route.js';
import type { Database } from '../database/door.js';
import type { PollRoom } from './poll.room.js';
import { readPublishedText } from './poll.state.js';

/** The forms in which published ballots can be had; JSON is kept as it is sent. */
type BallotsFormat = 'json' | 'csv' | 'blt';

const types: Record<BallotsFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  blt: 'text/plain; charset=utf-8',
};

/** The published file in a form. Throws NotPublished where there are no rankings to write as `.blt`. */
const writtenAs = (file: PublishedElection, format: 'csv' | 'blt'): string => {
  if (format === 'csv') return writePublishedCsv(file);
  const { title, options, rule, ballots } = file;
  if (rule.kind !== 'ranked' || ballots === undefined) throw new NotPublished();
  return writeBlt({ title, options, seats: rule.seats, ballots });
};

const params = Type.Object({ ref: Ref });
const format = Type.Unsafe<string>(
  Type.Union([Type.Literal('json'), Type.Literal('csv'), Type.Literal('blt')], {
    description: 'json when left out; blt for rankings only.',
  }),
);

const formatQuery = queryOf<{ format?: string }>({ format: Type.Optional(format) });

/** Registers the published ballots and the live events of polls. */
export const ballotsRoutes = (
  api: Api,
  { database, prepared }: { database: Database; prepared: PreparedCache },
  { polls, feed }: PollRoom,
): void => {
  route(
    api,
    readBallots,
    {
      summary: 'The anonymous ballots with all that a recount needs.',
      tag: 'polls',
      params,
      query: formatQuery,
      answer: PublishedBallots,
      errors: ['not_found', 'not_published'],
    },
    async ({ params: { ref }, query, now, ctx }) => {
      const { id, activity } = await polls.byRef(ref);
      if (activity.publishedAt === undefined) throw new NotPublished();
      const as = (query.format ?? 'json') as BallotsFormat;
      const ready = await prepared.get(`ballots ${as} ${id}`, now, async () => {
        const text = await database.read((tx) => readPublishedText(tx, id));
        if (text === undefined) throw new NotPublished();
        const body = as === 'json' ? text : writtenAs(JSON.parse(text) as PublishedElection, as);
        const options = { type: types[as], cacheControl: 'public, max-age=3600' };
        return { prepared: new Prepared(body, options), topics: [activityTopic(id)] };
      });
      if (as !== 'json') ctx.set('Content-Disposition', `attachment; filename="${ref}.${as}"`);
      return ready;
    },
  );
  route(
    api,
    pollEvents,
    {
      summary: 'Live: one `poll` event with the public poll for each change.',
      tag: 'polls',
      params,
      answer: Type.String({ description: 'Server-Sent Events.' }),
      type: 'text/event-stream',
      errors: ['not_found'],
      rateLimit: 'live',
    },
    async ({ params: { ref }, ctx }) => {
      await feed.listen(ctx, ref);
      return '';
    },
  );
};
