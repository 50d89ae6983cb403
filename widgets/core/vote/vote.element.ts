import type { Receipt } from '../../../contract/poll.schema.js';
import { StemElement } from '../element.js';
import { html, isServer, type PropertyDeclarations } from '../lit.js';
import { asApiError, type Load } from '../load.js';
import { failedView } from '../views.js';
import type { Stage } from './vote.state.js';
import type { VoteView } from './vote.view.js';

/** What a page may hand to an element so that it shows at once, also on the server. */
export interface VoteData {
  receipt?: Receipt | undefined;
  /** What was wrong with a post, in plain words. */
  fault?: string | undefined;
  /** Origin that the form without script posts to; empty for the page's own. */
  server?: string | undefined;
}

/** The flow as the element needs it. */
interface Flow<T> {
  load: Load<T>;
  stage: Stage;
  failure: string;
  start(): void;
  stop(): void;
  again(): void;
}

/** An element in which people vote: it shows what is known, or what went wrong. */
export abstract class VoteElement<T, D extends VoteData> extends StemElement {
  static override properties: PropertyDeclarations = {
    ...StemElement.properties,
    headingLevel: { attribute: 'heading-level' },
  };

  /** Level of the heading among those of the page; 2 when absent. */
  declare headingLevel: number | string | undefined;
  /** What the server hands over when it renders the element; the browser reads anew. */
  declare data: D | undefined;
  private _taken?: D;
  private readonly _unfolded = new Set<string>();
  protected abstract override readonly _flow: Flow<T>;

  /** Takes what the server hands over. */
  protected abstract _present(data: D): void;

  /** Everything, once it is known. */
  protected abstract _view(value: T): unknown;

  protected override _sync() {
    const { data, _flow: flow } = this;
    if (isServer && data && data !== this._taken) {
      this._taken = data;
      this._present(data);
      const { fault, receipt } = data;
      if (fault) flow.stage = { at: 'choosing', fault };
      if (receipt) flow.stage = { at: 'voted', changed: receipt.version > 1, receipt };
    }
    if (!isServer && this.isConnected && this.activity) flow.start();
  }

  protected override _settled() {
    return this._flow.load.at === 'ready';
  }

  /** What its views share. */
  protected _shared(): Omit<VoteView, 'flow' | 'kind'> & { level: number | string; data: D | undefined } {
    return {
      language: this.language,
      server: isServer ? (this.data?.server ?? '') : this.base,
      level: this.headingLevel || 2,
      data: this.data,
      part: (part) => this._part(part),
      details: (name, summary, inside) => this._details(name, summary, inside),
    };
  }

  override render() {
    const { _flow: flow } = this;
    try {
      if (flow.load.at === 'ready') return this._view(flow.load.value);
    } catch (error) {
      if (isServer) throw error;
      // An answer of another version.
      flow.load = { at: 'failed', error: asApiError(error) };
      flow.failure = '';
    }
    if (flow.load.at !== 'failed') return html`<slot></slot>`;
    this.style.removeProperty('min-height');
    return failedView(flow, this.language);
  }

  private _details(name: string, summary: unknown, inside: () => unknown) {
    const toggle = (event: Event) => {
      if ((event.target as HTMLDetailsElement).open) this._unfolded.add(name);
      this.requestUpdate();
    };
    return html`<details @toggle=${toggle}>
      <summary>${summary}</summary>
      ${isServer || this._unfolded.has(name) ? inside() : ''}
    </details>`;
  }
}
