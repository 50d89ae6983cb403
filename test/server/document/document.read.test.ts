import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { writePdf } from '../../../demo/pdf.js';
import { readDocument } from '../../../server/document/document.read.js';
import { versionOf, wordsOf, type Block } from '../../../server/document/document.text.js';

const html = (text: string) => ({ bytes: Buffer.from(text), type: 'text/html' });
const words =
  'Het college stelt voor om de Molenstraat opnieuw in te richten, met bredere stoepen en minder plaats voor auto’s. ';

test('a PDF gives its headings, paragraphs and items, page by page', async () => {
  const bytes = writePdf({
    title: 'Nota Molenstraat',
    language: 'nl',
    pages: [
      [
        { heading: 'Wat er verandert' },
        { text: words.repeat(3) },
        { item: 'Bomen: € 12.000' },
        { item: 'Banken' },
      ],
      [{ heading: 'Planning' }, { text: 'In het voorjaar.' }],
    ],
  });
  const seen: string[] = [];
  const text = await readDocument({ bytes }, { progress: (page, of) => void seen.push(`${page}/${of}`) });
  assert.deepEqual(seen, ['1/2', '2/2']);
  assert.equal(text.title, 'Nota Molenstraat');
  const shape = ({ kind, level, text: said }: Block) => [kind, level ?? 0, said] as const;
  assert.deepEqual(
    text.pages.map(({ blocks }) => blocks.map(shape)),
    [
      [
        ['heading', 2, 'Wat er verandert'],
        ['paragraph', 0, words.repeat(3).trim()],
        ['item', 0, 'Bomen: € 12.000'],
        ['item', 0, 'Banken'],
      ],
      [
        ['heading', 2, 'Planning'],
        ['paragraph', 0, 'In het voorjaar.'],
      ],
    ],
  );
});

test('a paragraph that a page’s end parts is one, and the same words on other pages are the same version', async () => {
  const parts = Array.from({ length: 9 }, () => ({ text: words.repeat(6) }));
  const read = async (pages: (typeof parts)[]) =>
    (await readDocument({ bytes: writePdf({ title: 'x', language: 'nl', pages }) })).pages;
  const long = await read([parts]);
  const spread = await read([parts.slice(0, 2), parts.slice(2)]);
  assert.ok(long.length > 1);
  assert.equal(wordsOf(long).split('\n').length, 9);
  assert.equal(versionOf(long), versionOf(spread));
});

test('a page without words is said to be a picture, or empty', async () => {
  const bytes = writePdf({ title: 'Scan', language: 'nl', pages: [['picture'], [], [{ text: 'Tekst' }]] });
  const { pages } = await readDocument({ bytes });
  assert.deepEqual(
    pages.map(({ lacks }) => lacks),
    ['text', 'everything', undefined],
  );
});

test('a page of HTML gives its main text, and nothing else of it', async () => {
  const text = await readDocument(
    html(`<!doctype html><title>Brief &amp; bijlage</title><body><nav>Menu</nav><main>
      <header>Kop</header><h1>Brief</h1><p>Geachte <b>raad</b>,<br>hierbij&nbsp;de <a href="javascript:alert(1)">stukken</a>.
      <script>alert(1)</script><style>p{}</style><ul><li>Eén<li>Twee <ul><li>Drie</ul></ul>
      <div>Los<p hidden>geheim</p><table><tr><td>A<td>B</table></div><form>Zoek</form><p>&lt;img src=x onerror=alert(1)&gt;</p>
      <stem-comment-thread document><a href=x>Reageer</a></stem-comment-thread></main><footer>Voet</footer>`),
  );
  assert.equal(text.title, 'Brief & bijlage');
  assert.deepEqual(
    text.pages[0]!.blocks.map((block) => `${block.kind[0]} ${block.text}`),
    [
      'h Brief',
      'p Geachte raad, hierbij\u00a0de stukken.',
      'i Eén',
      'i Twee',
      'i Drie',
      'p Los',
      'p A',
      'p B',
      'p <img src=x onerror=alert(1)>',
    ],
  );
});

test('letters of other encodings, controls and overrides of direction come out clean', async () => {
  const latin = Buffer.from('<html><meta charset="iso-8859-1"><p>caf\xe9 \u00ad\x07\x00b', 'latin1');
  const { pages } = await readDocument({ bytes: latin, type: 'text/html' });
  assert.equal(pages[0]!.blocks[0]!.text, 'café b');
  const { pages: other } = await readDocument(html('<p>a\u202eb\u2066c\u0001d\ufeff'));
  assert.equal(other[0]!.blocks[0]!.text, 'abcd');
});

const stream = (dictionary: string, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj
4 0 obj<</Length ${bytes.length}${dictionary}>>stream\n`;
  return Buffer.concat([
    Buffer.from(head),
    bytes,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ]);
};

test('broken, encrypted, huge and other files are refused in plain words', async () => {
  const encrypted = writePdf({ title: 'x', language: 'nl', pages: [[{ text: 'x' }]] })
    .toString('latin1')
    .replace(
      '/Info 3 0 R',
      `/Info 3 0 R /ID[<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
    );
  const bomb = stream(
    '/Filter[/FlateDecode/FlateDecode]',
    deflateSync(deflateSync(Buffer.alloc(3e8, 'q Q '))),
  );
  const cases: [what: string, file: Parameters<typeof readDocument>[0], says: RegExp, memory?: number][] = [
    ['cut off', { bytes: Buffer.from('%PDF-1.4\n1 0 obj') }, /PDF is broken/],
    ['encrypted', { bytes: Buffer.from(encrypted, 'latin1') }, /encrypted: it opens only with a password/],
    ['a word file', { bytes: Buffer.from('PK\x03\x04'), type: 'application/msword' }, /neither a PDF nor/],
    ['nothing', { bytes: Buffer.alloc(0) }, /neither a PDF nor/],
    ['no text', html('<html><body><img src=x>'), /has no text/],
    ['deep', html(`<html>${'<div>'.repeat(2000)}x`), /nests deeper/],
    ['bomb', { bytes: bomb }, /too large|too long/, 150_000_000],
  ];
  for (const [what, file, message, memory] of cases)
    await assert.rejects(
      readDocument(file, memory === undefined ? {} : { memory, time: 20_000 }),
      { name: 'UnreadableDocument', message },
      what,
    );
  await assert.rejects(readDocument({ bytes: bomb }, { time: 1 }), /takes too long/);
});
