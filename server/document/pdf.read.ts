import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { cleanText, goesOn, UnreadableDocument, type DocumentText, type TextPage } from './document.text.js';
import { blocksOf, linesOf, measure, type Run } from './pdf.layout.js';

/** What is too much to be a document of a council. */
const MOST_PAGES = 3000;
const MOST_LETTERS = 10_000_000;

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

// No evaluated code, no fetching, no fonts: only letters are wanted.
const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    data: bytes,
    isEvalSupported: false,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    verbosity: 0,
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
  }).promise;

const told = (error: unknown): UnreadableDocument => {
  const { name } = error as Error;
  return new UnreadableDocument(
    name === 'PasswordException'
      ? 'The PDF is encrypted: it opens only with a password. Ask for a version without one.'
      : 'The PDF is broken: it can not be opened. Try to save it anew with the program that made it.',
  );
};

const runsOf = async (page: PDFPageProxy): Promise<Run[]> => {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(c, d) || 1;
    return [{ text: item.str, x, y, width: item.width, size }];
  });
};

const pictures: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
]);

// Letters can also be drawn as lines; whoever sees them sees a picture.
const drawn: ReadonlySet<number> = new Set([...pictures, OPS.constructPath, OPS.shadingFill]);

const lackOf = async (page: PDFPageProxy): Promise<'text' | 'everything'> => {
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operation) => drawn.has(operation)) ? 'text' : 'everything';
};

interface Read {
  runs: Run[];
  lacks?: TextPage['lacks'];
}

const readPage = async (pdf: PDFDocumentProxy, number: number): Promise<Read> => {
  try {
    const page = await pdf.getPage(number);
    const runs = await runsOf(page);
    const lacks = runs.some(({ text }) => text.trim() !== '') ? undefined : await lackOf(page);
    page.cleanup();
    return { runs, ...(lacks && { lacks }) };
  } catch {
    return { runs: [], lacks: 'sense' };
  }
};

const titleOf = async (pdf: PDFDocumentProxy): Promise<string | undefined> => {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = (info as { Title?: unknown }).Title;
  const text = typeof title === 'string' ? cleanText(title).slice(0, 200) : '';
  // Word processors put the name of a file there.
  return text === '' || /\.(docx?|odt|rtf|pdf|indd)$/i.test(text) ? undefined : text;
};

/** Takes the text from a PDF, page by page. Throws UnreadableDocument. */
export const readPdf = async (
  bytes: Uint8Array,
  progress: (page: number, of: number) => void = () => undefined,
): Promise<DocumentText> => {
  const pdf = await open(bytes).catch((error: unknown) => {
    throw told(error);
  });
  try {
    if (pdf.numPages > MOST_PAGES)
      throw new UnreadableDocument(`The PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} are read.`);
    const read: Read[] = [];
    let letters = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await readPage(pdf, number);
      letters += page.runs.reduce((sum, { text }) => sum + text.length, 0);
      if (letters > MOST_LETTERS)
        throw new UnreadableDocument(`The PDF has more than ${MOST_LETTERS} letters.`);
      read.push(page);
      progress(number, pdf.numPages);
    }
    if (read.every(({ lacks }) => lacks === 'sense'))
      throw new UnreadableDocument('The PDF is broken: none of its pages can be read.');
    const lines = read.map(({ runs }) => linesOf(runs));
    const measured = measure(lines);
    const pages: TextPage[] = read.map(({ lacks }, at) => {
      const blocks = blocksOf(lines[at]!, measured);
      return blocks.length > 0 ? { blocks } : { blocks, lacks: lacks ?? 'text' };
    });
    for (const [at, { blocks }] of pages.entries())
      if (goesOn(pages[at - 1]?.blocks.at(-1), blocks[0])) blocks[0]!.continues = true;
    return { pages, title: await titleOf(pdf), paged: true };
  } finally {
    await pdf.destroy();
  }
};
