import type { ThreadData, Writing } from './thread.state.js';
import { html, isServer, type PropertyDeclarations } from '../core/lit.js';
import { StemElement } from '../core/element.js';
import { spoken } from '../core/localise.js';
import { theme } from '../core/theme.styles.js';
import { failedView } from '../core/views.js';
import { parts } from './parts.js';
import { ThreadFlow } from './thread.flow.js';
import { threadLocales, threadTexts } from './thread.nl.js';
import { plainShown } from './thread.shown.js';
import { threadStyles } from './thread.styles.js';
import { noPlaceView, threadView, type ThreadView } from './thread.view.js';

/**
 * A thread: comments about a document or a subject, answers to them, and a form to write one.
 *
 * @tag stem-comment-thread
 * @slot - A link to the thread's own page: stands until the thread is there, and when it cannot be shown.
 * @fires {StemCommentAdded} stem-comment-added - The server has taken a comment; it may wait for approval.
 * @fires {StemReacted} stem-reacted - The server has taken a reaction, or that it was taken back.
 * @fires {StemFailed} stem-failed - Something did not happen; what was typed is kept.
 * @csspart thread - The frame around everything.
 * @csspart title - The heading with the number of comments.
 * @csspart comment - One comment.
 * @csspart badge - Who speaks for the organisation, and what a comment is.
 * @csspart button - Every button.
 * @cssproperty --stem-accent - The one accent colour.
 * @cssproperty --stem-on-accent - Text on the accent colour.
 * @cssproperty --stem-line - Hairlines.
 * @cssproperty --stem-radius - Radius of corners.
 * @cssproperty --stem-focus - Colour of the focus outline.
 * @cssproperty --stem-heading-font - Font family of the heading.
 * @attr {string} activity - The ref of the thread.
 * @attr {string} document - Address of the document that the thread is about; without a value the page's canonical
 *   link or its own address. Not needed beside `activity`.
 * @attr {string} annotate - Selector of the element on the page whose passages can be commented on.
 * @attr {string} sort - Order at first: oldest, newest, most-agreed or unanswered; otherwise that of the thread. Behind it,
 *   after a space, may stand the id of the comment with which it begins.
 * @attr {string} server - Origin of the server, when it is not where the script came from.
 * @attr {string} ticket - From the embed page where the origin is opaque.
 * @attr {string} lang - Language of the interface; otherwise that of the page.
 * @attr {number} heading-level - Level of the heading among the page's headings, 2 by default.
 * @attr {number} height - CSS pixels kept free until the thread shows.
 */
export class StemCommentThread extends StemElement {
  static override styles = [theme, threadStyles];

  static override properties: PropertyDeclarations = {
    ...StemElement.properties,
    document: {},
    annotate: {},
    sort: {},
    headingLevel: { attribute: 'heading-level' },
  };

  /** Address of the document; empty for that of the page. */
  declare document: string | null | undefined;
  /** Selector of the annotated element. */
  declare annotate: string | null | undefined;
  /** Order at first. */
  declare sort: string | null | undefined;
  /** 1 to 5; 2 when absent. */
  declare headingLevel: number | string | undefined;
  /** What the server hands over when it renders the element; the browser reads anew. */
  declare data: ThreadData | undefined;
  private _taken?: ThreadData;
  private readonly _unfolded = new Set<string>();
  protected override readonly _locales = threadLocales;
  protected override readonly _flow = new ThreadFlow(this);

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this._flow.follow);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this._flow.follow);
  }

  protected override _sync() {
    const { data, _flow: flow } = this;
    if (isServer && data && data !== this._taken) {
      this._taken = data;
      this.language = spoken(data.language ?? data.thread.language);
      const { thread, page, open, typed } = data;
      flow.load = { at: 'ready', value: plainShown(thread, page ?? thread.first) };
      flow.open = open;
      if (typed) flow.forms[open?.act === 'reply' ? open.id : ''] = { text: '', ...typed };
    }
    if (!isServer && this.isConnected) flow.start();
  }

  protected override _settled() {
    if (this._flow.load.at !== 'ready') return false;
    // What the server rendered has its form open: it stays so.
    return !this.renderRoot.querySelector('[name=text]') || !!this._part(parts.write);
  }

  protected override _carryOver(fields: FormData) {
    const given = (name: string) => fields.get(name)?.toString() || undefined;
    if (!fields.has('text')) return;
    const kind = given('kind') as Writing['kind'];
    this._flow.carry(given('parent'), { text: given('text') ?? '', name: given('name'), kind });
  }

  override render() {
    const { _flow: flow, language } = this;
    const { load } = flow;
    const texts = threadTexts(language);
    if (load.at === 'loading') return html`<slot></slot>`;
    // Space was kept for comments.
    if (load.at === 'failed' || !load.value.list.length) this.style.removeProperty('min-height');
    if (load.at === 'failed')
      return load.error.code === 'document_unknown'
        ? noPlaceView(texts, language)
        : failedView(flow, language);
    const shown = load.value;
    const { thread, mine } = shown;
    const server = isServer ? (this.data?.server ?? '') : this.base;
    const view: ThreadView = {
      flow,
      shown,
      texts,
      language,
      server,
      level: this.headingLevel || 2,
      data: this.data,
      own: parts.doing.now?.doingTexts(language),
      can: mine?.can ?? { comment: thread.phase === 'open' },
      now: new Date(),
      part: (part) => this._part(part),
      details: (name, summary, inside) => this._details(name, summary, inside),
      link: (query) =>
        isServer
          ? `${server}/a/${thread.ref ?? ''}?${new URLSearchParams(query)}${query.reactie ? `#reactie-${query.reactie}` : ''}`
          : `#reactie-${query.reactie}`,
    };
    return threadView(view);
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
    'stem-comment-thread': StemCommentThread;
  }
}
