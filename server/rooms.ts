import { join } from 'node:path';
import type { EntitySchema } from 'typeorm';
import { activityEntities } from './activity/activity.entities.js';
import { activityRoutes } from './activity/activity.routes.js';
import { createEmbed } from './embed/embed.room.js';
import { registerMedia } from './embed/media.js';
import type { Room } from './house.js';
import { proofRoutes } from './identity/proof.routes.js';
import { sessionRoutes } from './identity/session.routes.js';
import { signInRoutes } from './identity/sign-in.routes.js';
import { ballotsRoutes } from './poll/ballots.routes.js';
import { logRoutes } from './poll/log.routes.js';
import { pollEntities } from './poll/poll.entities.js';
import { pollRoutes } from './poll/poll.routes.js';

/** The rooms of the API, in the order of the documentation. A new feature adds itself here. */
export const apiRooms: readonly Room[] = [
  ({ api, activities }) => activityRoutes(api, activities),
  ({ api, identity }) => sessionRoutes(api, identity),
  ({ api, identity }) => proofRoutes(api, identity),
  ({ api, identity, config }) => signInRoutes(api, identity, config),
  ({ api, polls }) => pollRoutes(api, polls.service),
  (house) => ballotsRoutes(house.api, house, house.polls),
  ({ api, database, polls }) => logRoutes(api, database, polls),
];

/** All rooms: the API, and the pages, which need the built browser files. */
export const rooms: readonly Room[] = [
  ...apiRooms,
  (house) => createEmbed({ ...house, polls: house.polls.service }),
  ({ api, config }) => registerMedia(api.router, join(config.dataDir, 'media')),
];

/** The tables of the rooms, as TypeORM knows them. */
export const entities: EntitySchema[] = [...activityEntities, ...pollEntities] as EntitySchema[];
