import search from 'approx-string-match';
import { agreement } from './context.js';
import { diffWords } from './diff.js';
import { contextLength, type Found, type Quoted } from './quote.js';
import { trimmed, type Stretch } from './text.js';

/** Characters of a piece by which a passage is sought. */
const pieceLength = 12;
/** Pieces by which a passage is sought, spread over its words and what stands around them. */
const pieceCount = 20;
/** Places that are looked at for one passage. */
const placeCount = 5;
/** Places where one piece may stand; a piece that stands everywhere says nothing. */
const hitsOfPiece = 8;

/** Characters of context that fix an end of a passage, most first. */
const anchorSizes = [contextLength, 16, 10];

/** The least likeness of the words, 0 to 1, where a word of them stayed, and where all changed a little. */
const leastLikeness = 0.5;
const leastWithoutWord = 0.8;

/**
 * As much as the surroundings have to agree, 0 to 2: more, as the words agree less, and most where few characters
 * (`kept`) are left to agree.
 */
const contextNeeded = (likeness: number, kept: number) =>
  0.6 + 1.15 * (1 - likeness) * Math.min(1, contextLength / kept);

/** By how much the best place has to beat the next, so that it is no guess. */
const margin = 0.2;

interface Candidate extends Stretch {
  evidence: number;
}

/** Where a passage may begin, by pieces of it that still stand, most pieces first. */
function beginnings(text: string, { exact, prefix, suffix }: Quoted): number[] {
  const whole = prefix + exact + suffix;
  const last = whole.length - pieceLength;
  const step = Math.max(1, Math.ceil(last / (pieceCount - 1)));
  const votes = new Map<number, number>();
  const slack = Math.max(contextLength, exact.length >> 2);
  for (let from = 0; from <= last; from += step) {
    const piece = whole.slice(from, from + pieceLength);
    const hits: number[] = [];
    for (
      let at = text.indexOf(piece);
      at >= 0 && hits.length <= hitsOfPiece;
      at = text.indexOf(piece, at + 1)
    )
      hits.push(at);
    if (hits.length > hitsOfPiece) continue;
    for (const at of hits) {
      const begin = at - from + prefix.length;
      const known = [...votes.keys()].find((place) => Math.abs(place - begin) <= slack);
      votes.set(known ?? begin, (votes.get(known ?? begin) ?? 0) + 1);
    }
  }
  const least = Math.max(...votes.values()) / 4;
  return [...votes]
    .filter(([, count]) => count >= least)
    .sort(([, a], [, b]) => b - a)
    .slice(0, placeCount)
    .map(([begin]) => begin);
}

/** Where the words that stood before the passage end, near a place. */
function endOfPrefix(text: string, { prefix }: Quoted, near: number): number | undefined {
  for (const size of anchorSizes) {
    if (prefix.length < size) continue;
    const words = prefix.slice(-size);
    const at = text.lastIndexOf(words, near + contextLength - size) + size;
    if (at >= Math.max(size, near - contextLength)) return at;
  }
  return undefined;
}

/** Where the words that stood after the passage begin, near a place. */
function beginOfSuffix(text: string, { suffix }: Quoted, near: number): number | undefined {
  for (const size of anchorSizes) {
    if (suffix.length < size) continue;
    const at = text.indexOf(suffix.slice(0, size), Math.max(0, near - contextLength));
    if (at >= 0 && at <= near + contextLength) return at;
  }
  return undefined;
}

/** The part of `words` in which more of the passage stayed than changed. */
function solid(words: string, exact: string): Stretch {
  let [at, sum, most, from] = [0, 0, 0, 0];
  let best: Stretch = { start: 0, end: words.length };
  for (const { kind, text } of diffWords(exact, words)) {
    if (sum <= 0) [sum, from] = [0, at];
    if (kind !== 'removed') at += text.length;
    sum += kind === 'kept' ? text.length : -text.length / 3;
    if (kind === 'kept' && sum > most) [most, best] = [sum, trimmed(words, { start: from, end: at })];
  }
  return best;
}

const keepsWord = (words: string, exact: string) =>
  diffWords(exact, words).some(({ kind, text }) => kind === 'kept' && /[\p{L}\p{N}]/u.test(text));

/** A hit with its ends where the words around the passage stand, else where what stayed of its own words does. */
function neat(text: string, quote: Quoted, hit: Stretch): Stretch {
  const from = Math.max(0, hit.start - contextLength);
  const stayed = solid(text.slice(from, hit.end + contextLength), quote.exact);
  const start = endOfPrefix(text, quote, hit.start) ?? from + stayed.start;
  const end = beginOfSuffix(text, quote, hit.end) ?? from + stayed.end;
  return wholeWords(text, start < end ? { start, end } : hit);
}

function wholeWords(text: string, { start, end }: Stretch): Stretch {
  const letter = /[\p{L}\p{N}\p{M}\p{Cs}]/u;
  while (start > 0 && letter.test(text[start]!) && letter.test(text[start - 1]!)) start--;
  while (end < text.length && letter.test(text[end - 1]!) && letter.test(text[end]!)) end++;
  return { start, end };
}

/** Where the words stand with the fewest changes; few are sought first, because many cost more time. */
function nearest(window: string, exact: string) {
  const few = search(window, exact, exact.length >> 3);
  return few.length > 0 ? few : search(window, exact, Math.floor(exact.length * (1 - leastLikeness)));
}

/** The likeness of a stretch to the words, 0 to 1, in single characters that have to change. */
function likenessOf(words: string, exact: string): number {
  const [match] = search(words, exact, exact.length);
  if (!match) return 0;
  return 1 - (match.errors + words.length - (match.end - match.start)) / Math.max(exact.length, words.length);
}

/**
 * Finds a passage whose words changed (Myers' bit-parallel search, 1999), only where what stands around it agrees:
 * the more the words changed, the more. Of two places that are equally good none is chosen.
 */
export function findApproximate(text: string, quote: Quoted): Found | undefined {
  const { exact } = quote;
  if (!exact) return undefined;
  const slack = Math.max(2 * contextLength, exact.length >> 1);
  const candidates: Candidate[] = [];
  for (const begin of beginnings(text, quote)) {
    const from = Math.max(0, begin - slack);
    const window = text.slice(from, begin + exact.length + slack);
    for (const match of nearest(window, exact)) {
      const stretch = neat(text, quote, { start: from + match.start, end: from + match.end });
      if (candidates.some(({ start, end }) => start === stretch.start && end === stretch.end)) continue;
      const words = text.slice(stretch.start, stretch.end);
      const likeness = likenessOf(words, exact);
      if (likeness < leastLikeness) continue;
      if (!keepsWord(words, exact) && (likeness < leastWithoutWord || !/\p{L}/u.test(exact))) continue;
      const context = agreement(quote, text, stretch);
      if (context < contextNeeded(likeness, likeness * exact.length)) continue;
      candidates.push({ ...stretch, evidence: likeness + context });
    }
  }
  const [best, ...rest] = candidates.sort((a, b) => b.evidence - a.evidence);
  if (!best) return undefined;
  const second = rest.find(({ start, end }) => end <= best.start || start >= best.end);
  if (second && best.evidence - second.evidence < margin) return undefined;
  return { start: best.start, end: best.end, how: 'approximate' };
}
