import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const folder = fileURLToPath(new URL('../../../shared/data/documents/', import.meta.url));

/** A version of the real council letter. */
export type Version = 'v1' | 'v2';

/** For `test()`: why tests on the real letter can not run here, if they can not. */
export const withLetter = {
  skip: existsSync(folder) ? false : 'the folder ../shared/data/documents is not there',
};

/** The file of a version. */
export const letterFile = (version: Version, kind: 'html' | 'pdf'): Buffer =>
  readFileSync(`${folder}raadsbrief-2019.${version}.${kind}`);

/** The HTML of a version. */
export const letterHtml = (version: Version): string => letterFile(version, 'html').toString('utf8');

const entities: Record<string, string> = { '&amp;': '&', '&#x27;': "'" };

/** The paragraphs and headings of the HTML: each of its tags stands on one line of the file. */
export const letterBlocks = (version: Version): string[] =>
  [...letterHtml(version).matchAll(/<(p|h1|h2)>(.*?)<\/\1>/g)].map(([, , inner]) =>
    inner!.replace(/&[^;]+;/g, (entity) => {
      if (!(entity in entities)) throw new Error(`unknown ${entity}`);
      return entities[entity]!;
    }),
  );

/** The text that pdfjs-dist finds in the PDF, page after page, as one line. */
export async function letterPdf(version: Version): Promise<string> {
  const data = new Uint8Array(letterFile(version, 'pdf'));
  const document = await getDocument({ data, useSystemFonts: true, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    // Where a line broke after a slash there was no space.
    const lines = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    texts.push(lines.replaceAll('/\n', '/'));
  }
  await document.destroy();
  return texts.join('\n').replace(/\s+/g, ' ').trim();
}

/** Numbers from 0 up to 1 by a seed (mulberry32), the same on every machine. */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
