/** Whether this browser can mark text without a change to the page (CSS Custom Highlight API). */
export const canMark = () => typeof Highlight === 'function' && 'highlights' in CSS;

/** How a kind of marks looks; not by colour alone, and a half-clear ground leaves the contrast of any text as it is. */
export interface Look {
  /** Among the highlights of the page. */
  name: string;
  /** Declarations; with forced colours those of `forced`. */
  style: string;
  forced: string;
  priority: number;
}

/** Every passage that has comments. */
export const commented: Look = {
  name: 'stem-passage',
  style: 'background:#ffc40033;text-decoration:underline dotted 2px',
  forced: 'background:Mark;color:MarkText',
  priority: 0,
};

const sheets: Record<string, CSSStyleSheet> = {};

/** Marks of one kind in the text of a page, whose elements and attributes stay as they are. */
export class Marks {
  private readonly _look: Look;
  private _ranges: Range[] = [];

  /** `root` is the document or the shadow root in which the text stands. */
  constructor(root: Document | ShadowRoot, look: Look) {
    const { name, style, forced } = (this._look = look);
    if (!canMark()) return;
    const sheet = (sheets[name] ??= new CSSStyleSheet());
    sheet.replaceSync(
      `::highlight(${name}){${style}}@media(forced-colors:active){::highlight(${name}){${forced}}}`,
    );
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }

  /** Marks these ranges, and no others of ours. */
  set(ranges: Range[]) {
    const { name, priority } = this._look;
    if (!canMark()) return;
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    highlight.priority = priority;
    for (const range of this._ranges) highlight.delete(range);
    for (const range of ranges) highlight.add(range);
    this._ranges = ranges;
    CSS.highlights.set(name, highlight);
  }
}
