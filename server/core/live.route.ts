import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import type { Endpoint } from '../../contract/endpoint.js';
import type { Api } from './api.js';
import type { LiveFeed } from './live.feed.js';
import { route } from './route.js';

const params = Type.Object({ ref: Ref });

/** Registers the live events of one kind of activity. `summary` says what an event carries. */
export const liveRoute = (
  api: Api,
  endpoint: Endpoint<string, { answer: string }>,
  about: { summary: string; tag: string; feed: Pick<LiveFeed, 'listen'> },
): void =>
  route(
    api,
    // Its path has the one parameter.
    endpoint as Endpoint<'{ref}', { answer: string }>,
    {
      summary: about.summary,
      tag: about.tag,
      params,
      answer: Type.String({ description: 'Server-Sent Events.' }),
      type: 'text/event-stream',
      errors: ['not_found'],
      rateLimit: 'live',
    },
    async ({ params: { ref }, ctx }) => {
      await about.feed.listen(ctx, ref);
      return '';
    },
  );
