import type { House } from '../../server/house.js';
import { buildChannel, buildOrganisation, buildPoll, type PollGiven } from './factories.js';
import { startHosts, type HostSite } from './hosts.js';
import { startServer, type TestServer } from './server.js';

/** A real server and foreign sites of which `gemeente`, `raad` and `wijk` are registered channels. */
export interface Site {
  server: TestServer;
  hosts: HostSite;
  house: House;
  /** The server's own origin, as browsers reach it. */
  stem: string;
  poll(given?: PollGiven): Promise<{ id: string; ref: string }>;
  stop(): Promise<void>;
}

/** Starts the server with a moving clock, and the host sites. */
export async function startSite(): Promise<Site> {
  const server = await startServer({ now: 'real', env: { RATE_LIMITS: 'off' } });
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
    async stop() {
      await hosts.close();
      await server.stop();
    },
  };
}
