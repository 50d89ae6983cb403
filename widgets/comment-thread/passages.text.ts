import { TextBuilder, trimmed, type RenderedText, type Space, type Stretch } from '../../anchoring/text.js';

/** What has no words of the document in it. */
const omitted =
  'script,style,noscript,template,textarea,select,button,input,datalist,object,iframe,canvas,audio,video,svg,meter,progress,dialog:not([open])';

function spaceOf(whiteSpace: string): Space {
  if (/^(pre-line|preserve-breaks)/.test(whiteSpace)) return 'preserve-breaks';
  return /^(pre|break)/.test(whiteSpace) ? 'preserve' : 'collapse';
}

function add(element: Element, builder: TextBuilder<Text>) {
  if (element.matches(omitted) || element.localName.startsWith('stem-')) return;
  const { display, visibility, whiteSpace } = getComputedStyle(element);
  if (display === 'none') return;
  const block = !/^(inline|contents|ruby)/.test(display);
  if (block) builder.line();
  for (const child of element.childNodes)
    if (child instanceof Text) {
      if (visibility === 'visible') builder.add(child, child.data, spaceOf(whiteSpace));
    } else if (child instanceof HTMLBRElement) builder.line();
    else if (child instanceof Element) add(child, builder);
  if (block) builder.line();
}

/** The text of an element of the page as it renders, without what is hidden, fields and widgets of ours. */
export function readText(root: Element): RenderedText<Text> {
  const builder = new TextBuilder<Text>();
  add(root, builder);
  return builder.done();
}

/** The range of the page in which a stretch of its text stands. */
export function rangeOf(rendered: RenderedText<Text>, stretch: Stretch): Range | undefined {
  const { start, end } = trimmed(rendered.text, stretch);
  const from = rendered.place(start);
  const to = rendered.place(end - 1);
  // The page may have changed since its text was read.
  if (!from || !to || from.offset >= from.source.length || to.offset >= to.source.length) return undefined;
  const range = document.createRange();
  range.setStart(from.source, from.offset);
  range.setEnd(to.source, to.offset + 1);
  return range;
}

/** The offset of a place in the page: that of the first text from there on. */
function offsetOf(rendered: RenderedText<Text>, node: Node, offset: number): number {
  if (node instanceof Text && rendered.has(node)) return rendered.offset(node, offset);
  const point = document.createRange();
  point.setStart(node, offset);
  const { sources } = rendered;
  let [low, high] = [0, sources.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point.comparePoint(sources[middle]!, 0) >= 0) high = middle;
    else low = middle + 1;
  }
  return low < sources.length ? rendered.offset(sources[low]!, 0) : rendered.text.length;
}

/** The stretch of the text that a range of the page holds; nothing where that is empty. */
export function stretchOf(rendered: RenderedText<Text>, range: Range, root: Element): Stretch | undefined {
  if (!range.intersectsNode(root)) return undefined;
  const stretch = trimmed(rendered.text, {
    start: offsetOf(rendered, range.startContainer, range.startOffset),
    end: offsetOf(rendered, range.endContainer, range.endOffset),
  });
  return stretch.start < stretch.end ? stretch : undefined;
}

/** The name of a version of a text: SHA-256, hexadecimal; nothing where the page is no secure context. */
export async function hashOf(text: string): Promise<string | undefined> {
  // Outside secure contexts there is none, whatever its type says.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const bytes = await subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return bytes && Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The page of a document on which a range begins, where its text says where pages begin (DPUB-ARIA). */
export function pageAt(range: Range, root: Element): number | undefined {
  const before = [...root.querySelectorAll('[role=doc-pagebreak]')].filter(
    (mark) => range.comparePoint(mark, 0) < 0,
  );
  return Number(/\d+/.exec(before.at(-1)?.id ?? '')) || undefined;
}
