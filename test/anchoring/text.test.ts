import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeQuote } from '../../anchoring/quote.js';
import { blocksOf, sentencesOf } from '../../anchoring/blocks.js';
import { offsetAt, sourcesOf } from '../../anchoring/sources.js';
import { TextBuilder, textOfBlocks } from '../../anchoring/text.js';

test('white space collapses as CSS does, also across sources, and blocks are a line feed apart', () => {
  const builder = new TextBuilder<string>();
  builder.add('a', '\n  Een\t\tstuk ');
  builder.add('b', '  met ');
  builder.add('c', 'nadruk');
  builder.line();
  builder.line();
  builder.add('d', '  \n ');
  builder.add('e', ' tweede\u00a0 alinea\r\n');
  builder.line();
  assert.equal(builder.done().text, 'Een stuk met nadruk\ntweede\u00a0 alinea');
});

test('preserved white space stays, and preserved line ends end a line', () => {
  const builder = new TextBuilder<string>();
  builder.add('pre', 'a  b\n\n  c', 'preserve');
  builder.line();
  builder.add('lines', ' d   e \n f', 'preserve-breaks');
  assert.equal(builder.done().text, 'a  b\n\n  c\nd e\nf');
});

test('each character is found in its source and back again', () => {
  const builder = new TextBuilder<string>();
  const sources: Record<string, string> = { a: '  Een  ', b: ' stuk\n', c: '   ', d: 'einde' };
  for (const name of ['a', 'b', 'c']) builder.add(name, sources[name]!);
  builder.line();
  builder.add('d', sources.d!);
  const rendered = builder.done();
  assert.equal(rendered.text, 'Een stuk\neinde');
  assert.deepEqual(sourcesOf(rendered), ['a', 'b', 'd']);
  for (let offset = 0; offset < rendered.text.length; offset++) {
    const place = rendered.place(offset);
    if (rendered.text[offset] === '\n') {
      assert.equal(place, undefined);
      continue;
    }
    const found = sources[place!.source]![place!.offset]!;
    assert.equal(/\s/.test(found) ? ' ' : found, rendered.text[offset]);
    assert.equal(offsetAt(rendered, place!.source, place!.offset), offset);
  }
  assert.equal(offsetAt(rendered, 'a', 0), 0, 'white space before the text is its beginning');
  assert.equal(offsetAt(rendered, 'b', 5), 8, 'white space after the text is its end');
});

test('a long text costs time by its length, not by its square', () => {
  const builder = new TextBuilder<number>();
  for (let index = 0; index < 40_000; index++) builder.add(index, ' woord ');
  assert.equal(builder.done().text.length, 40_000 * 6 - 1);
});

test('blocks with words and their sentences are stretches of the text', () => {
  const text = textOfBlocks(['Kop', '  ', '***', 'Een zin. Nog een!  Drie?']);
  const blocks = blocksOf(text);
  assert.deepEqual(
    blocks.map(({ start, end }) => text.slice(start, end)),
    ['Kop', 'Een zin. Nog een! Drie?'],
  );
  assert.deepEqual(
    sentencesOf(text, blocks[1]!, 'nl').map(({ start, end }) => text.slice(start, end)),
    ['Een zin.', 'Nog een!', 'Drie?'],
  );
});

test('a quote holds 32 characters before and after, and cuts no emoji, flag or accent in two', () => {
  const text = `${'👩‍👩‍👧'.repeat(9)}midden${'e\u0301'.repeat(40)}`;
  const quote = describeQuote(text, text.indexOf('midden'), text.indexOf('midden') + 6);
  assert.equal(quote.exact, 'midden');
  assert.equal(quote.prefix, '👩‍👩‍👧'.repeat(4));
  assert.equal(quote.suffix, 'e\u0301'.repeat(16));
  assert.equal(describeQuote('a👍🏽b', 2, 3).exact, '👍🏽');
  assert.deepEqual(describeQuote('abc', 1, 2), { exact: 'b', prefix: 'a', suffix: 'c', start: 1, end: 2 });
});
