import pg from 'pg';
import { EVERYTHING } from './topics.js';

/** The name under which processes tell each other what changed. */
export const CHANNEL = 'stem_changed';

/** PostgreSQL takes less than 8,000 bytes in one notification. */
const most = 7000;
const firstPause = 100;
const longestPause = 2000;

/** The notifications for these topics, each naming the process that sends it. */
export function payloads(process: string, topics: ReadonlySet<string>): string[] {
  if (topics.size === 0) return [];
  const parts: string[][] = [[]];
  let size = 0;
  for (const topic of topics) {
    const bytes = Buffer.byteLength(JSON.stringify(topic)) + 1;
    if (bytes > most) return [JSON.stringify({ process, topics: [EVERYTHING] })];
    if (size + bytes > most) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(topic);
    size += bytes;
  }
  return parts.map((part) => JSON.stringify({ process, topics: part }));
}

/** The connection that listens. It is made anew whenever it breaks; what was missed is told as `*`. */
export class ChangeFeed {
  readonly #url: string;
  readonly #process: string;
  readonly #tell: (topics: ReadonlySet<string>) => void;
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #pause = firstPause;
  #closed = false;

  constructor(url: string, process: string, tell: (topics: ReadonlySet<string>) => void) {
    this.#url = url;
    this.#process = process;
    this.#tell = tell;
  }

  /** Resolves when it listens. */
  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'stem',
      keepAlive: true,
      connectionTimeoutMillis: 3000,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.#hear(payload));
    try {
      await client.connect();
      client.on('end', () => this.#again());
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      client.removeAllListeners('end');
      void client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    this.#pause = firstPause;
    if (this.#closed) await client.end();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  #again(): void {
    if (this.#closed) return;
    this.#client = undefined;
    this.#retry = setTimeout(() => {
      this.open().then(
        () => this.#tell(new Set([EVERYTHING])),
        () => this.#again(),
      );
    }, this.#pause);
    this.#pause = Math.min(2 * this.#pause, longestPause);
  }

  #hear(payload: string | undefined): void {
    const { process, topics } = JSON.parse(payload ?? '{}') as { process?: string; topics?: string[] };
    if (process !== this.#process && topics) this.#tell(new Set(topics));
  }
}
