import { performance } from 'node:perf_hooks';
import { findQuote } from '../anchoring/find.js';
import { changedWords, proseOf, somePassages } from '../test/support/prose.js';
import { short, type Line } from './table.js';

const LONG = 200_000;
const SHORT = 20_000;

/** Milliseconds in which 100 passages of a text are sought in three versions of it: the same, changed and moved, another. */
function seeking(length: number): number[] {
  const text = proseOf(7, length);
  const quotes = somePassages(text, 11);
  return [text, changedWords(text, 12), proseOf(8, length)].map((version) => {
    const begin = performance.now();
    for (const quote of quotes) findQuote(version, quote);
    return performance.now() - begin;
  });
}

/** Finding 100 passages again in a new version of a long document, which a browser does when the thread opens. */
export function benchPassages(): Promise<Line[]> {
  seeking(SHORT);
  const [small, large] = [seeking(SHORT), seeking(LONG)];
  const names = ['the same text', 'changed and moved', 'another text'];
  return Promise.resolve(
    names.map((name, at) => ({
      what: `100 passages sought in 200,000 characters, ${name}`,
      value: `${short(large[at]!)} ms, ${short(large[at]! / small[at]!)} × that of 20,000`,
      budget: '1 s',
      holds: large[at]! <= 1000,
    })),
  );
}
