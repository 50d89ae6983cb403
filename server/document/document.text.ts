import { createHash } from 'node:crypto';
import { textOfBlocks } from '../../anchoring/text.js';

/** A piece of a document: a heading (level 2 to 4), a paragraph or an item of a list. White space is collapsed. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item';
  text: string;
  /** Of a heading. */
  level?: 2 | 3 | 4;
  /** The sentence began on the page before: it is one paragraph with the last block there. */
  continues?: true;
}

/** A page of a document that has pages; all of one that has none. */
export interface TextPage {
  blocks: Block[];
  /** Why there is no text: a picture only, nothing at all, or it could not be read. */
  lacks?: 'text' | 'everything' | 'sense';
}

/** The text of a document, as it was taken from its file. */
export interface DocumentText {
  pages: TextPage[];
  /** What the file calls itself. */
  title: string | undefined;
  /** Whether the pages are those of paper. */
  paged: boolean;
}

/** The document could not be read; the message is for people. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

// What no text needs and some programs choke on: controls, lone surrogates, marks of direction that are not closed.
const harmful = /[\p{Cc}\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]+/gu;

/** Text on one line without controls, lone surrogates and overrides of direction; soft hyphens are gone. */
export const cleanText = (text: string): string =>
  text
    .replace(/[\t\n\r\f\v\u2028\u2029]+/g, ' ')
    .replace(harmful, '')
    .replaceAll('\u00ad', '')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Joins what stands on two lines; a hyphen at the end stays, for it may belong to the word. */
export const joinLines = (before: string, after: string): string =>
  /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before + after : `${before} ${after}`;

/** Whether a sentence goes on from one block into the next, as far as its letters tell. */
export const goesOn = (before: Block | undefined, after: Block | undefined): boolean =>
  before?.kind !== 'heading' &&
  after?.kind === 'paragraph' &&
  /[\p{L}\p{N},-]$/u.test(before?.text ?? '') &&
  /^\p{Ll}/u.test(after.text);

/** A block with the pages that begin inside it, each by where in the text. */
export interface WholeBlock extends Block {
  /** Number of the page on which it begins. */
  page: number;
  breaks: { at: number; page: number }[];
}

/** The blocks of all pages, with those in one that a page's end parted. */
export const wholeBlocks = (pages: readonly TextPage[]): WholeBlock[] => {
  const whole: WholeBlock[] = [];
  for (const [index, { blocks }] of pages.entries())
    for (const block of blocks) {
      const last = whole.at(-1);
      if (block.continues !== true || last === undefined) {
        whole.push({ ...block, page: index + 1, breaks: [] });
        continue;
      }
      last.text = joinLines(last.text, block.text);
      last.breaks.push({ at: last.text.length - block.text.length, page: index + 1 });
    }
  return whole;
};

/** The words of a document as a reader's browser sees them, one line a block. */
export const wordsOf = (pages: readonly TextPage[]): string =>
  textOfBlocks(wholeBlocks(pages).map(({ text }) => text));

/** The name of a version: SHA-256 of {@link wordsOf}, hexadecimal. */
export const versionOf = (pages: readonly TextPage[]): string =>
  createHash('sha256').update(wordsOf(pages)).digest('hex');
