import { findApproximate } from './approximate.js';
import { better, findExact } from './exact.js';
import type { Found, Quoted } from './quote.js';

/**
 * Finds a passage in a text that may have changed: by its words and what stands around them, by its place, or
 * though words changed; `undefined` where it is gone or where it cannot be told from another.
 */
export function findQuote(text: string, quote: Quoted, expected = quote.start): Found | undefined {
  const exact = findExact(text, quote, expected);
  if (exact?.sure) return exact.found;
  return better(text, quote, exact?.found, findApproximate(text, quote));
}
