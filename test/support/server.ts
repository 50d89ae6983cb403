import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../server/config.js';
import { createLog } from '../../server/core/log.js';
import type { House } from '../../server/house.js';
import type { Mail } from '../../server/identity/mailer.js';
import { start, type StartOptions } from '../../server/start.js';

/** A clock that a test sets. */
export interface Clock {
  now: Date;
  /** Lets time pass. */
  pass(seconds: number): void;
}

/** An answer as a test looks at it. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The JSON of the body, `undefined` when it is empty or not JSON. */
  body: Body;
}

/** What a request carries besides method and path. */
export interface Sending {
  origin?: string | undefined;
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A real server on a free port with a database of its own. */
export interface TestServer {
  /** Address at 127.0.0.1. */
  readonly url: string;
  readonly port: number;
  /** The origin that the server calls its own. */
  readonly ownOrigin: string;
  readonly house: House;
  readonly config: Config;
  readonly clock: Clock;
  /** Mails that were sent, oldest first. */
  readonly mails: Mail[];
  /** Lines of the log, as JSON. */
  readonly logLines: string[];
  /** Sends a request over HTTP, without any header that is not given. */
  send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    sending?: Sending,
  ): Promise<Answer<Body>>;
  /** Waits until this many mails were sent. */
  mailed(count: number): Promise<Mail>;
  stop(): Promise<void>;
}

/** What a test server is started with; the environment is that of `server/config.ts`. */
export type TestOptions = Omit<StartOptions, 'now' | 'mailer' | 'log'> & {
  env?: Record<string, string>;
  /** The clock's first moment; a moving clock when `real`. */
  now?: Date | 'real';
};

const parse = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const sender =
  (port: number, host: string, agent: Agent) =>
  <Body>(method: string, path: string, sending: Sending = {}): Promise<Answer<Body>> =>
    new Promise((resolve, reject) => {
      const { origin, token, body } = sending;
      const raw = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined;
      const bytes = raw ? (body as string | Buffer | undefined) : JSON.stringify(body);
      const headers: Record<string, string> = { Host: host };
      if (bytes !== undefined) headers['Content-Type'] = 'application/json';
      if (bytes !== undefined) headers['Content-Length'] = String(Buffer.byteLength(bytes));
      if (origin !== undefined) headers['Origin'] = origin;
      if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
      Object.assign(headers, sending.headers);
      const request = httpRequest({ port, host: '127.0.0.1', method, path, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const answer = { status: response.statusCode!, headers: response.headers, text };
          resolve({ ...answer, body: parse(text) as Body });
        });
      });
      request.on('error', reject);
      request.end(bytes);
    });

class Mailbox {
  readonly mails: Mail[] = [];
  #waiting: { count: number; tell: (mail: Mail) => void }[] = [];

  send(mail: Mail): Promise<void> {
    this.mails.push(mail);
    this.#waiting = this.#waiting.filter(({ count, tell }) => {
      if (this.mails.length < count) return true;
      tell(this.mails[count - 1]!);
      return false;
    });
    return Promise.resolve();
  }

  mailed(count: number): Promise<Mail> {
    const there = this.mails[count - 1];
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((tell) => this.#waiting.push({ count, tell }));
  }
}

/** Starts a server; the clock stands still at 2026-03-18 12:00 UTC unless told otherwise. */
export const startServer = async (options: TestOptions = {}): Promise<TestServer> => {
  const { env, now, ...rest } = options;
  const folder = await mkdtemp(join(tmpdir(), 'stem-test-'));
  const clock: Clock = {
    now: now instanceof Date ? now : new Date('2026-03-18T12:00:00Z'),
    pass(seconds) {
      this.now = new Date(this.now.getTime() + seconds * 1000);
    },
  };
  const mailbox = new Mailbox();
  const logLines: string[] = [];
  const config = readConfig({
    PORT: '0',
    PUBLIC_URL: 'http://stem.localhost:0',
    DATA_DIR: folder,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'debug',
    ...env,
  });
  const running = await start(config, {
    ...rest,
    mailer: mailbox,
    now: () => (now === 'real' ? new Date() : clock.now),
    log: createLog(config.logLevel, { write: (line) => void logLines.push(line) }),
  });
  const { port, house } = running;
  const ownOrigin = house.config.publicUrl;
  const agent = new Agent({ keepAlive: true });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    ownOrigin,
    house,
    config: house.config,
    clock,
    mails: mailbox.mails,
    logLines,
    send: sender(port, new URL(ownOrigin).host, agent),
    mailed: (count) => mailbox.mailed(count),
    async stop() {
      agent.destroy();
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
