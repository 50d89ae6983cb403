import { Buffer } from 'node:buffer';

/** A part of a page: a heading, a paragraph, an item of a list, or a picture of nothing (a grey square). */
export type Part = { heading: string } | { text: string } | { item: string } | 'picture';

/** A small document to write. Letters are those of Windows-1252. */
export interface PdfDocument {
  title: string;
  /** BCP 47. */
  language: string;
  /** Parts of each page; what does not fit on a page goes on to the next. */
  pages: readonly (readonly Part[])[];
}

// Widths of Helvetica for the characters from 32 to 126, in thousandths (Adobe's font metrics).
const widths =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 ' +
  '584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 ' +
  '667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 ' +
  '278 556 500 722 500 500 500 334 260 334 584';
const width = widths.split(' ').map(Number);

const special = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const codes = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95,
  0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
];
const codeOf = (letter: string): number => {
  const code = letter.charCodeAt(0);
  return code < 256 ? code : (codes[special.indexOf(letter)] ?? 63);
};

const lengthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (width[codeOf(letter) - 32] ?? 556), 0) * (size / 1000);

const escaped = (text: string): string =>
  [...text]
    .map((letter) => {
      const code = codeOf(letter);
      const plain = code >= 32 && code < 127 && !'()\\'.includes(letter);
      return plain ? letter : `\\${code.toString(8).padStart(3, '0')}`;
    })
    .join('');

const PAPER = { width: 595, height: 842, margin: 72 };

const broken = (text: string, size: number, room: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && lengthOf(longer, size) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

/** Sets parts on pages and gives the drawing operators of each. */
const set = (parts: readonly Part[]): string[] => {
  const pages: string[][] = [[]];
  let y = PAPER.height - PAPER.margin;
  const room = (needed: number): void => {
    if (y - needed >= PAPER.margin) return;
    pages.push([]);
    y = PAPER.height - PAPER.margin;
  };
  const lines = (text: string, size: number, font: 'F1' | 'F2', indent = 0): void => {
    for (const line of broken(text, size, PAPER.width - 2 * PAPER.margin - indent)) {
      room(size * 1.3);
      y -= size * 1.3;
      const at = `${PAPER.margin + indent} ${y.toFixed(1)} Td`;
      pages.at(-1)!.push(`BT /${font} ${size} Tf ${at} (${escaped(line)}) Tj ET`);
    }
  };
  for (const part of parts) {
    if (part === 'picture') {
      room(300);
      pages
        .at(-1)!
        .push(`q 400 0 0 300 ${PAPER.margin} ${y - 300} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q`);
      y -= 310;
    } else if ('heading' in part) {
      room(70);
      y -= 10;
      lines(part.heading, 16, 'F2');
      y -= 4;
    } else if ('item' in part) {
      lines(`• ${part.item}`, 11, 'F1', 12);
      y -= 4;
    } else {
      lines(part.text, 11, 'F1');
      y -= 9;
    }
  }
  return pages.map((operators) => operators.join('\n'));
};

const utf16 = (text: string): string => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex')}>`;
};

/** Writes a small PDF 1.4 with words in Helvetica, without compression: it can be read with any eye. */
export const writePdf = ({ title, language, pages }: PdfDocument): Buffer => {
  const contents = pages.flatMap(set);
  const FIRST = 6;
  const kids = contents.map((_, at) => `${FIRST + 2 * at} 0 R`).join(' ');
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${language}) >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    `<< /Title ${utf16(title)} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] ` +
        `/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents ${FIRST + 2 * at + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file +=
    `xref\n0 ${size}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};
