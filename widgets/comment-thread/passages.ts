import type { Passages as PassageList, Quote } from '../../contract/comment.schema.js';
import type { RenderedText } from '../../anchoring/text.js';
import { lazy } from '../core/lazy.js';
import { html } from '../core/lit.js';
import { Finder } from './passages.find.js';
import { canMark, commented, Marks } from './passages.marks.js';
import { rangeOf, readText } from './passages.text.js';
import type { Tools } from './passages.tools.js';
import { threadTexts } from './thread.nl.js';
import type { Annotator, PassageHost } from './thread.state.js';

/** Choosing, showing and listing passages: with the first selection or press. */
const tools = lazy(() => import('./passages.tools.js'));

/** Begins to mark passages in the text of the page and to take comments about them. */
export const annotate = (host: PassageHost): Annotator => new Passages(host);

/** Milliseconds after which a page that changed is read again. */
const rest = 100;

const events = ['pointerdown', 'pointerup', 'pointercancel', 'selectionchange'];

/** The passages of one text of the page: found and marked. The page itself is not changed. */
export class Passages implements Annotator {
  readonly host: PassageHost;
  /** Where the text stands. */
  readonly page: Document | ShadowRoot;
  private readonly _marks: Marks;
  readonly finder = new Finder(() => this._draw());
  rendered!: RenderedText<Text>;
  root!: Element;
  list: PassageList['passages'] = [];
  /** Whether the pointer is down. */
  pointing = false;
  private readonly _watch: MutationObserver;
  private _tools: Tools | undefined;
  private _unfolded = false;
  private _stale = false;
  private _over = false;
  private _open = true;

  constructor(host: PassageHost) {
    this.host = host;
    this.page = host.root.getRootNode() as Document | ShadowRoot;
    this._marks = new Marks(this.page, commented);
    this._watch = new MutationObserver((changes) => this._changed(changes));
    this._watch.observe(this.page, { childList: true, characterData: true, subtree: true });
    for (const event of events) document.addEventListener(event, this._happens);
    this.page.addEventListener('click', this._click);
    this._read();
    this.refresh();
  }

  stands(quote: Quote) {
    const found = this.finder.find(quote);
    return found && found !== 'gone';
  }

  reveal(quote: Quote) {
    this._with((tools) => tools.reveal(quote));
  }

  refresh() {
    this.host.passages().then(
      (passages) => {
        this.list = passages;
        this._draw();
      },
      // What was marked stays marked; the next change asks again.
      () => {},
    );
  }

  stop() {
    this._over = true;
    this._watch.disconnect();
    for (const event of events) document.removeEventListener(event, this._happens);
    this.page.removeEventListener('click', this._click);
    this._marks.set([]);
    this._tools?.stop();
  }

  view(open: boolean) {
    const { host, list, _tools: tools } = this;
    this._open = open;
    const { language } = host.element;
    const texts = threadTexts(language);
    const unfold = ({ target }: Event) => {
      this._unfolded = (target as HTMLDetailsElement).open;
      this._with(() => host.requestUpdate());
    };
    return html`<div class="stack passages">
      <div ?hidden=${!open}>
        <button
          part="button"
          class="choose"
          type="button"
          aria-expanded=${tools?.choosing ? 'true' : 'false'}
          @click=${() => this._with((tools) => tools.choose())}
        >
          ${texts.choose}
        </button>
      </div>
      ${tools?.view()}
      ${
        list.length
          ? html`<details ?open=${!canMark()} @toggle=${unfold}>
              <summary>${texts.passages(list.length)}</summary>
              ${this._unfolded ? tools?.listView() : ''}
            </details>`
          : ''
      }
    </div>`;
  }

  /** Where a passage stands in the page. */
  rangeOf(quote: Quote): Range | undefined {
    const found = this.finder.find(quote);
    return found && found !== 'gone' ? rangeOf(this.rendered, found) : undefined;
  }

  /** What is selected of the text. */
  selection(): Range | undefined {
    const { page } = this;
    // Chromium knows the selection of a shadow root by it.
    const selection = ('getSelection' in page ? (page as Document) : document).getSelection();
    if (!this._open || !selection?.rangeCount || selection.isCollapsed) return undefined;
    const range = selection.getRangeAt(0);
    return range.intersectsNode(this.root) ? range : undefined;
  }

  private _with(act: (tools: Tools) => void) {
    if (this._tools) return act(this._tools);
    tools.load().then(
      (made) => {
        if (this._over) return;
        act((this._tools ??= made.toolsOf(this)));
      },
      () => this.host.offline(),
    );
  }

  private _read() {
    this.root = this.host.root;
    this.rendered = readText(this.root);
    this.finder.read(this.rendered.text);
    this._tools?.read();
  }

  private _draw() {
    if (this._over) return;
    this._marks.set(this.list.map(({ quote }) => this.rangeOf(quote)).filter((range) => range !== undefined));
    this.host.requestUpdate();
  }

  /** The page changed its text, or put another element in the place of ours: passages are found again, when it rests. */
  private _changed(changes: MutationRecord[]) {
    const ours = (node: Node) => this.root.contains(node);
    if (this._stale || (this.root.isConnected && !changes.some(({ target }) => ours(target)))) return;
    this._stale = true;
    setTimeout(() => {
      this._stale = false;
      if (this._over || !this.host.root?.isConnected) return;
      this._read();
      this._draw();
    }, rest);
  }

  private readonly _happens = ({ type }: Event) => {
    if (type[0] === 'p') this.pointing = type === 'pointerdown';
    if (this._tools || this.selection()) this._with((tools) => tools.happens(type));
  };

  private readonly _click = (event: Event) => {
    const { clientX, clientY, target } = event as MouseEvent;
    if (this.list.length && target instanceof Element && this.root.contains(target))
      this._with((tools) => tools.click(target, clientX, clientY));
  };
}
