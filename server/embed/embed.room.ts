import { join } from 'node:path';
import type { ActivityKind } from '../../contract/activity.schema.js';
import type { PollData } from '../../widgets/poll/poll.state.js';
import type { MyBallot, Poll } from '../../contract/poll.schema.js';
import type { PollReasons } from '../../contract/reason.schema.js';
import type { Config } from '../config.js';
import type { Api } from '../core/api.js';
import type { Activities } from '../activity/activity.service.js';
import type { Database } from '../database/door.js';
import type { Identity } from '../identity/identity.service.js';
import { beginSignIn, giveProof, sendCode, type Once } from '../identity/proving.service.js';
import { NotFound, Refusal, TooLarge } from '../core/errors.js';
import type { Thread, CommentPage } from '../../contract/comment.schema.js';
import type { ThreadRoom } from '../comment/comment.service.js';
import type { Keys } from '../core/keys.js';
import type { Subscriptions } from '../mail/subscription.service.js';
import { appealSubject, flagSubject } from '../moderation/moderation.service.js';
import type { PollService } from '../poll/poll.service.js';
import type { BudgetService } from '../budget/budget.service.js';
import type { Budget, MyBudgetBallot } from '../../contract/budget.schema.js';
import type { Board } from '../../contract/board.schema.js';
import { limits } from '../../contract/limits.js';
import type { Idea, IdeaPage, SimilarIdeas } from '../../contract/idea.schema.js';
import type { BoardRoom } from '../idea/board.service.js';
import { boardForms, type BoardFormActs } from './board.forms.js';
import { budgetForms, type BudgetActs } from './budget.forms.js';
import { Assets, builtFolder, keepReleases } from './assets.js';
import { registerEmbed, type EmbedParts } from './embed.routes.js';
import { registerForms, type FormActs } from './form.routes.js';
import { orderOf } from './order.js';
import { Pages, type PageKind, type Snapshot } from './pages.js';
import { budgetBallot, pollBallot } from './print.ballot.js';
import { boardPoster } from './print.poster.js';
import type { ThreadData } from '../../widgets/comment-thread/thread.state.js';
import type { BoardData } from '../../widgets/idea-board/board.state.js';
import type { Prepared } from '../core/prepared.js';
import type { BudgetData } from '../../widgets/budget-allocator/budget.state.js';
import { boardEmbedded, budgetEmbedded, pollEmbedded, threadEmbedded } from './widgets.js';
import { threadForms, type ThreadActs } from './thread.form.js';
import { linkSheetsFrom } from './render.js';

/** What the room of pages leans on. */
export interface EmbedRoomParts {
  api: Api;
  config: Config;
  database: Database;
  activities: Activities;
  identity: Identity;
  polls: PollService;
  budgets: BudgetService;
  threads: ThreadRoom;
  boards: BoardRoom;
  mail: { subscriptions: Subscriptions };
  keys: Keys;
}

const once =
  (database: Database): Once =>
  async (unit) => {
    const result = await database.write(unit);
    if (result instanceof Refusal) throw result;
    return result;
  };

const pollIn = (snapshot: { prepared: { body: Buffer } }): Poll =>
  JSON.parse(snapshot.prepared.body.toString('utf8')) as Poll;

const actsOf = ({ config, database, activities, identity, polls }: EmbedRoomParts): FormActs => {
  const { publicUrl, oidc } = config;
  return {
    activity: (ref) => activities.byRef(ref),
    read: async (ref, now) => pollIn(await polls.read(ref, now)),
    async cast(ref, visitor, input, now) {
      const { snapshot, mine, receipt } = await polls.cast(ref, visitor, input, now);
      return { poll: pollIn(snapshot), mine: JSON.parse(mine) as MyBallot, receipt };
    },
    mine: async (ref, visitor, now) => ({
      poll: pollIn(await polls.read(ref, now)),
      mine: JSON.parse(await polls.mine(ref, visitor, now)) as MyBallot,
    }),
    sendCode: (visitor, sent, now) => sendCode(identity, sent, visitor, now, once(database)),
    prove: (visitor, sent, now) => giveProof(identity, sent, visitor, now, once(database)),
    startSignIn(visitor, activity, now) {
      const to = { activity, publicUrl, provider: oidc !== undefined, origin: publicUrl };
      return beginSignIn(identity, to, visitor, now, once(database));
    },
  };
};

