import type { Passages as PassageList, Quote } from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import { describeQuote } from '../../anchoring/quote.js';
import type { Stretch } from '../../anchoring/text.js';
import { addStyles } from '../core/element.js';
import { html, type LitElement } from '../core/lit.js';
import { languageAt } from '../core/localise.js';
import type { Passages } from './passages.js';
import { intoView, Layer, type LayerState } from './passages.layer.js';
import { Marks, type Look } from './passages.marks.js';
import { passagesTexts } from './passages.nl.js';
import { Pick } from './passages.pick.js';
import { hashOf, pageAt, stretchOf } from './passages.place.js';
import { styles } from './passages.styles.js';
import { rangeOf } from './passages.text.js';

/** The passage that was asked for. */
const lookedUp: Look = {
  name: 'stem-passage-shown',
  style: 'background:#ffa00033;text-decoration:underline solid 3px',
  forced: 'background:Highlight;color:HighlightText',
  priority: 1,
};

/** Makes the tools of the passages of one text. */
export const toolsOf = (passages: Passages) => new Tools(passages);

/** What a person does with the passages of one text: choose, comment, look up. It is loaded with the first of it. */
export class Tools {
  private readonly _of: Passages;
  private readonly _shadow: ShadowRoot;
  private readonly _layer: Layer;
  private readonly _pick: Pick;
  private readonly _marks: Marks;
  /** SHA-256 of the text, once it is known; never where the page is no secure context. */
  private _version: string | undefined;
  private _state: LayerState = { near: undefined, outlined: undefined, said: '' };
  private _selected: Stretch | undefined;

  constructor(passages: Passages) {
    this._of = passages;
    const { element } = passages.host;
    this._shadow = element.shadowRoot!;
    addStyles(element.constructor as typeof LitElement, { styles }, this._shadow);
    this._layer = new Layer(this._shadow, () => this._selected && this.comment(this._selected));
    this._pick = new Pick(this);
    this._marks = new Marks(passages.page, lookedUp);
    document.addEventListener('keydown', this._key);
    this._hash();
  }

  get text() {
    return this._of.rendered.text;
  }

  get texts() {
    return passagesTexts(this._of.host.element.language);
  }

  get language() {
    return languageAt(this._of.root);
  }

  get root() {
    return this._shadow;
  }

  /** Whether the list of paragraphs is shown. */
  get choosing() {
    return this._pick.open;
  }

  /** The text changed. */
  read() {
    this._hash();
    this._pick.read();
    this._show({ near: undefined, outlined: undefined });
  }

  private _hash() {
    const { text } = this;
    this._version = undefined;
    void hashOf(text).then((hash) => {
      if (text === this.text) this._version = hash;
    });
  }

  /** Scrolls the page to a passage and marks it. */
  reveal(quote: Quote) {
    const range = this._of.rangeOf(quote);
    if (!range) return;
    this._marks.set([range]);
    intoView(range);
    this._show({ outlined: range, said: this.texts.shown });
  }

  /** Shows the list of paragraphs, or takes it away. */
  choose() {
    this._pick.toggle();
  }

  stop() {
    document.removeEventListener('keydown', this._key);
    this._marks.set([]);
    this._layer.stop();
  }

  view() {
    return this._pick.view();
  }

  /** The passages with their comments, in the order of the text; those that are gone at the end. */
  listView() {
    const { finder, list } = this._of;
    const place = ({ quote }: PassageList['passages'][number]) => {
      const found = finder.find(quote);
      return found && found !== 'gone' ? found.start : Infinity;
    };
    const ordered = [...list].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
    return html`<ol>
      ${ordered.map((passage) => this._row(passage))}
    </ol>`;
  }

  outline(stretch: Stretch | undefined) {
    const range = stretch && rangeOf(this._of.rendered, stretch);
    if (range) intoView(range);
    this._marks.set(range ? [range] : []);
    this._show({ outlined: range });
  }

  say(said: string) {
    this._show({ said });
  }

  comment({ start, end }: Stretch): boolean {
    const quoted = describeQuote(this.text, start, end);
    if (quoted.exact.length > limits.quote) return false;
    const { rendered, root, host } = this._of;
    const range = rangeOf(rendered, quoted);
    const quote = { ...quoted, page: range && pageAt(range, root), version: this._version };
    this._selected = undefined;
    this._show({ near: undefined, said: '' });
    host.quote(quote);
    return true;
  }

  draw() {
    this._of.host.requestUpdate();
  }

  private _row({ quote, comments }: PassageList['passages'][number]) {
    const { texts, _of: of } = this;
    const [first] = comments;
    return html`<li>
      ${
        of.stands(quote) === false
          ? html`<p><small>${texts.gone}</small> <q dir="auto">${quote.exact}</q></p>`
          : html`<button part="button" class="words" type="button" @click=${() => this.reveal(quote)}>
              <span class="lines" lang=${this.language} dir="auto">${quote.exact}</span>
            </button>`
      }
      ${
        first
          ? html`<button part="button" class="quiet" type="button" @click=${() => of.host.show(first)}>
              ${texts.comments(comments.length)}<span class="hidden"> ${texts.about(quote.exact)}</span>
            </button>`
          : ''
      }
    </li>`;
  }

  private _show(state: Partial<LayerState>) {
    this._state = { ...this._state, ...state };
    this._layer.show(this._state, this.texts);
  }

  /** The pointer went down or up, or something else is selected. */
  happens(type: string) {
    if (type === 'pointerdown') {
      if (this._state.outlined) this._show({ outlined: undefined });
    } else this._select();
  }

  /** Shows the button beside what is selected, once the pointer is up. */
  private _select() {
    const { _of: of } = this;
    if (of.pointing || this._layer.focused) return;
    const range = of.selection();
    const stretch = range && stretchOf(of.rendered, range, of.root);
    const before = this._selected;
    this._selected = stretch;
    if (!range || !stretch) {
      if (before) this._show({ near: undefined, said: '' });
      return;
    }
    const fits = stretch.end - stretch.start <= limits.quote;
    const near = { range: range.cloneRange(), fits };
    this._show(before ? { near } : { near, said: fits ? this.texts.ready : this.texts.tooLong });
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
  click(target: Element, x: number, y: number) {
    const { _of: of } = this;
    if (of.selection() || target.closest('a, button, input, select, textarea, label, summary')) return;
    const hits = of.list
      .map((passage) => ({ passage, range: of.rangeOf(passage.quote) }))
      .filter(({ range }) => range && within([...range.getClientRects()], x, y))
      .sort((a, b) => a.passage.quote.exact.length - b.passage.quote.exact.length);
    const [first] = hits[0]?.passage.comments ?? [];
    if (first) of.host.show(first);
  }
}

const within = (boxes: DOMRect[], x: number, y: number) =>
  boxes.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
