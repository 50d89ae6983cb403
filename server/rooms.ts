import { join } from 'node:path';
import type { EntitySchema } from 'typeorm';
import { activityEntities } from './activity/activity.entities.js';
import { activityRoutes } from './activity/activity.routes.js';
import { ballotEntities } from './ballot/ballot.entities.js';
import { signingKeyRoutes } from './ballot/log.routes.js';
import { commentRoutes } from './comment/comment.routes.js';
import { threadRoutes } from './comment/thread.routes.js';
import { documentRoutes } from './embed/document.routes.js';
import { problemPages } from './embed/embed.routes.js';
import { createEmbed } from './embed/embed.room.js';
import { registerMedia } from './embed/media.js';
import { unsubscribeRoutes } from './embed/unsubscribe.routes.js';
import { budgetEntities } from './budget/budget.entities.js';
import { budgetBallotsRoutes } from './budget/ballots.routes.js';
import { budgetRoutes } from './budget/budget.routes.js';
import { budgetLogRoutes } from './budget/log.routes.js';
import type { Room } from './house.js';
import { boardRoutes } from './idea/board.routes.js';
import { ideaRoutes } from './idea/idea.routes.js';
import { ideaStaffRoutes } from './idea/idea.staff.routes.js';
import { proofRoutes } from './identity/proof.routes.js';
import { sessionRoutes } from './identity/session.routes.js';
import { signInRoutes } from './identity/sign-in.routes.js';
import { imageRoutes } from './image/image.routes.js';
import { subscriptionRoutes } from './mail/subscription.routes.js';
import { flagRoutes } from './moderation/flag.routes.js';
import { moderationRoutes } from './moderation/moderation.routes.js';
import { paperRoutes } from './paper/paper.routes.js';
import { createPrivacy } from './privacy/privacy.room.js';
import { ballotsRoutes } from './poll/ballots.routes.js';
import { pollEntities } from './poll/poll.entities.js';
import { pollLogRoutes } from './poll/log.routes.js';
import { pollRoutes } from './poll/poll.routes.js';
import { reasonsRoutes } from './poll/reasons.routes.js';

/** The rooms of the API, in the order of the documentation. A new feature adds itself here. */
export const apiRooms: readonly Room[] = [
  ({ api, activities }) => activityRoutes(api, activities),
  ({ api, identity }) => sessionRoutes(api, identity),
  ({ api, identity }) => proofRoutes(api, identity),
  ({ api, identity, config }) => signInRoutes(api, identity, config),
  ({ api, mail }) => subscriptionRoutes(api, mail.subscriptions),
  ({ api, polls }) => pollRoutes(api, polls.service),
  ({ api, prepared, polls }) => ballotsRoutes(api, prepared, polls),
  ({ api, prepared, polls }) => reasonsRoutes(api, prepared, polls),
  ({ api, ballots }) => signingKeyRoutes(api, ballots.signer),
  ({ api, ballots, polls }) => pollLogRoutes(api, ballots, polls),
  ({ api, budgets }) => budgetRoutes(api, budgets),
  ({ api, prepared, budgets }) => budgetBallotsRoutes(api, prepared, budgets),
  ({ api, ballots, budgets }) => budgetLogRoutes(api, ballots, budgets),
  ({ api, database, paper }) => paperRoutes(api, database, paper),
  ({ api, threads, config }) => threadRoutes(api, threads, config.publicUrl),
  ({ api, threads }) => commentRoutes(api, threads),
  ({ api, boards }) => boardRoutes(api, boards),
  ({ api, boards }) => ideaRoutes(api, boards),
  ({ api, database, boards }) => ideaStaffRoutes(api, database, boards),
  ({ api, images }) => imageRoutes(api.router, images),
  (house) => flagRoutes(house.api, house),
  (house) => moderationRoutes(house.api, house),
  (house) => createPrivacy(house),
];

/** All rooms: the API, and the pages, which need the built browser files. */
export const rooms: readonly Room[] = [
  ...apiRooms,
  (house) => createEmbed({ ...house, polls: house.polls.service, budgets: house.budgets.service }),
  ({ config, onProblem }) => onProblem(problemPages(config.publicUrl)),
  (house) => documentRoutes(house),
  ({ api, config, mail }) => unsubscribeRoutes(api.router, config.publicUrl, mail.subscriptions),
  ({ api, config }) => registerMedia(api.router, join(config.dataDir, 'media')),
];

/** The tables of the rooms, as TypeORM knows them. */
export const entities: EntitySchema[] = [
  ...activityEntities,
  ...ballotEntities,
  ...pollEntities,
  ...budgetEntities,
] as EntitySchema[];
