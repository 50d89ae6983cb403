import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { readReasons } from '../../contract/poll.endpoints.js';
import { OptionId } from '../../contract/poll.schema.js';
import { PollReasons, ReasonId } from '../../contract/reason.schema.js';
import { activityTopic } from '../activity/activity.service.js';
import type { Api } from '../core/api.js';
import { Prepared, type PreparedCache } from '../core/prepared.js';
import { queryOf, route } from '../core/route.js';
import type { PollRoom } from './poll.room.js';

const query = queryOf<{ option: string; after?: string }>({
  option: OptionId,
  after: Type.Optional(ReasonId),
});

const cacheControl = 'public, max-age=60';

/** Registers the published reasons of scenario comparisons. */
export const reasonsRoutes = (api: Api, prepared: PreparedCache, { votables, service }: PollRoom): void =>
  route(
    api,
    readReasons,
    {
      summary: 'Why people chose a scenario: what staff read and published, by page.',
      tag: 'polls',
      params: Type.Object({ ref: Ref }),
      query,
      answer: PollReasons,
      errors: ['not_found', 'not_published'],
      rateLimit: 'search',
    },
    async ({ params: { ref }, query: { option, after }, now }) => {
      const make = async () =>
        new Prepared(JSON.stringify(await service.reasons(ref, { option, after }, now)), { cacheControl });
      // Later pages are asked for seldom, and by any key: they are not kept.
      if (after !== undefined) return make();
      const { id } = await votables.byRef(ref);
      const topics = [activityTopic(id)];
      return prepared.get(`reasons ${option} ${id}`, now, async () => ({ prepared: await make(), topics }));
    },
  );
