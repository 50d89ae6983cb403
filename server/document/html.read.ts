import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { cleanText, UnreadableDocument, type Block, type DocumentText } from './document.text.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const MOST_LETTERS = 10_000_000;
const DEEPEST = 500;

// What is not text of the document: furniture of the page, forms, and what no one reads.
const left =
  /^(script|style|noscript|template|svg|math|canvas|iframe|object|embed|video|audio|map|form|nav|aside|button|select|textarea|dialog|head|stem-[\w-]+)$/;
const furniture = /^(header|footer)$/;
const inline =
  /^(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|label|mark|output|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr|font|img)$/;

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const isElement = (node: Node): node is Element => 'tagName' in node;

const hidden = (element: Element): boolean =>
  attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true';

const find = (
  nodes: readonly Node[],
  fits: (element: Element) => boolean,
  depth = 0,
): Element | undefined => {
  if (depth > DEEPEST) return undefined;
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = fits(node) ? node : find(node.childNodes, fits, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};

const textIn = (nodes: readonly Node[]): string =>
  nodes.map((node) => ('value' in node ? node.value : '')).join('');

/** Collects the blocks of a tree: text up to where an element begins or ends that stands on lines of its own. */
class Collector {
  readonly blocks: Block[] = [];
  letters = 0;
  #text = '';
  #kind: Pick<Block, 'kind' | 'level'> = { kind: 'paragraph' };

  walk(element: Element, depth = 0): void {
    if (depth > DEEPEST) throw new UnreadableDocument(`The page nests deeper than ${DEEPEST} elements.`);
    for (const node of element.childNodes) {
      if (node.nodeName === '#text' && 'value' in node) this.#text += node.value;
      else if (isElement(node)) this.#element(node, depth);
    }
  }

  #element(element: Element, depth: number): void {
    const { tagName } = element;
    if (left.test(tagName) || hidden(element)) return;
    if (depth === 0 && furniture.test(tagName)) return;
    if (tagName === 'br') this.#text += ' ';
    else if (inline.test(tagName)) this.walk(element, depth + 1);
    else {
      this.flush();
      const before = this.#kind;
      this.#kind = kindOf(element) ?? before;
      this.walk(element, depth + 1);
      this.flush();
      this.#kind = before;
    }
  }

  flush(): void {
    const text = cleanText(this.#text);
    this.#text = '';
    this.letters += text.length;
    if (this.letters > MOST_LETTERS)
      throw new UnreadableDocument(`The page has more than ${MOST_LETTERS} letters.`);
    if (text !== '') this.blocks.push({ ...this.#kind, text });
  }
}

const kindOf = ({ tagName }: Element): Pick<Block, 'kind' | 'level'> | undefined => {
  if (tagName === 'li') return { kind: 'item' };
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  // The title of the page is level 1 where the text is shown.
  if (level !== undefined)
    return { kind: 'heading', level: Math.min(4, Math.max(2, Number(level))) as 2 | 3 | 4 };
  return /^(p|blockquote|td|th|dt|dd|figcaption|caption|pre|address)$/.test(tagName)
    ? { kind: 'paragraph' }
    : undefined;
};

const decoded = (bytes: Uint8Array, charset: string | undefined): string => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).toString('latin1');
  const named = charset ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

/**
 * Takes the main text from a page: `<main>`, or else its article or body, without navigation, forms and scripts. Only
 * words come out, no markup. Throws UnreadableDocument.
 */
export const readHtml = (bytes: Uint8Array, charset: string | undefined): DocumentText => {
  const { childNodes } = parse(decoded(bytes, charset));
  const named = (name: string) => find(childNodes, ({ tagName }) => tagName === name);
  const main =
    find(childNodes, (element) => element.tagName === 'main' || attribute(element, 'role') === 'main') ??
    named('article') ??
    named('body');
  const collector = new Collector();
  if (main !== undefined) collector.walk(main);
  collector.flush();
  const { blocks } = collector;
  if (blocks.length === 0) throw new UnreadableDocument('The page has no text.');
  const heading = named('h1');
  const first = blocks.find(({ kind }) => kind === 'heading')?.text;
  const title = cleanText(textIn(named('title')?.childNodes ?? [])) || (heading && first) || undefined;
  return { pages: [{ blocks }], title: title?.slice(0, 200), paged: false };
};
