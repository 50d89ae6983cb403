/** How CSS treats the white space of a text: `white-space-collapse` of CSS Text 4, without its rarer values. */
export type Space = 'collapse' | 'preserve' | 'preserve-breaks';

/** A stretch of the text that stands unbroken in one source. */
export interface Run<T> {
  source: T;
  /** Where it begins in the source. */
  from: number;
  /** Where it begins in the text. */
  at: number;
  length: number;
}

/** A place in a source. */
export interface Place<T> {
  source: T;
  offset: number;
}

/**
 * The text of an annotated element as it renders: white space collapsed as CSS does (CSS Text 3 §4.1), one line
 * feed between blocks. Offsets are in UTF-16 code units. `T` is what a text comes from, such as a DOM node.
 */
export class RenderedText<T> {
  readonly text: string;
  readonly runs: readonly Run<T>[];

  constructor(text: string, runs: readonly Run<T>[]) {
    this.text = text;
    this.runs = runs;
  }

  /** Where the character at an offset stands; `undefined` for a line feed between blocks. */
  place(offset: number): Place<T> | undefined {
    const run = this.runs.findLast(({ at }) => at <= offset);
    if (!run || offset >= run.at + run.length) return undefined;
    return { source: run.source, offset: run.from + offset - run.at };
  }
}

const pieces = {
  collapse: /[ \t\n\r\f]+|[^ \t\n\r\f]+/g,
  'preserve-breaks': /\n|[ \t\r\f]+|[^ \t\n\r\f]+/g,
  preserve: /[^]+/g,
};

/** Builds a `RenderedText` from texts in document order. */
export class TextBuilder<T> {
  private readonly _parts: string[] = [];
  private readonly _runs: Run<T>[] = [];
  private _length = 0;
  /** Collapsible white space that shows only when more text of its line follows. */
  private _space: Place<T> | undefined;
  /** Whether a line has ended since the last text. */
  private _ended = true;

  /** Adds a text. */
  add(source: T, text: string, space: Space = 'collapse') {
    for (const { 0: piece, index } of text.matchAll(pieces[space])) {
      const place = { source, offset: index };
      if (space === 'preserve' || !/^[ \t\n\r\f]/.test(piece)) this._write(place, piece);
      else if (piece === '\n' && space === 'preserve-breaks') this.line();
      else if (!this._ended) this._space ??= place;
    }
  }

  /** A line ends here, or a block begins or ends: together they are one line feed. */
  line() {
    this._space = undefined;
    this._ended = true;
  }

  /** The text as built so far. */
  done(): RenderedText<T> {
    return new RenderedText(this._parts.join(''), this._runs);
  }

  private _write(place: Place<T>, text: string) {
    if (this._ended && this._length > 0) this._push('\n');
    if (this._space) this._put(this._space, ' ');
    this._space = undefined;
    this._ended = false;
    this._put(place, text);
  }

  private _put({ source, offset }: Place<T>, text: string) {
    const last = this._runs.at(-1);
    const at = this._length;
    this._push(text);
    if (last?.source === source && last.from + last.length === offset && last.at + last.length === at)
      last.length += text.length;
    else this._runs.push({ source, from: offset, at, length: text.length });
  }

  private _push(text: string) {
    this._parts.push(text);
    this._length += text.length;
  }
}

/** The text of blocks, such as the paragraphs of a document, each a string. */
export function textOfBlocks(blocks: readonly string[]): string {
  const builder = new TextBuilder<number>();
  for (const [index, block] of blocks.entries()) {
    builder.line();
    builder.add(index, block);
  }
  return builder.done().text;
}

/** A stretch of a text: from `start` up to `end`, in UTF-16 code units. */
export interface Stretch {
  start: number;
  end: number;
}

/** A stretch without the white space at its ends. */
export function trimmed(text: string, { start, end }: Stretch): Stretch {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (start < end && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}
