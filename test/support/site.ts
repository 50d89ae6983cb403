import type { Thread } from '../../contract/comment.schema.js';
import type { House } from '../../server/house.js';
import { buildBoardIn, type BoardedPlace, type BoardGiven } from './boarding.js';
import { buildBudgetPlace, type BudgetGiven } from './budgets.js';
import { buildChannel, buildOrganisation, buildPoll, type PollGiven } from './factories.js';
import { startHosts, type HostSite } from './hosts.js';
import { startServer, type TestServer } from './server.js';
import { buildThread, type ThreadGiven } from './threading.js';

/** A real server and foreign sites of which `gemeente`, `raad` and `wijk` are registered channels. */
export interface Site {
  server: TestServer;
  hosts: HostSite;
  house: House;
  /** The server's own origin, as browsers reach it. */
  stem: string;
  poll(given?: PollGiven): Promise<{ id: string; ref: string }>;
  budget(given?: BudgetGiven): Promise<{ id: string; ref: string }>;
  thread(given?: ThreadGiven): Promise<{ id: string; ref: string }>;
  /** A board, as it is seen on our own pages. */
  board(given?: BoardGiven): Promise<BoardedPlace>;
  /** The texts of the comments of a thread, by the server's own account. */
  comments(ref: string): Promise<(string | undefined)[]>;
  /** How many people voted, by the server's own account. */
  turnout(ref: string): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the server with a moving clock, and the host sites; `env` says more of the server's configuration. */
export async function startSite(env: Record<string, string> = {}): Promise<Site> {
  const server = await startServer({ now: 'real', env: { RATE_LIMITS: 'off', ...env } });
  const hosts = await startHosts();
  const { house } = server;
  const organisation = await buildOrganisation(house.database, { name: 'Gemeente Lindewaard' });
  for (const host of ['gemeente.localhost', 'raad.localhost', 'wijk.localhost'])
    await buildChannel(house.database, organisation.id, { origins: [hosts.origin(host)] });
  return {
    server,
    hosts,
    house,
    stem: server.ownOrigin,
    poll: (given = {}) =>
      buildPoll(house.database, house.polls.keys, organisation, {
        opensAt: '2020-01-01T00:00:00Z',
        closesAt: '2099-01-01T00:00:00Z',
        ...given,
      }),
    board: (given) => buildBoardIn(server, { origin: server.ownOrigin, prefix: '', organisation }, given),
    budget: (given = {}) =>
      buildBudgetPlace(
        server,
        { opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z', ...given },
        { organisation, origin: hosts.origin('wijk.localhost') },
      ),
    thread: (given) => house.database.write((tx) => buildThread(tx, organisation, given)),
    async comments(ref) {
      const { body } = await server.send<Thread>('GET', `/v1/threads/${ref}`);
      return body.first.comments.map(({ text }) => text);
    },
    async turnout(ref) {
      const { body } = await server.send<{ turnout: { total: number } }>('GET', `/v1/polls/${ref}`);
      return body.turnout.total;
    },
    async stop() {
      await hosts.close();
      await server.stop();
    },
  };
}
