import { html, isServer, type PropertyDeclarations } from '../core/lit.js';
import { StemElement } from '../core/element.js';
import { asApiError } from '../core/load.js';
import { spoken } from '../core/localise.js';
import { theme } from '../core/theme.styles.js';
import { failedView } from '../core/views.js';
import { forms, isEmpty } from './form.js';
import { PollFlow } from './poll.flow.js';
import type { PollData } from './poll.state.js';
import { pollStyles } from './poll.styles.js';
import { pollView, type PollView } from './poll.view.js';

/**
 * A poll: its question, the ballot, the receipt and the result.
 *
 * @tag stem-poll
 * @slot - A link to the poll's own page: stands until the poll is there, and when it cannot be shown.
 * @fires {StemVoted} stem-voted - The server has counted a vote.
 * @fires {StemFailed} stem-failed - A vote was not counted; what was chosen is kept.
 * @csspart poll - The frame around everything.
 * @csspart title - The question.
 * @csspart option - One option on the ballot.
 * @csspart button - Every button.
 * @cssproperty --stem-accent - The one accent colour.
 * @cssproperty --stem-on-accent - Text on the accent colour.
 * @cssproperty --stem-line - Hairlines.
 * @cssproperty --stem-radius - Radius of corners.
 * @cssproperty --stem-focus - Colour of the focus outline.
 * @cssproperty --stem-heading-font - Font family of the question.
 * @attr {string} activity - The ref of the poll.
 * @attr {string} server - Origin of the server, when it is not where the script came from.
 * @attr {string} ticket - From the embed page where the origin is opaque.
 * @attr {string} lang - Language of the interface; otherwise that of the page.
 * @attr {number} heading-level - Level of the question among the page's headings, 2 by default.
 * @attr {number} height - CSS pixels kept free until the poll shows.
 */
export class StemPoll extends StemElement {
  static override styles = [theme, pollStyles];

  static override properties: PropertyDeclarations = {
    ...StemElement.properties,
    headingLevel: { attribute: 'heading-level' },
  };

  /** 1 to 6; 2 when absent. */
  declare headingLevel: number | string | undefined;
  /** What the server hands over when it renders the element; the browser reads anew. */
  declare data: PollData | undefined;
  private _taken?: PollData;
  private readonly _unfolded = new Set<string>();
  protected override readonly _flow = new PollFlow(this);

  protected override _sync() {
    const { data, _flow: flow } = this;
    if (isServer && data && data !== this._taken) {
      this._taken = data;
      this.language = spoken(data.language ?? data.poll.language);
      flow.show(data.poll, data.mine, data.choice);
      if (data.fault) flow.stage = { at: 'choosing', fault: data.fault };
      if (data.receipt)
        flow.stage = { at: 'voted', changed: data.receipt.version > 1, receipt: data.receipt };
    }
    if (!isServer && this.isConnected && this.activity) flow.start();
  }

  protected override _settled() {
    return this._flow.load.at === 'ready';
  }

  protected override _carryOver(fields: FormData) {
    const { load, choose } = this._flow;
    if (load.at !== 'ready') return;
    const ballot = forms[load.value.rule.kind].now?.read(fields, load.value) ?? {};
    const why = fields.get('why');
    if (!isEmpty(ballot)) choose(why ? { ballot, why: String(why) } : { ballot });
  }

  override render() {
    const { _flow: flow } = this;
    const view: PollView = {
      flow,
      language: this.language,
      server: isServer ? (this.data?.server ?? '') : this.base,
      level: this.headingLevel || 2,
      data: this.data,
      part: (part) => this._part(part),
      details: (name, summary, inside) => this._details(name, summary, inside),
    };
    try {
      if (flow.load.at === 'ready') return pollView(view, flow.load.value);
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

declare global {
  interface HTMLElementTagNameMap {
    'stem-poll': StemPoll;
  }
}
