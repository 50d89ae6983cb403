import type { RenderedText } from './text.js';

/** What a text comes from, in order. */
export const sourcesOf = <T>({ runs }: RenderedText<T>): T[] => [
  ...new Set(runs.map(({ source }) => source)),
];

/** The offset of a place: that of the character there, or of the next one that renders. */
export function offsetAt<T>({ text, runs }: RenderedText<T>, source: T, from: number): number {
  const ours = runs.filter((run) => run.source === source);
  const run = ours.find((one) => from < one.from + one.length);
  const last = ours.at(-1);
  if (run) return run.at + Math.max(0, from - run.from);
  return last ? last.at + last.length : text.length;
}
