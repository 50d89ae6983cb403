import { load, requestBytes } from './load.js';
import { median } from './read.bench.js';
import type { BenchServer } from './server.js';
import { short, type Line } from './table.js';

const LARGE = 100_000;
const SMALL = 100;
const READS = 300;
const SUPPORTS = 6000;
const CONNECTIONS = 100;
const ROUNDS = 3;
const TURNS = 9;

interface Seeded {
  id: string;
  ref: string;
  idea: string;
}

type Asked = Record<string, string>;

const firstPages: [what: string, asked: Asked][] = [
  ['in a random order', { sort: 'random', seed: 'iemand' }],
  ['newest first', { sort: 'newest' }],
  ['by support', { sort: 'most-supported' }],
];

const words: [what: string, asked: Asked][] = [
  ['two words', { search: 'fietspad straat77' }],
  ['a word that a tenth of them has', { search: 'boom' }],
  ['words that all of them have', { search: 'wijk winter' }],
  ['ideas like a title that is typed', { title: 'veilige fietspaden straat77' }],
];

const once = (server: BenchServer, ref: string, asked: Asked): Promise<number> =>
  server.ask<number>({ ask: 'ideaPages', ref, asked, count: READS });

const timed = async (server: BenchServer, ref: string, asked: Asked): Promise<number> => {
  // The first round warms up.
  await once(server, ref, asked);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await once(server, ref, asked));
  return median(times);
};

/** A small board and a large one in turn, so that whatever else the machine does slows both. */
const compared = async (
  server: BenchServer,
  { small, large }: { small: string; large: string },
  asked: Asked,
): Promise<{ one: number; many: number; times: number }> => {
  for (const ref of [small, large]) await once(server, ref, asked);
  const rounds: { one: number; many: number }[] = [];
  for (let round = 0; round < TURNS; round++)
    rounds.push({ one: await once(server, small, asked), many: await once(server, large, asked) });
  return {
    one: median(rounds.map(({ one }) => one)),
    many: median(rounds.map(({ many }) => many)),
    times: median(rounds.map(({ one, many }) => many / one)),
  };
};

const benchSupports = async (server: BenchServer): Promise<Line> => {
  const tokens = await server.ask<string[]>({ ask: 'tokens', count: SUPPORTS });
  const { idea } = await server.ask<Seeded>({ ask: 'board', ideas: SMALL });
  const requests = tokens.map((token) =>
    requestBytes('PUT', `/v1/ideas/${idea}/supports/mine`, {
      Host: 'stem.localhost',
      Origin: server.origin,
      Authorization: `Bearer ${token}`,
    }),
  );
  const result = await load(server.port, CONNECTIONS, (index) => requests[index]);
  const kept = await server.ask<number>({ ask: 'supports', id: idea });
  return {
    what: `supports of one idea through HTTP on SQLite, ${CONNECTIONS} at once, each answered with the board`,
    value: `${short(result.perSecond)}/s, p99 ${short(result.p99)} ms; ${kept} of ${SUPPORTS} kept`,
    budget: '(each exactly once)',
    holds: kept === SUPPORTS && result.statuses[200] === SUPPORTS,
  };
};

/** A board of 100,000 ideas against one of 100, its search, and supports a second. */
export const benchIdea = async (server: BenchServer): Promise<Line[]> => {
  const small = await server.ask<Seeded>({ ask: 'board', ideas: SMALL });
  const large = await server.ask<Seeded>({ ask: 'board', ideas: LARGE });
  const lines: Line[] = [];
  for (const [what, asked] of firstPages) {
    const { one, many, times } = await compared(server, { small: small.ref, large: large.ref }, asked);
    lines.push({
      what: `first page of ${LARGE.toLocaleString('en')} ideas ${what}, nothing kept, against ${SMALL} (${short(one)} ms)`,
      value: `${short(times)} × (${short(many)} ms)`,
      budget: '≤ 1.2 ×',
      holds: times <= 1.2,
    });
  }
  for (const [what, asked] of words) {
    const taken = await timed(server, large.ref, asked);
    lines.push({
      what: `search in ${LARGE.toLocaleString('en')} ideas: ${what}`,
      value: `${short(taken)} ms`,
      budget: '≤ 50 ms',
      holds: taken <= 50,
    });
  }
  return [...lines, await benchSupports(server)];
};
