import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { load, requestBytes } from './load.js';
import type { BenchServer } from './server.js';
import { short, type Line } from './table.js';

const LISTENERS = 10_000;

const listen = (port: number, bytes: Buffer, heard: (data: Buffer) => void): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.once('error', reject);
    socket.once('data', () => {
      resolve(socket);
      socket.on('data', heard);
    });
  });

/** How soon a change is at all of so many live connections in one process, and what they cost. */
export async function timeListeners(
  server: BenchServer,
  path: string,
  { what, change }: { what: string; change: Buffer },
): Promise<Line> {
  const before = await server.ask<number>({ ask: 'memory' });
  const bytes = requestBytes('GET', path, { Host: 'stem.localhost', Accept: 'text/event-stream' });
  const sockets: Socket[] = [];
  let heard = 0;
  let all = (): void => undefined;
  const reached = new Promise<void>((resolve) => (all = resolve));
  const hear = (data: Buffer): void => {
    if (data.includes('data:') && ++heard === LISTENERS) all();
  };
  while (sockets.length < LISTENERS)
    sockets.push(...(await Promise.all(Array.from({ length: 250 }, () => listen(server.port, bytes, hear)))));
  heard = 0;
  const sent = performance.now();
  await load(server.port, 1, (index) => (index === 0 ? change : undefined));
  await reached;
  const seconds = (performance.now() - sent) / 1000;
  const megabytes = (await server.ask<number>({ ask: 'memory' })) / 2 ** 20;
  for (const socket of sockets) socket.destroy();
  return {
    what: `${LISTENERS} live listeners: from ${what} to the last of them`,
    value: `${short(seconds)} s, ${short(megabytes)} MB (before: ${short(before / 2 ** 20)} MB)`,
    budget: '≤ 1 s, ≤ 400 MB',
    holds: seconds <= 1 && megabytes <= 400,
  };
}

/** Ten thousand live connections to a poll in one process, and how soon a vote is at all of them. */
export async function benchLive(server: BenchServer): Promise<Line[]> {
  const { ref } = await server.ask<{ ref: string }>({ ask: 'poll', results: 'always' });
  const [token] = await server.ask<string[]>({ ask: 'tokens', count: 1 });
  const vote = requestBytes(
    'PUT',
    `/v1/polls/${ref}/ballots/mine`,
    {
      Host: 'stem.localhost',
      Origin: server.origin,
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
    },
    JSON.stringify({ ballot: { options: ['nergens'] }, nonce: randomBytes(16).toString('hex') }),
  );
  return [await timeListeners(server, `/v1/polls/${ref}/events`, { what: 'a vote', change: vote })];
}
