import { findQuote } from '../../anchoring/find.js';
import type { Finder } from './passages.find.js';

/** Milliseconds after which the search lets the page go first. */
const turn = 12;

const busy = new WeakSet<Finder>();

/** Finds what a finder still seeks, without holding up the page, and tells it. */
export async function seek(finder: Finder) {
  if (busy.has(finder)) return;
  busy.add(finder);
  let begin = performance.now();
  for (;;) {
    const [next] = finder.sought;
    if (!next) break;
    const [name, quote] = next;
    finder.sought.delete(name);
    finder.known.set(name, findQuote(finder.text, quote) ?? 'gone');
    if (performance.now() - begin < turn) continue;
    await new Promise((done) => setTimeout(done));
    begin = performance.now();
  }
  busy.delete(finder);
  finder.tell();
}
