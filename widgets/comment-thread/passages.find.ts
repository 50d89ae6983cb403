import type { Quote } from '../../contract/comment.schema.js';
import { better, findExact } from '../../anchoring/exact.js';
import type { Found } from '../../anchoring/quote.js';
import { lazy } from '../core/lazy.js';

/** Changed words are sought only where the same words are not found. */
const approximate = lazy(() => import('../../anchoring/approximate.js'));

/** Milliseconds after which the search lets the page go first. */
const turn = 12;

const pause = () => new Promise((done) => setTimeout(done));

/** A quote as a name: the same words at the same place. */
export const nameOf = ({ start, exact, prefix, suffix }: Quote) => [start, prefix, exact, suffix].join('\n');

/** Finds passages in a text, each once; `undefined` is not known yet. */
export class Finder {
  private _text = '';
  private _known = new Map<string, Found | 'gone'>();
  private _sought = new Map<string, Quote>();
  private readonly _tell: () => void;
  private _busy = false;

  constructor(tell: () => void) {
    this._tell = tell;
  }

  /** Another text: passages are found anew. */
  read(text: string) {
    if (text === this._text) return;
    this._text = text;
    this._known = new Map();
    this._sought = new Map();
  }

  /** Where a passage stands; where it takes long, `tell` says when it is known. */
  find(quote: Quote): Found | 'gone' | undefined {
    const name = nameOf(quote);
    const known = this._known.get(name);
    if (known) return known;
    const exact = findExact(this._text, quote);
    if (exact?.sure) {
      this._known.set(name, exact.found);
      return exact.found;
    }
    this._sought.set(name, quote);
    void this._seek();
    return undefined;
  }

  private async _seek() {
    if (this._busy) return;
    this._busy = true;
    try {
      const { findApproximate } = await approximate.load();
      let begin = performance.now();
      for (let next = this._next(); next; next = this._next()) {
        const [name, quote] = next;
        const found = findExact(this._text, quote)?.found;
        const changed = findApproximate(this._text, quote);
        this._known.set(name, better(this._text, quote, found, changed) ?? 'gone');
        if (performance.now() - begin < turn) continue;
        await pause();
        begin = performance.now();
      }
      this._tell();
    } catch {
      // The matcher did not load: nothing is said to be gone, and the next draw asks again.
    } finally {
      this._busy = false;
    }
  }

  private _next(): [string, Quote] | undefined {
    const [next] = this._sought;
    if (next) this._sought.delete(next[0]);
    return next;
  }
}