const budgetIn = (snapshot: { prepared: { body: Buffer } }): Budget =>
  JSON.parse(snapshot.prepared.body.toString('utf8')) as Budget;

const budgetActsOf = ({ budgets }: EmbedRoomParts): BudgetActs => ({
  read: async (ref, now) => budgetIn(await budgets.read(ref, now)),
  mine: async (ref, visitor, now) => JSON.parse(await budgets.mine(ref, visitor, now)) as MyBudgetBallot,
  async cast(ref, visitor, input, now) {
    const { snapshot, mine, receipt } = await budgets.cast(ref, visitor, input, now);
    return { budget: budgetIn(snapshot), mine: JSON.parse(mine) as MyBudgetBallot, receipt };
  },
});

const threadActsOf = ({ database, threads: { service } }: EmbedRoomParts): ThreadActs => ({
  thread: async (ref, now) => JSON.parse(String((await service.read(ref, now)).body)) as Thread,
  page: async (ref, query, now) =>
    JSON.parse(String((await service.page(ref, query, now)).body)) as CommentPage,
  comment: (id, visitor) => service.comment(id, visitor),
  async add(input, visitor, now) {
    const sending = { now, origin: undefined, once: once(database), unhurried: true };
    return (await service.add(input, visitor, sending)).id;
  },
  flag: (id, input, visitor, now) =>
    database.write((tx) => flagSubject(tx, { kind: 'comment', id }, input, visitor, now)),
});

const snapshots = new WeakMap<Prepared, Snapshot>();

// A page is made once for each state of a board or a thread.
const snapshotOf = (prepared: Prepared): Snapshot => {
  const known = snapshots.get(prepared) ?? { prepared };
  snapshots.set(prepared, known);
  return known;
};

const read = <T>({ body }: { body: Buffer }): T => JSON.parse(body.toString('utf8')) as T;

const boardActsOf = (parts: EmbedRoomParts): BoardFormActs => {
  const { api, database, identity, boards, mail } = parts;
  const { reads, acts } = boards;
  return {
    board: async (ref, now) => read<Board>(await reads.board(ref, now)),
    page: async (ref, query, now) => read<IdeaPage>(await reads.ideas(ref, query, now)),
    idea: async (id, visitor, now) => read<Idea>(await reads.idea(id, visitor, now)),
    similar: async (ref, title, now) => read<SimilarIdeas>(await reads.similar(ref, title, now)).ideas,
    mine: (ref, visitor, now) => reads.mine(ref, visitor, now),
    async add(ref, input, visitor, now) {
      const sending = { now, origin: undefined, once: once(database), unhurried: true };
      return (await acts.add(ref, input, visitor, sending)).id;
    },
    addPicture(ref, bytes, visitor, now) {
      if (bytes.length > limits.picture) throw new TooLarge(limits.picture);
      return acts.addPicture(ref, () => Promise.resolve(bytes), visitor, now);
    },
    edit: async (id, edit, visitor, now) => void (await acts.edit(id, edit, visitor, now)),
    withdraw: async (id, visitor, now) => void (await acts.withdraw(id, visitor, now)),
    addresses: async (ref, words, now) => (await reads.addresses(ref, words, now)).addresses,
    support: async (id, supports, visitor, now) => void (await acts.support(id, supports, visitor, now)),
    answerMerge: async (id, move, visitor, now) => void (await acts.answerMerge(id, move, visitor, now)),
    flag: (id, input, visitor, now) =>
      database.write((tx) => flagSubject(tx, { kind: 'idea', id }, input, visitor, now)),
    appeal: async (id, note, visitor, now) =>
      void (await database.write((tx) => appealSubject(tx, { kind: 'idea', id }, { note }, visitor, now))),
    async follow(idea, email, visitor, now) {
      const asking = { visitor, origin: undefined };
      return (await mail.subscriptions.subscribe({ idea, email }, asking, now, once(database))).challenge;
    },
    confirmFollow: (challenge, code, visitor, now) =>
      mail.subscriptions.confirm({ challenge, code }, visitor, now, once(database)),
    threads: threadActsOf(parts),
    limit: (ctx, action, now) => identity.rateLimits.use(action, api.addressHash(ctx, now), undefined),
  };
};

