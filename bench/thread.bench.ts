import { performance } from 'node:perf_hooks';
import { timeListeners } from './live.bench.js';
import { load, requestBytes } from './load.js';
import { median, perSecond } from './read.bench.js';
import { startProcess, type BenchServer } from './server.js';
import { short, type Line } from './table.js';

const LARGE = 1_000_000;
const SMALL = 100;
const READS = 2000;
const POSTS = 6000;
const CONNECTIONS = 100;
const ROUNDS = 3;

interface Seeded {
  id: string;
  ref: string;
}

/** The uncached first page of a large thread against a small one, in the server's own process, by turns. */
const benchFirstPage = async (server: BenchServer): Promise<Line> => {
  const small = await server.ask<Seeded>({ ask: 'thread', comments: SMALL });
  const large = await server.ask<Seeded>({ ask: 'thread', comments: LARGE });
  const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, { ref }] of Object.entries({ small, large })) {
      const taken = await server.ask<number>({ ask: 'firstPages', ref, count: READS });
      // The first round warms up.
      if (round > 0) times[name as 'small' | 'large'].push(taken);
    }
  const [one, million] = [median(times.small), median(times.large)];
  return {
    what: `first page of a thread of ${LARGE.toLocaleString('en')} comments, nothing kept, against one of ${SMALL} (${short(one)} ms)`,
    value: `${short(million / one)} × (${short(million)} ms)`,
    budget: '≤ 1.2 ×',
    holds: million / one <= 1.2,
  };
};

const postOf = (server: BenchServer, token: string, ref: string, text: string): Buffer =>
  requestBytes(
    'POST',
    '/v1/comments',
    {
      Host: 'stem.localhost',
      Origin: server.origin,
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
    },
    JSON.stringify({ thread: ref, text }),
  );

const benchPosts = async (server: BenchServer): Promise<Line> => {
  const tokens = await server.ask<string[]>({ ask: 'tokens', count: POSTS });
  const { ref, id } = await server.ask<Seeded>({ ask: 'thread', comments: SMALL });
  const requests = tokens.map((token, index) =>
    postOf(server, token, ref, `Reactie ${index}: laat de bomen langs de singel staan.`),
  );
  const result = await load(server.port, CONNECTIONS, (index) => requests[index]);
  const kept = await server.ask<number>({ ask: 'comments', id });
  return {
    what: `comments posted through HTTP on SQLite, ${CONNECTIONS} at once, each answered with the thread`,
    value: `${short(result.perSecond)}/s, p99 ${short(result.p99)} ms; ${kept - SMALL} of ${POSTS} kept`,
    budget: '(each exactly once)',
    holds: kept - SMALL === POSTS && result.statuses[201] === POSTS,
  };
};

const benchCached = async (server: BenchServer): Promise<Line> => {
  const { ref } = await server.ask<Seeded>({ ask: 'thread', comments: SMALL });
  const path = `/v1/threads/${ref}`;
  const bare = await startProcess('./bare.process.ts');
  await bare.ask({ from: server.port, path });
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [await perSecond(server.port, path), await perSecond(bare.port, path)];
    if (round > 0) {
      ours.push(one);
      theirs.push(other);
    }
  }
  bare.stop();
  const ratio = median(ours) / median(theirs);
  return {
    what: `cached read of a thread, against a bare Koa app with the same bytes (${short(median(theirs))}/s)`,
    value: `${short(ratio)} × (${short(median(ours))}/s)`,
    budget: '≥ 0.7 ×',
    holds: ratio >= 0.7,
  };
};

/** How soon a comment is at all who have the thread open. */
const benchListeners = async (server: BenchServer): Promise<Line> => {
  const { ref } = await server.ask<Seeded>({ ask: 'thread', comments: SMALL });
  const [token] = await server.ask<string[]>({ ask: 'tokens', count: 1 });
  const change = postOf(server, token!, ref, 'Dit staat er meteen.');
  return timeListeners(server, `/v1/threads/${ref}/events`, { what: 'a comment', change });
};

/** What a thread costs: its first page however long it is, posting, the cached read, and live listeners. */
export async function benchThread(server: BenchServer): Promise<Line[]> {
  const begin = performance.now();
  const lines = [
    await benchListeners(server),
    await benchCached(server),
    await benchPosts(server),
    await benchFirstPage(server),
  ];
  console.log(`thread: measured in ${short((performance.now() - begin) / 1000)} s`);
  return lines;
}
