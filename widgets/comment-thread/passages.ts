import type { Passages as PassageList, Quote } from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import { describeQuote } from '../../anchoring/quote.js';
import type { RenderedText, Stretch } from '../../anchoring/text.js';
import { addStyles } from '../core/element.js';
import { html, type LitElement } from '../core/lit.js';
import { languageAt } from '../core/localise.js';
import { Finder } from './passages.find.js';
import { intoView, Layer, type LayerState } from './passages.layer.js';
import { canMark, Marks } from './passages.marks.js';
import { passagesTexts } from './passages.nl.js';
import { Pick } from './passages.pick.js';
import { styles } from './passages.styles.js';
import { hashOf, pageAt, rangeOf, readText, stretchOf } from './passages.text.js';
import type { Annotator, PassageHost } from './thread.state.js';

type Passage = PassageList['passages'][number];

/** Begins to mark passages in the text of the page and to take comments about them. */
export const annotate = (host: PassageHost): Annotator => new Passages(host);

const whenIdle = (run: () => void) =>
  typeof requestIdleCallback === 'function'
    ? requestIdleCallback(run, { timeout: 500 })
    : setTimeout(run, 100);

/** The passages of one text of the page: found, marked, chosen and commented on. The page itself is not changed. */
class Passages implements Annotator {
  private readonly _host: PassageHost;
  private readonly _shadow: ShadowRoot;
  private readonly _page: Document | ShadowRoot;
  private readonly _finder: Finder;
  private readonly _marks: Marks;
  private readonly _layer: Layer;
  private readonly _pick: Pick;
  private readonly _watch: MutationObserver;
  private _rendered!: RenderedText<Text>;
  private _root!: Element;
  /** SHA-256 of the text, once it is known; never where the page is no secure context. */
  private _version: string | undefined;
  private _passages: Passage[] = [];
  private _state: LayerState = { near: undefined, outlined: undefined, said: '' };
  private _selected: Stretch | undefined;
  private _pointing = false;
  private _stale = false;
  private _over = false;

  constructor(host: PassageHost) {
    this._host = host;
    this._shadow = host.element.shadowRoot!;
    addStyles(host.element.constructor as typeof LitElement, { styles }, this._shadow);
    this._page = host.root.getRootNode() as Document | ShadowRoot;
    this._finder = new Finder(() => this._draw());
    this._marks = new Marks(this._page);
    this._layer = new Layer(this._shadow, () => this._selected && this.comment(this._selected));
    this._pick = new Pick(this);
    this._watch = new MutationObserver((changes) => this._changed(changes));
    this._watch.observe(this._page, { childList: true, characterData: true, subtree: true });
    document.addEventListener('selectionchange', this._select);
    document.addEventListener('pointerdown', this._point);
    document.addEventListener('pointerup', this._lift);
    document.addEventListener('pointercancel', this._lift);
    document.addEventListener('keydown', this._key);
    this._page.addEventListener('click', this._click);
    this._read();
    this.refresh();
  }

  get text() {
    return this._rendered.text;
  }

  get texts() {
    return passagesTexts(this._host.element.language);
  }

  get language() {
    return languageAt(this._root);
  }

  get root() {
    return this._shadow;
  }

  stands(quote: Quote) {
    const found = this._finder.find(quote);
    return found && found !== 'gone';
  }

  reveal(quote: Quote) {
    const range = this._rangeOf(quote);
    if (!range) return;
    this._marks.set('one', [range]);
    intoView(range);
    this._show({ outlined: range, said: this.texts.shown });
  }

  refresh() {
    this._host.passages().then(
      (passages) => {
        if (this._over) return;
        this._passages = passages;
        this._draw();
      },
      // What was marked stays marked; the next change asks again.
      () => {},
    );
  }

  stop() {
    this._over = true;
    this._watch.disconnect();
    document.removeEventListener('selectionchange', this._select);
    document.removeEventListener('pointerdown', this._point);
    document.removeEventListener('pointerup', this._lift);
    document.removeEventListener('pointercancel', this._lift);
    document.removeEventListener('keydown', this._key);
    this._page.removeEventListener('click', this._click);
    this._marks.stop();
    this._layer.stop();
  }

  view() {
    const { texts } = this;
    return html`<div class="passages">
      ${this._pick.view()}
      ${
        this._passages.length > 0
          ? html`<details ?open=${!canMark()}>
              <summary>${texts.list(this._passages.length)}</summary>
              <ol>
                ${this._inOrder().map((passage) => this._row(passage))}
              </ol>
            </details>`
          : ''
      }
    </div>`;
  }

  outline(stretch: Stretch | undefined) {
    const range = stretch && rangeOf(this._rendered, stretch);
    if (range) intoView(range);
    this._marks.set('one', range ? [range] : []);
    this._show({ outlined: range });
  }

  say(said: string) {
    this._show({ said });
  }

