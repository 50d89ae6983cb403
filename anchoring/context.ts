import type { Quoted } from './quote.js';
import type { Stretch } from './text.js';

/** Characters of context that say as much as 32. */
const enough = 24;

/** How much longer what stands there now may be. */
const room = 16;

/** The least edits that make `words` of how `now` begins (Levenshtein, its end free); made for short texts. */
function edits(words: string, now: string): number {
  let row = Array.from({ length: now.length + 1 }, (_, index) => index);
  for (let i = 1; i <= words.length; i++) {
    const next = [i];
    for (let j = 1; j <= now.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (words[i - 1] === now[j - 1] ? 0 : 1)));
    row = next;
  }
  return Math.min(...row);
}

const backwards = (text: string) => text.split('').reverse().join('');

/**
 * How far one side agrees, read from the passage outwards: 1 where it is the same, 0 where it has no more in common
 * than any two texts. A short side says less, unless the text ends with it.
 */
function side(words: string, now: string): number {
  if (now.startsWith(words) && (words.length >= enough || now.length === words.length)) return 1;
  if (!words) return 0;
  return Math.max(0, 1 - (2 * edits(words, now)) / words.length) * Math.min(1, words.length / enough);
}

/** How many characters next to a stretch are those that stood there: 0 to 64. Cheap. */
export function touching({ prefix, suffix }: Quoted, text: string, { start, end }: Stretch): number {
  let before = 0;
  while (before < prefix.length && prefix.at(-1 - before) === text[start - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[end + after]) after++;
  return before + after;
}

/** How far what stands around a stretch is what stood around the passage: 0 to 1 before and 0 to 1 after, added. */
export function agreement({ prefix, suffix }: Quoted, text: string, { start, end }: Stretch): number {
  const before = text.slice(Math.max(0, start - prefix.length - room), start);
  const after = text.slice(end, end + suffix.length + room);
  return side(backwards(prefix), backwards(before)) + side(suffix, after);
}
