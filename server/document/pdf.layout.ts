import { cleanText, goesOn, joinLines, type Block } from './document.text.js';

/** A run of letters on a page, in points from the lower left corner. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

interface Line extends Omit<Run, 'width'> {
  right: number;
}

/** The runs of a page as lines, in the order in which the file gives them. */
export const linesOf = (runs: readonly Run[]): Line[] => {
  const lines: Line[] = [];
  let longest = 0;
  for (const run of runs) {
    if (run.text.trim() === '') {
      const line = lines.at(-1);
      if (run.text !== '' && line !== undefined && !line.text.endsWith(' ')) line.text += ' ';
      continue;
    }
    const line = lines.at(-1);
    const same =
      line !== undefined && Math.abs(line.y - run.y) < 0.5 * run.size && run.x > line.right - run.size;
    if (!same) {
      lines.push({ text: run.text, x: run.x, y: run.y, right: run.x + run.width, size: run.size });
      longest = run.text.length;
      continue;
    }
    const apart = run.x - line.right > 0.15 * run.size && !/\s$/.test(line.text) && !/^\s/.test(run.text);
    line.text += apart ? ` ${run.text}` : run.text;
    line.right = Math.max(line.right, run.x + run.width);
    if (run.text.length > longest) [line.size, longest] = [run.size, run.text.length];
  }
  return lines.map((line) => ({ ...line, text: cleanText(line.text) })).filter(({ text }) => text !== '');
};

const rounded = (size: number): number => Math.round(size * 2) / 2;

const commonest = (weights: Map<number, number>): number | undefined =>
  [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];

/** What the pages of a document have in common. */
interface Measure {
  /** Size of most letters. */
  body: number;
  /** From one line to the next, in sizes. */
  leading: number;
  /** Sizes of headings, largest first. */
  headings: number[];
}

const HEADING = 1.12;
const LONGEST_HEADING = 250;

/** Measures a document over all its lines. */
export const measure = (pages: readonly (readonly Line[])[]): Measure => {
  const sizes = new Map<number, number>();
  const steps = new Map<number, number>();
  for (const lines of pages)
    for (const [at, line] of lines.entries()) {
      const size = rounded(line.size);
      sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
      const before = lines[at - 1];
      if (before === undefined || rounded(before.size) !== size) continue;
      const step = Math.round((20 * (before.y - line.y)) / line.size) / 20;
      if (step > 0.8 && step < 2.5) steps.set(step, (steps.get(step) ?? 0) + 1);
    }
  const body = commonest(sizes) ?? 12;
  const headings = [...sizes.keys()].filter((size) => size >= body * HEADING).sort((a, b) => b - a);
  return { body, leading: commonest(steps) ?? 1.2, headings };
};

const bullet = /^[•◦▪‣●○■·∙]\s*/;

const startsBlock = (line: Line, before: Line, right: number, { leading }: Measure): boolean => {
  const step = (before.y - line.y) / line.size;
  if (rounded(line.size) !== rounded(before.size) || bullet.test(line.text)) return true;
  if (step <= 0 || step > leading * 1.25) return true;
  // A last line that is short and ends a sentence, where paragraphs have no room between them.
  return /[.:;?!]$/.test(before.text) && before.right < right - 0.25 * (right - before.x);
};

const kindOf = (line: Line, { body, headings }: Measure): Pick<Block, 'kind' | 'level'> => {
  if (bullet.test(line.text)) return { kind: 'item' };
  const size = rounded(line.size);
  if (size < body * HEADING) return { kind: 'paragraph' };
  return { kind: 'heading', level: Math.min(4, 2 + headings.indexOf(size)) as 2 | 3 | 4 };
};

/** The blocks of a page, guessed from where its lines stand; in doubt it is a paragraph. */
export const blocksOf = (lines: readonly Line[], measured: Measure): Block[] => {
  const blocks: Block[] = [];
  const right = Math.max(0, ...lines.map((line) => line.right));
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const last = blocks.at(-1);
    if (before !== undefined && last !== undefined && !startsBlock(line, before, right, measured)) {
      last.text = joinLines(last.text, line.text);
      continue;
    }
    const block: Block = { ...kindOf(line, measured), text: line.text.replace(bullet, '') };
    // The next column goes on with the sentence.
    if (before !== undefined && line.y > before.y && goesOn(last, block))
      last!.text = joinLines(last!.text, line.text);
    else blocks.push(block);
  }
  return blocks
    .filter(({ text }) => text !== '')
    .map((block) =>
      block.kind === 'heading' && block.text.length > LONGEST_HEADING
        ? { kind: 'paragraph', text: block.text }
        : block,
    );
};
