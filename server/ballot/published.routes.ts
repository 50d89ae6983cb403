import { Type, type TSchema } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import type { Carries, Endpoint } from '../../contract/endpoint.js';
import { activityTopic } from '../activity/activity.service.js';
import type { Api } from '../core/api.js';
import { NotPublished } from '../core/errors.js';
import type { LiveFeed } from '../core/live.feed.js';
import { liveRoute } from '../core/live.route.js';
import { Prepared, type PreparedCache } from '../core/prepared.js';
import { queryOf, route } from '../core/route.js';
import type { Database } from '../database/door.js';
import { readPublishedText } from './ballot.state.js';
import type { Votables } from './votable.definition.js';
import type { Votable } from './votable.js';

/** A form in which published ballots can be had, made of the kept JSON. Throws NotPublished where there is none of it. */
export interface BallotsFormat {
  type: string;
  write(json: string): string;
}

/** What published ballots and live events of one kind of vote are made of. */
export interface PublishedParts<File> {
  database: Database;
  prepared: PreparedCache;
  votables: Votables<Votable>;
  feed: LiveFeed;
  ballots: Endpoint<string, { query: { format?: string }; answer: File }>;
  events: Endpoint<string, { answer: string }>;
  /** The schema of the file as JSON. */
  file: TSchema & { static: File };
  /** The forms beside JSON, which is kept as it is sent. */
  formats: Readonly<Record<string, BallotsFormat>>;
  /** Of the documentation: the tag, and the name in a sentence. */
  tag: string;
  what: string;
}

// Each of these paths has the one parameter.
const withRef = <C extends Carries>(endpoint: Endpoint<string, C>) => endpoint as Endpoint<'{ref}', C>;

/** Registers the published ballots and the live events of one kind of vote. */
export const publishedRoutes = <File>(api: Api, parts: PublishedParts<File>): void => {
  const { database, prepared, votables, feed, formats, tag, what } = parts;
  const params = Type.Object({ ref: Ref });
  const names = ['json', ...Object.keys(formats)];
  const format = Type.Unsafe<string>(
    Type.Union(names.map((name) => Type.Literal(name)) as never, { description: 'json when left out.' }),
  );
  route(
    api,
    withRef(parts.ballots),
    {
      summary: `The anonymous ballots of ${what} with all that a recount needs.`,
      tag,
      params,
      query: queryOf<{ format?: string }>({ format: Type.Optional(format) }),
      answer: parts.file,
      errors: ['not_found', 'not_published'],
    } as never,
    async ({ params: { ref }, query, now, ctx }) => {
      const { id, activity } = await votables.byRef(ref);
      if (activity.publishedAt === undefined) throw new NotPublished();
      const { format: as = 'json' } = query as { format?: string };
      const { type, write } = formats[as] ?? {
        type: 'application/json; charset=utf-8',
        write: (text: string) => text,
      };
      const ready = await prepared.get(`ballots ${as} ${id}`, now, async () => {
        const text = await database.read((tx) => readPublishedText(tx, id));
        if (text === undefined) throw new NotPublished();
        const options = { type, cacheControl: 'public, max-age=3600' };
        return { prepared: new Prepared(write(text), options), topics: [activityTopic(id)] };
      });
      if (as !== 'json') ctx.set('Content-Disposition', `attachment; filename="${ref}.${as}"`);
      return ready;
    },
  );
  liveRoute(api, parts.events, {
    summary: `Live: one event with the public answer of ${what} for each change.`,
    tag,
    feed,
  });
};
