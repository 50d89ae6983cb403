import type { Quoted } from './quote.js';
import type { Stretch } from './text.js';

/** Characters of context that say as much as 32. */
const enough = 24;

/**
 * Where a passage plainly stands: word for word among the words that stood around it, once, and no other words of its
 * kind at its old place. What is found here is what `findQuote` finds; where it is not plain, ask that.
 */
export function findPlain(text: string, { exact, prefix, suffix, start }: Quoted): Stretch | undefined {
  const whole = prefix + exact + suffix;
  const from = text.indexOf(whole);
  const at = from + prefix.length;
  const end = at + exact.length;
  const plain =
    exact &&
    from >= 0 &&
    text.indexOf(whole, from + 1) < 0 &&
    (prefix.length >= enough || !from) &&
    (suffix.length >= enough || end + suffix.length === text.length) &&
    (at === start || !text.startsWith(exact, start));
  return plain ? { start: at, end } : undefined;
}
