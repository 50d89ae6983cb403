import { rm } from 'node:fs/promises';
import { request, type Server } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.js';
import { createLog } from '../server/core/log.js';
import { start } from '../server/start.js';
import { siteServer, type Fetch, type Origins, type SiteName } from './hosts.js';
import { Mailbox } from './mailbox.js';
import { freePort, listenFrom } from './ports.js';
import { measuringReport } from './report.js';
import { LETTERS, lettersIn, seed } from './seed.js';
import { REPORT } from './talks.js';

/** How the demo starts. */
export interface DemoOptions {
  /** First of five ports in a row; the next free ones are taken where one is not. 0 takes any. */
  port: number;
  /** Folder that is kept between runs. */
  folder: string;
  /** Throws away what an earlier run left. */
  fresh: boolean;
  /** Hears what is being made the first time, which takes a while. */
  tell(what: string): void;
}

/** A running demo. */
export interface Demo {
  origins: Origins;
  stop(): Promise<void>;
}

const sites: SiteName[] = ['gemeente', 'raad', 'wijk'];

/** Starts the Stem server, the three sites and the postbox. */
export async function startDemo({ port, folder, fresh, tell }: DemoOptions): Promise<Demo> {
  if (fresh || !existsSync(join(folder, LETTERS))) await wipe(folder);
  const sources = sourceFolder();
  const mailbox = new Mailbox();
  const stemPort = await freePort(port);
  const next = (after: number): number => (port === 0 ? 0 : after + 1);

  const origins = { stem: `http://stem.localhost:${stemPort}` } as Origins;
  const made = { raad: { [REPORT]: measuringReport() } } as Partial<Record<SiteName, Record<string, Buffer>>>;
  const servers: Server[] = [];
  let last = stemPort;
  for (const site of sites) {
    const server = siteServer(site, join(sources, 'sites', site), origins, askOn(stemPort), made[site]);
    last = await listenFrom(server, next(last));
    origins[site] = `http://${site}.localhost:${last}`;
    servers.push(server);
  }
  const postbox = mailbox.server(() => origins.wijk);
  origins.mailbox = `http://stem.localhost:${await listenFrom(postbox, next(last))}`;
  servers.push(postbox);

  const config = readConfig({ PORT: String(stemPort), PUBLIC_URL: origins.stem, DATA_DIR: folder });
  const running = await start(config, {
    mailer: { send: (mail) => Promise.resolve(mailbox.deliver({ ...mail, at: new Date() })) },
    log: createLog('warn'),
  });
  const report = await seed({ house: running.house, origins, sources, now: new Date(), tell });
  origins.reader = `${origins.stem}/d/${report}`;
  mailbox.post(await lettersIn(running.house));
  return {
    origins,
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      await running.stop();
    },
  };
}

/** Removes what a demo leaves in its folder, and nothing else that may be there. */
async function wipe(folder: string): Promise<void> {
  const left = ['stem.sqlite', 'stem.sqlite-wal', 'stem.sqlite-shm', 'secret.key', 'keys', 'media', LETTERS];
  for (const name of left) await rm(join(folder, name), { recursive: true, force: true });
}

/** The folder with pages, pictures and polls: beside the sources, also when this file runs compiled. */
function sourceFolder(): string {
  const places = ['./', '../../demo/'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = places.find((place) => existsSync(join(place, 'sites')));
  if (!found) throw new Error('The pages of the demo are missing: run it in the folder of the repository.');
  return found;
}

/** Asks the Stem server as a host's own server does, by its number: Node may not know names under .localhost. */
const askOn =
  (port: number): Fetch =>
  (path) =>
    new Promise((resolve, reject) => {
      const headers = { Host: `stem.localhost:${port}` };
      const sent = request({ host: '127.0.0.1', port, path, headers, timeout: 2000 }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(text) : reject(new Error(`${path}: ${answer.statusCode}`)),
        );
      });
      sent.on('timeout', () => sent.destroy(new Error(`${path}: no answer in time`)));
      sent.on('error', reject);
      sent.end();
    });
