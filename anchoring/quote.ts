import type { Stretch } from './text.js';

/** Characters before and after a passage that are kept with it. */
export const contextLength = 32;

/** A passage by its words and its place: W3C `TextQuoteSelector` and `TextPositionSelector`. */
export interface Quoted extends Stretch {
  exact: string;
  prefix: string;
  suffix: string;
}

/** How a passage was found: by its words and what stands around them, by its place, or though words changed. */
export type How = 'exact' | 'position' | 'approximate';

/** Where a passage stands now. */
export interface Found extends Stretch {
  how: How;
}

/** Whether a cut here would part a surrogate pair. */
const splits = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');

/** Letters without marks are by far the most, and never join: they cost nothing this way. */
const mayJoin = (text: string, at: number) => /[^\n -\u02ff]/.test(text.slice(at - 1, at + 1));

/**
 * The nearest place from `at` on (`step` 1) or back (`step` -1) where a cut parts no surrogate pair and, within 32
 * characters and where the platform knows them (UAX #29), no grapheme.
 */
function cut(text: string, at: number, step: 1 | -1): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  const here = splits(text, at) ? at + step : at;
  if (!mayJoin(text, here) || !('Segmenter' in Intl)) return here;
  const from = Math.max(0, text.lastIndexOf('\n', here - 1) + 1, here - 2 * contextLength);
  const graphemes = new Intl.Segmenter().segment(text.slice(from, here + 2 * contextLength));
  const cuts = [...graphemes].map(({ index }) => from + index);
  const near = step > 0 ? cuts.find((place) => place >= here) : cuts.findLast((place) => place <= here);
  return near !== undefined && Math.abs(near - here) <= contextLength ? near : here;
}

/** Describes a passage so that it can be found again: its words, those around it, and its place. */
export function describeQuote(text: string, start: number, end: number): Quoted {
  const from = cut(text, start, -1);
  const to = cut(text, Math.max(start, end), 1);
  return {
    exact: text.slice(from, to),
    prefix: text.slice(cut(text, from - contextLength, 1), from),
    suffix: text.slice(to, cut(text, to + contextLength, -1)),
    start: from,
    end: to,
  };
}
