/** Names of our highlights among those of the page: every passage, and the one that was asked for. */
const names = { all: 'stem-passage', one: 'stem-passage-shown' } as const;

/** Not by colour alone: passages are underlined. A half-clear ground leaves the contrast of any text as it is. */
const css = `
::highlight(${names.all}) { background-color: rgb(255 196 0 / 0.2); text-decoration: underline dotted 2px; }
::highlight(${names.one}) { background-color: rgb(255 160 0 / 0.2); text-decoration: underline solid 3px; }
@media (forced-colors: active) {
  ::highlight(${names.all}) { background-color: Mark; color: MarkText; }
  ::highlight(${names.one}) { background-color: Highlight; color: HighlightText; }
}`;

let sheet: CSSStyleSheet | undefined;

/** Whether this browser can mark text without a change to the page (CSS Custom Highlight API). */
export const canMark = () => typeof Highlight === 'function' && 'highlights' in CSS;

/** Marks in the text of a page, whose elements and attributes stay as they are. */
export class Marks {
  private readonly _ranges = { all: [] as Range[], one: [] as Range[] };

  /** `root` is the document or the shadow root in which the text stands. */
  constructor(root: Document | ShadowRoot) {
    if (!canMark()) return;
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  /** Marks these ranges, and no others of ours. */
  set(which: keyof typeof names, ranges: Range[]) {
    if (!canMark()) return;
    const highlight = CSS.highlights.get(names[which]) ?? new Highlight();
    highlight.priority = which === 'one' ? 1 : 0;
    for (const range of this._ranges[which]) highlight.delete(range);
    for (const range of ranges) highlight.add(range);
    this._ranges[which] = ranges;
    CSS.highlights.set(names[which], highlight);
  }

  /** Takes our marks away. */
  stop() {
    this.set('all', []);
    this.set('one', []);
  }
}
