import { attempt } from './attempt.js';
import { StemFailed } from './events.js';
import { sentenceOf } from './failure.js';
import { asApiError } from './load.js';
import type { Session } from './session.js';

/** An element as what acts in it needs it. */
export interface ActingHost extends HTMLElement {
  /** Language of the interface. */
  readonly language: string;
  requestUpdate(): void;
  /** Puts focus on the first of what a selector finds, once it is rendered. */
  focusOn(selector: string): Promise<void>;
}

/** What people do in one widget: once at a time in each place, and what went wrong stands at that place. */
export abstract class Acting<H extends ActingHost = ActingHost> {
  /** What is announced. */
  said = '';
  /** What went wrong, in plain words, by place: the id of what it is about, or of a button. */
  readonly faults: Record<string, string> = {};
  /** What is on its way, by place. */
  readonly busy = new Set<string>();
  session!: Session;
  readonly host: H;

  constructor(host: H) {
    this.host = host;
  }

  /** Closes what is unfolded. */
  abstract readonly fold: () => void;

  /** Says what is wrong at a place. */
  fault(place: string, words: string) {
    this.faults[place] = words;
    this.host.requestUpdate();
  }

  /** Announces something. */
  say(text: string) {
    this.said = text;
    this.host.requestUpdate();
  }

  /** Does something that a person asked, once at a time in one place; answers whether it succeeded. */
  async act(place: string, ask: () => Promise<void>): Promise<boolean> {
    if (this.busy.has(place)) return false;
    const { host } = this;
    delete this.faults[place];
    this.busy.add(place);
    host.requestUpdate();
    try {
      await attempt(host, this.session, ask);
      return true;
    } catch (thrown) {
      const error = asApiError(thrown);
      this.faults[place] = await sentenceOf(error, host.language);
      host.dispatchEvent(new StemFailed(error.code));
      return false;
    } finally {
      this.busy.delete(place);
      host.requestUpdate();
    }
  }
}
