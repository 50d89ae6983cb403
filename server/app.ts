import type { IncomingMessage, ServerResponse } from 'node:http';
import Koa from 'koa';
import { Activities } from './activity/activity.service.js';
import { createBallots } from './ballot/ballot.room.js';
import type { AtClosing } from './ballot/ballot.service.js';
import { createBudgets } from './budget/budget.room.js';
import { Channels } from './channel/channel.service.js';
import { createThreads } from './comment/thread.room.js';
import { limits } from '../contract/limits.js';
import { createApi } from './core/api.js';
import { addressHasher, addressOf } from './core/client-address.js';
import { guard } from './core/guard.js';
import { registerHealth } from './core/health.js';
import { Idempotency } from './core/idempotency.js';
import { LiveHub } from './core/live.js';
import { faultOf } from './core/log.js';
import { openApiOf } from './core/openapi.js';
import { Prepared, PreparedCache, answerPrepared } from './core/prepared.js';
import type { ProblemPage } from './core/problem.js';
import { readyAnswers } from './core/ready.js';
import { RateLimits, type RateStore } from './core/rate-limit.js';
import type { Given, House, Room } from './house.js';
import { createBoards } from './idea/board.room.js';
import { createIdentity } from './identity/identity.service.js';
import { ImageRoom } from './image/image.room.js';
import { createMail } from './mail/mail.room.js';
import { noteLeftOut, numberKeysOf, Paper } from './paper/paper.service.js';
import { createPolls } from './poll/poll.room.js';
import { votableKinds } from './votables.js';

/** A server that is not listening yet. */
export interface App {
  readonly house: House;
  callback(request: IncomingMessage, response: ServerResponse): void;
  /** From now on not ready: connections are not kept, streams end, and balancers look elsewhere. */
  stop(): void;
  /** Closes the rooms and waits for mail that is under way. The database stays open. */
  close(): Promise<void>;
}

const createHouse = (
  given: Given,
  store: RateStore | undefined,
  closers: (() => void | Promise<void>)[],
  onProblem: House['onProblem'],
): House => {
  const { config, database, keys, now } = given;
  const hash = addressHasher(keys.purpose('address'));
  const rateLimits = new RateLimits(config.rateLimitFactor, store);
  const channels = new Channels(database, config.publicUrl, now);
  const activities = new Activities(database);
  const identity = createIdentity({ ...given, channels, activities, rateLimits });
  const prepared = new PreparedCache(database);
  const live = new LiveHub();
  const { keysDir } = config;
  const kinds = votableKinds;
  // A clerk who looks at the log of the server finds there, too, what was not confirmed in time.
  const closing: AtClosing = async (tx, activity, moment) => {
    const left = await noteLeftOut(tx, activity, moment);
    if (left) given.log.warn({ ref: activity.ref, ...left }, 'paper ballots were left out');
  };
  const ballots = createBallots({ ...given, activities, live, keysDir, kinds, closing });
  const numberKeys = numberKeysOf((name) => keys.purpose(name));
  const paper = new Paper({ database, keys: ballots.keys, kinds, numberKeys });
  const polls = createPolls(ballots);
  const budgets = createBudgets(ballots);
  const threads = createThreads({ ...given, activities, channels, identity, prepared, live });
  const images = new ImageRoom(given);
  images.start();
  const mail = createMail({ ...given, activities, channels, identity });
  const boards = createBoards({
    ...given,
    activities,
    identity,
    prepared,
    live,
    trap: threads.trap,
    images,
    follows: (tx, boardId, participantId) => mail.subscriptions.followsOf(tx, boardId, participantId),
  });
  const api = createApi({
    now,
    addressHash: (ctx, moment) => hash(addressOf(ctx.req, config.trustProxy), moment),
    visitorOf: (ctx, moment) => identity.sessions.visitorOf(ctx, moment),
    rateLimits,
    idempotency: new Idempotency(database, keys.purpose('idempotency')),
    bodyLimit: limits.body,
  });
  closers.push(
    () => identity.outbox.idle(),
    () => ballots.close(),
    () => mail.close(),
    () => threads.close(),
    () => boards.close(),
    () => images.close(),
    () => [channels, activities, identity.sessions, prepared].forEach((part) => part.close()),
  );
  const onClose: House['onClose'] = (close) => void closers.push(close);
  return {
    ...given,
    api,
    channels,
    activities,
    identity,
    prepared,
    live,
    ballots,
    polls,
    budgets,
    paper,
    mail,
    threads,
    boards,
    images,
    onClose,
    onProblem,
  };
};

const registerOpenApi = ({ api, config }: House): void => {
  let document: Prepared | undefined;
  api.router.get('/v1/openapi.json', (ctx) => {
    document ??= new Prepared(
      JSON.stringify(openApiOf(api.operations, { publicUrl: config.publicUrl, contact: config.contact })),
      { cacheControl: 'public, max-age=300' },
    );
    answerPrepared(ctx, document);
  });
};

/** Builds the server: the house, its rooms, and the way a request takes through it. */
export const createApp = (
  given: Given,
  options: { rooms: readonly Room[]; rateStore?: RateStore | undefined },
): App => {
  const closers: (() => void | Promise<void>)[] = [];
  let problemPage: ProblemPage = () => false;
  const house = createHouse(given, options.rateStore, closers, (page) => (problemPage = page));
  const { api, channels, live, log, metrics } = house;
  let stopping = false;
  for (const room of options.rooms) room(house);
  registerOpenApi(house);
  registerHealth(api.router, given.database, () => stopping);
  metrics.gauge('stem_live_listeners', 'Open live streams.', () => live.size);
  const methodsOf = (path: string) => [
    ...new Set(api.router.match(path, 'GET').path.flatMap((layer) => layer.methods)),
  ];
  const koa = new Koa();
  koa.silent = true;
  koa.on('error', (error: unknown) => log.error(faultOf(error), 'an answer broke off'));
  koa.use(guard({ origins: channels, log, metrics, methodsOf, stopping: () => stopping, page: problemPage }));
  koa.use(api.router.routes());
  const answer = koa.callback();
  const answerReady = readyAnswers(api.ready, metrics, given.now);
  return {
    house,
    callback(request, response) {
      if (stopping || !answerReady(request, response)) void answer(request, response);
    },
    stop() {
      stopping = true;
      live.close();
    },
    async close() {
      for (const close of closers.reverse()) await close();
    },
  };
};
