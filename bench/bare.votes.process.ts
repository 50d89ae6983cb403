import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import SQLite from 'better-sqlite3';
import Koa from 'koa';

/**
 * The sketch that DESIGN §4 and §9 measured: Koa, and a writer that keeps each vote by one insert in a savepoint and
 * commits what waits together, durably. No rule, no roll, no log, no receipt: the most that this machine could do.
 */
const folder = await mkdtemp(join(tmpdir(), 'stem-bench-'));
const database = new SQLite(join(folder, 'sketch.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE vote (poll TEXT, tag TEXT, ballot TEXT, PRIMARY KEY (poll, tag)) WITHOUT ROWID');
const [begin, savepoint, release, commit] = [
  'BEGIN IMMEDIATE',
  'SAVEPOINT unit',
  'RELEASE unit',
  'COMMIT',
].map((sql) => database.prepare(sql));
const insert = database.prepare('INSERT OR REPLACE INTO vote (poll, tag, ballot) VALUES (?, ?, ?)');

let waiting: { vote: [poll: string, tag: string, ballot: string]; done: () => void }[] = [];

const writeWaiting = (): void => {
  const group = waiting;
  waiting = [];
  begin!.run();
  for (const { vote } of group) {
    savepoint!.run();
    insert.run(...vote);
    release!.run();
  }
  commit!.run();
  for (const { done } of group) done();
};

const keep = (vote: [string, string, string]): Promise<void> =>
  new Promise((done) => {
    waiting.push({ vote, done });
    if (waiting.length === 1) setImmediate(writeWaiting);
  });

const app = new Koa();
app.use(async (ctx) => {
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  const { ballot } = JSON.parse(Buffer.concat(chunks).toString()) as { ballot: unknown };
  const tag = createHash('sha256').update(ctx.get('Authorization')).digest('hex');
  await keep([ctx.path, tag, JSON.stringify(ballot)]);
  ctx.body = { counted: true };
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ value: { port: (server.address() as AddressInfo).port, origin: '' } });
});
