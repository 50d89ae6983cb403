import type { Quote } from '../../contract/comment.schema.js';
import { findPlain } from '../../anchoring/plain.js';
import type { Stretch } from '../../anchoring/text.js';
import { lazy } from '../core/lazy.js';

/** Most passages stand as they stood; what finds the others comes when one does not. */
const thorough = lazy(() => import('./passages.seek.js'));

/** A quote as a name: the same words at the same place. */
const nameOf = ({ start, exact, prefix, suffix }: Quote) => [start, prefix, exact, suffix].join('\n');

/** Finds passages in a text, each once; `undefined` is not known yet. */
export class Finder {
  text = '';
  /** What was found, by name. */
  known = new Map<string, Stretch | 'gone'>();
  /** What is still to be found. */
  sought = new Map<string, Quote>();
  /** Told when what took long is known. */
  readonly tell: () => void;

  constructor(tell: () => void) {
    this.tell = tell;
  }

  /** Another text: passages are found anew. */
  read(text: string) {
    if (text === this.text) return;
    this.text = text;
    this.known = new Map();
    this.sought = new Map();
  }

  /** Where a passage stands; where it takes long, `tell` says when it is known. */
  find(quote: Quote): Stretch | 'gone' | undefined {
    const name = nameOf(quote);
    const found = this.known.get(name) ?? findPlain(this.text, quote);
    if (found) this.known.set(name, found);
    else {
      this.sought.set(name, quote);
      // Where it does not load, nothing is said to be gone, and the next draw asks again.
      thorough.load().then(
        ({ seek }) => seek(this),
        () => {},
      );
    }
    return found;
  }
}
