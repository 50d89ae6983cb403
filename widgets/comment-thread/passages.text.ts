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