  comment({ start, end }: Stretch): boolean {
    const quoted = describeQuote(this.text, start, end);
    if (quoted.exact.length > limits.quote) return false;
    const range = rangeOf(this._rendered, quoted);
    const quote = { ...quoted, page: range && pageAt(range, this._root), version: this._version };
    this._selected = undefined;
    this._show({ near: undefined, said: '' });
    this._host.quote(quote);
    return true;
  }

  draw() {
    this._host.requestUpdate();
  }

  private _row({ quote, comments }: Passage) {
    const { texts } = this;
    const stands = this.stands(quote);
    const [first] = comments;
    return html`<li>
      ${
        stands === false
          ? html`<p><small>${texts.gone}</small> <q dir="auto">${quote.exact}</q></p>`
          : html`<button part="button" class="words" type="button" @click=${() => this.reveal(quote)}>
              <span class="lines" lang=${this.language} dir="auto">${quote.exact}</span>
            </button>`
      }
      ${
        first
          ? html`<button part="button" class="quiet" type="button" @click=${() => this._host.show(first)}>
              ${texts.comments(comments.length)}<span class="hidden"> ${texts.about(quote.exact)}</span>
            </button>`
          : ''
      }
    </li>`;
  }

  /** In the order of the text; those that are gone at the end. */
  private _inOrder(): Passage[] {
    const place = ({ quote }: Passage) => {
      const found = this._finder.find(quote);
      return found && found !== 'gone' ? found.start : Infinity;
    };
    return [...this._passages].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  }

  private _rangeOf(quote: Quote): Range | undefined {
    const found = this._finder.find(quote);
    return found && found !== 'gone' ? rangeOf(this._rendered, found) : undefined;
  }

  private _read() {
    this._root = this._host.root;
    this._rendered = readText(this._root);
    const { text } = this;
    this._version = undefined;
    void hashOf(text).then((hash) => {
      if (text === this.text) this._version = hash;
    });
    this._finder.read(this._rendered.text);
    this._pick.read();
  }

  private _draw() {
    if (this._over) return;
    const ranges = this._passages.map(({ quote }) => this._rangeOf(quote));
    this._marks.set(
      'all',
      ranges.filter((range) => range !== undefined),
    );
    this._host.requestUpdate();
  }

  private _show(state: Partial<LayerState>) {
    if (this._over) return;
    this._state = { ...this._state, ...state };
    this._layer.show(this._state, this.texts);
  }

  /** The page changed its text, or put another element in the place of ours: passages are found again, when it rests. */
  private _changed(changes: MutationRecord[]) {
    const ours = (node: Node) => this._root.contains(node);
    if (this._stale || (this._root.isConnected && !changes.some(({ target }) => ours(target)))) return;
    this._stale = true;
    whenIdle(() => {
      this._stale = false;
      if (this._over || !this._host.root?.isConnected) return;
      this._read();
      this._show({ near: undefined, outlined: undefined });
      this._draw();
    });
  }

  private readonly _point = () => {
    this._pointing = true;
    if (this._state.outlined) this._show({ outlined: undefined });
  };

  private readonly _lift = () => {
    this._pointing = false;
    this._select();
  };

  /** Shows the button beside what is selected, once the pointer is up. */
  private readonly _select = () => {
    if (this._pointing || this._layer.focused) return;
    const range = this._selection();
    const stretch = range && stretchOf(this._rendered, range, this._root);
    const before = this._selected;
    this._selected = stretch;
    if (!range || !stretch) {
      if (before) this._show({ near: undefined, said: '' });
      return;
    }
    const fits = stretch.end - stretch.start <= limits.quote;
    const near = { range: range.cloneRange(), fits };
    this._show(before ? { near } : { near, said: fits ? this.texts.ready : this.texts.tooLong });
  };

  private _selection(): Range | undefined {
    const page = this._page as Document;
    const selection = typeof page.getSelection === 'function' ? page.getSelection() : document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    return range.intersectsNode(this._root) ? range : undefined;
  }

  /** From a selection, Tab goes to the button beside it; Escape takes the button away. */
  private readonly _key = (event: KeyboardEvent) => {
    if (this._state.outlined && !this._pick.open) this._show({ outlined: undefined });
    if (!this._state.near) return;
    if (event.key === 'Escape') this._show({ near: undefined, said: '' });
    const tab = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (tab && !this._layer.focused && this._layer.focus()) event.preventDefault();
  };

  /** A click on marked words goes to the comment about them; of several passages there, to the shortest. */
  private readonly _click = (event: Event) => {
    const { clientX, clientY, target } = event as MouseEvent;
    if (!(target instanceof Element) || !this._root.contains(target) || this._selection()) return;
    if (target.closest('a, button, input, select, textarea, label, summary')) return;
    const hits = this._passages
      .map((passage) => ({ passage, range: this._rangeOf(passage.quote) }))
      .filter(({ range }) => range && within([...range.getClientRects()], clientX, clientY))
      .sort((a, b) => a.passage.quote.exact.length - b.passage.quote.exact.length);
    const [first] = hits[0]?.passage.comments ?? [];
    if (first) this._host.show(first);
  };
}

const within = (boxes: DOMRect[], x: number, y: number) =>
  boxes.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
