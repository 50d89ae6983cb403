import { offsetAt, sourcesOf } from '../../anchoring/sources.js';
import { trimmed, type RenderedText, type Stretch } from '../../anchoring/text.js';

/** The offset of a place in the page: that of the first text from there on. */
function offsetOf(rendered: RenderedText<Text>, node: Node, offset: number): number {
  const sources = sourcesOf(rendered);
  if (node instanceof Text && sources.includes(node)) return offsetAt(rendered, node, offset);
  const point = document.createRange();
  point.setStart(node, offset);
  let [low, high] = [0, sources.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point.comparePoint(sources[middle]!, 0) >= 0) high = middle;
    else low = middle + 1;
  }
  return low < sources.length ? offsetAt(rendered, sources[low]!, 0) : rendered.text.length;
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
