import type { Page } from 'playwright-core';

/** A passage of a text by its offsets. */
export interface Stretch {
  start: number;
  end: number;
}

const blocks = 'h1, h2, h3, h4, p, li';

/** The paragraphs and headings of an element as the page shows them; knows nothing of our own reading of text. */
export const blocksIn = (page: Page, root: string): Promise<string[]> =>
  page.evaluate(
    ([selector, inner]) =>
      [...document.querySelectorAll(`:is(${selector}) :is(${inner})`)]
        .map((block) => block.textContent.replace(/\s+/g, ' ').trim())
        .filter((text) => text !== ''),
    [root, blocks] as const,
  );

/** What is marked in an element, as offsets in its blocks with a line feed between; in the order of the marks. */
export const markedIn = (page: Page, root: string): Promise<Stretch[]> =>
  page.evaluate(
    ([selector, inner]) => {
      const places = new Map<Element, number>();
      let at = 0;
      for (const block of document.querySelectorAll(`:is(${selector}) :is(${inner})`)) {
        const { length } = block.textContent.replace(/\s+/g, ' ').trim();
        if (length === 0) continue;
        places.set(block, at);
        at += length + 1;
      }
      return [...(CSS.highlights.get('stem-passage') ?? [])].map((range) => {
        const { startContainer, startOffset, endContainer, endOffset } = range as Range;
        const ends = [
          [startContainer, startOffset],
          [endContainer, endOffset],
        ] as const;
        const [start, end] = ends.map(([node, inside]) => {
          const block = node.parentElement!.closest(inner)!;
          const before = document.createRange();
          before.setStart(block, 0);
          before.setEnd(node, inside);
          return places.get(block)! + before.toString().replace(/\s+/g, ' ').trimStart().length;
        });
        return { start: start!, end: end! };
      });
    },
    [root, blocks] as const,
  );
