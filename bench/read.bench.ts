import { load, requestBytes } from './load.js';
import { startProcess, type BenchServer } from './server.js';
import { short, type Line } from './table.js';

const CONNECTIONS = 64;
const REQUESTS = 30_000;
const ROUNDS = 3;

const headers = { Host: 'stem.localhost', 'Accept-Encoding': 'br' };
/** The middle one of some numbers. */
export const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Requests a second for a page, with 64 connections. */
export async function perSecond(port: number, path: string): Promise<number> {
  const bytes = requestBytes('GET', path, headers);
  return (await load(port, CONNECTIONS, (index) => (index < REQUESTS ? bytes : undefined))).perSecond;
}

/** The cached public read against a bare Koa app with the same bytes, by turns in one run. */
export async function benchRead(server: BenchServer): Promise<Line[]> {
  const { ref } = await server.ask<{ ref: string }>({ ask: 'poll', results: 'always' });
  const path = `/v1/polls/${ref}`;
  const bare = await startProcess('./bare.process.ts');
  await bare.ask({ from: server.port, path });
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [await perSecond(server.port, path), await perSecond(bare.port, path)];
    // The first round warms both up.
    if (round > 0) {
      ours.push(one);
      theirs.push(other);
    }
  }
  bare.stop();
  const ratio = median(ours) / median(theirs);
  return [
    {
      what: `cached read of a poll, against a bare Koa app with the same bytes (${short(median(theirs))}/s)`,
      value: `${short(ratio)} × (${short(median(ours))}/s)`,
      budget: '≥ 0.7 ×',
      holds: ratio >= 0.7,
    },
  ];
}