// Paper needs no element: what is printed comes from the rooms themselves.
const printedFrom =
  ({ api, activities, polls, budgets, boards }: EmbedRoomParts): EmbedParts['printed'] =>
  async (ref, asked) => {
    const { kind, language: own } = await activities.byRef(ref);
    const language = asked ?? own;
    if (kind === 'board') {
      const { prepared } = snapshotOf(await boards.reads.board(ref, api.now()));
      const posted = boardPoster(JSON.parse(prepared.body.toString()) as Board);
      return { ballot: undefined, posted, language };
    }
    const ballot =
      kind === 'budget'
        ? budgetBallot(budgetIn(await budgets.read(ref, api.now())), language)
        : pollBallot(pollIn(await polls.read(ref, api.now())), language);
    return { ballot, posted: ballot, language };
  };

/** Sets up the pages, frames, fragments, oEmbed and assets of a running server. */
export function createEmbed(parts: EmbedRoomParts): void {
  const { api, config, identity, polls } = parts;
  const { publicUrl } = config;
  const built = builtFolder();
  const releases = join(config.dataDir, 'releases');
  keepReleases(built, releases);
  linkSheetsFrom(publicUrl);
  const assets = new Assets(built, releases);
  const reasons = async ({ ref, published, rule, options }: Poll) => {
    if (!published || rule.kind !== 'scenario') return undefined;
    const pages = options.map(async ({ id }) => [id, await polls.reasons(ref, { option: id }, api.now())]);
    return Object.fromEntries(await Promise.all(pages)) as Record<string, PollReasons>;
  };
  const kinds: Partial<Record<ActivityKind, PageKind>> = {
    poll: {
      embedded: pollEmbedded,
      get: (ref, now) => polls.read(ref, now),
      data: async (poll: Poll) => ({ poll, reasons: await reasons(poll) }),
    } as PageKind<Poll, PollData> as never,
    budget: {
      embedded: budgetEmbedded,
      get: (ref, now) => parts.budgets.read(ref, now),
      data: (budget: Budget) => Promise.resolve({ budget }),
    } as PageKind<Budget, BudgetData> as never,
    thread: {
      embedded: threadEmbedded,
      get: async (ref, now) => snapshotOf(await parts.threads.service.read(ref, now)),
      data: (thread: Thread) => Promise.resolve({ thread }),
    } as PageKind<Thread & { ref: string; published: boolean }, ThreadData> as never,
    board: {
      embedded: boardEmbedded,
      get: async (ref, now) => snapshotOf(await parts.boards.reads.board(ref, now)),
      data: (board: Board) => Promise.resolve({ board }),
    } as PageKind<Board & { published: boolean }, BoardData> as never,
  };
  const pages = new Pages({
    publicUrl,
    assets,
    tickets: identity.tickets,
    async kindOf(ref) {
      const found = kinds[(await parts.activities.byRef(ref)).kind];
      if (found === undefined) throw new NotFound('poll');
      return found;
    },
  });
  const order = orderOf(parts.keys.purpose('project order'), config.trustProxy);
  const embed = {
    router: api.router,
    publicUrl,
    pages,
    assets,
    now: api.now,
    addressHash: api.addressHash,
    orderOf: order,
    known: (ref: string) => parts.activities.byRef(ref),
    printed: printedFrom(parts),
    reasons: (ref: string, page: { option: string; after?: string }) => polls.reasons(ref, page, api.now()),
  };
  const builder = () => assets.entry('builder');
  const threads = threadForms(threadActsOf(parts), parts.keys.purpose('thread form'), pages, builder);
  const boards = boardForms(boardActsOf(parts), parts.keys.purpose('board form'), pages, builder);
  const budgets = budgetForms(budgetActsOf(parts), pages, order);
  registerForms(embed, identity, actsOf(parts), (answer) => ({
    thread: threads(answer),
    budget: budgets(answer),
    board: boards(answer),
  }));
  registerEmbed(embed);
}
