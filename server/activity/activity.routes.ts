import { Type } from '@sinclair/typebox';
import { readActivity } from '../../contract/activity.endpoints.js';
import { Activity, Ref } from '../../contract/activity.schema.js';
import type { Api } from '../core/api.js';
import { Prepared } from '../core/prepared.js';
import { route } from '../core/route.js';
import { presentActivity } from './activity.presenter.js';
import type { Activities } from './activity.service.js';

/** Registers `GET /v1/activities/{ref}`. */
export const activityRoutes = (api: Api, activities: Activities): void => {
  route(
    api,
    readActivity,
    {
      summary: 'What a ref names: its kind, title and times.',
      tag: 'activities',
      params: Type.Object({ ref: Ref }),
      answer: Activity,
      errors: ['not_found'],
    },
    async ({ params, now }) =>
      new Prepared(JSON.stringify(presentActivity(await activities.byRef(params.ref), now)), {
        cacheControl: 'public, max-age=5, stale-while-revalidate=60',
      }),
  );
};
