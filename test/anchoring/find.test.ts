import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findQuote } from '../../anchoring/find.js';
import { findPlain } from '../../anchoring/plain.js';
import { describeQuote } from '../../anchoring/quote.js';
import { changedWords, proseOf, somePassages } from '../support/prose.js';

const prose = (length = 3000): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: 1e6 }).map((seed) => proseOf(seed, length));

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A stretch of whole words of a text: of at least as many characters. */
function wordsAt(text: string, at: number, size: number, least = 1): [number, number] {
  const from = Math.floor(at * (text.length - least - 1));
  const start = text.lastIndexOf(' ', from) + 1;
  const end =
    text.slice(start + least + Math.floor(size * 300)).search(/\s|$/) +
    start +
    least +
    Math.floor(size * 300);
  return [start, Math.min(end, text.length)];
}

test('in a text that did not change, every passage is found exactly, whatever its signs', () => {
  const strange = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', 'e\u0301', '👩‍👩‍👧', '🇳🇱', '𝒳', '.', '-'),
  });
  const texts = fc.oneof(prose(800), strange, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(texts, share, share, (text, a, b) => {
      const [start, end] = [a, b].map((part) => Math.round(part * text.length)).sort((x, y) => x - y);
      const quote = describeQuote(text, start!, end!);
      assert.ok(quote.start <= start! && quote.end >= end!);
      assert.ok(quote.prefix.length <= 32 && quote.suffix.length <= 32);
      if (!quote.exact) return;
      assert.deepEqual(findQuote(text, quote), { start: quote.start, end: quote.end, how: 'exact' });
    }),
    { numRuns: 500 },
  );
});

test('a passage is found where it went when text was put before it', () => {
  fc.assert(
    fc.property(prose(), prose(500), share, share, (text, before, at, size) => {
      fc.pre(!before.startsWith(text.slice(0, 50)));
      const [start, end] = wordsAt(text, at, size);
      const shift = before.length + 1;
      assert.deepEqual(findQuote(`${before}\n${text}`, describeQuote(text, start, end)), {
        start: start + shift,
        end: end + shift,
        how: 'exact',
      });
    }),
  );
});

test('a passage of some length is found when everything around it was replaced', () => {
  fc.assert(
    fc.property(prose(), prose(900), prose(900), share, share, (text, before, after, at, size) => {
      const [start, end] = wordsAt(text, at, size, 60);
      fc.pre(new Set([text, before, after].map((other) => other.slice(0, 50))).size === 3);
      const found = findQuote(
        `${before}\n${text.slice(start, end)} ${after}`,
        describeQuote(text, start, end),
      );
      assert.deepEqual(found && { start: found.start, end: found.end }, {
        start: before.length + 1,
        end: before.length + 1 + end - start,
      });
    }),
  );
});

test('a paragraph that moved is found, and one that was taken out is not', () => {
  fc.assert(
    fc.property(prose(), share, share, (text, from, to) => {
      const blocks = text.split('\n').filter((block) => block.length > 40);
      fc.pre(blocks.length > 2);
      const [block] = blocks.splice(Math.floor(from * (blocks.length - 1)), 1);
      const quote = describeQuote(text, text.indexOf(block!), text.indexOf(block!) + block!.length);
      assert.equal(findQuote(blocks.join('\n'), quote), undefined);
      blocks.splice(Math.floor(to * blocks.length), 0, block!);
      const now = blocks.join('\n');
      const found = findQuote(now, quote);
      assert.equal(found && now.slice(found.start, found.end), block);
    }),
  );
});

test('a passage of another text is not found', () => {
  fc.assert(
    fc.property(prose(), prose(), share, share, (text, other, at, size) => {
      fc.pre(text !== other);
      const [start, end] = wordsAt(other, at, size, 12);
      assert.equal(findQuote(text, describeQuote(other, start, end)), undefined);
    }),
  );
});

test('a sentence in which a word changed is found, and its ends are where they were', () => {
  fc.assert(
    fc.property(prose(), share, (text, at) => {
      const [start, end] = wordsAt(text, at, 0.2, 80);
      const words = text.slice(start, end).split(' ');
      fc.pre(words.length > 6);
      words[3] = 'iets heel anders';
      const now = `Een nieuw begin.\n${text.slice(0, start)}${words.join(' ')}${text.slice(end)}`;
      const found = findQuote(now, describeQuote(text, start, end));
      assert.equal(found && now.slice(found.start, found.end), words.join(' '));
      assert.equal(found?.how, 'approximate');
    }),
  );
});

test('of two places that nothing tells apart none is chosen, unless it is where the passage was', () => {
  const row = 'De wethouder zegt toe dat de raad voor het zomerreces een brief krijgt.';
  const rows = Array.from({ length: 9 }, () => row).join('\n');
  const at = rows.indexOf(row, 4 * row.length);
  const quote = describeQuote(rows, at, at + row.length);
  assert.deepEqual(findQuote(rows, quote), { start: at, end: at + row.length, how: 'exact' });
  assert.equal(findQuote(`Vooraf een zin.\n${rows}`, quote), undefined);
});

test('where the words stay at their place among other words, the place decides', () => {
  const quote = describeQuote('aaaa bbbb cccc de fiets op de stoep dddd eeee', 15, 35);
  const now = '1111 2222 3333 de fiets op de stoep 4444 de fiets op de stoep 5555';
  assert.deepEqual(findQuote(now, quote), { start: 15, end: 35, how: 'position' });
});

test('a word is not found inside another, and a number that changed is gone', () => {
  const old = 'Er zijn 100 plekken voor fietsen bij het station, en dat is te weinig.';
  const quote = describeQuote(old, old.indexOf('100'), old.indexOf('100') + 3);
  assert.equal(findQuote(old.replace('100', '150'), quote), undefined);
  assert.equal(findQuote(old.replace('100', '1000'), quote), undefined);
});

test('the same words elsewhere are no match for a place where only a word changed', () => {
  const sentence = 'De raad ontvangt hierover in het voorjaar een brief van het college.';
  const old = `Over het zwembad. ${sentence} Dat kost niets.\nOver de haven. ${sentence} Er is geen haast.`;
  const changed = sentence.replace('voorjaar', 'najaar');
  const now = `Over het zwembad. ${changed} Dat kost niets.\nOver de haven. ${sentence} Er is geen haast.`;
  const start = old.indexOf(sentence);
  const found = findQuote(now, describeQuote(old, start, start + sentence.length));
  assert.deepEqual(found, { start, end: start + changed.length, how: 'approximate' });
});

test('of 100 passages of a text of 200,000 characters all are found, most when it is changed and moved, none in another', () => {
  const text = proseOf(7, 200_000);
  const quotes = somePassages(text, 11);
  const found = (version: string) => quotes.filter((quote) => findQuote(version, quote)).length;
  assert.equal(found(text), 100);
  assert.ok(found(changedWords(text, 12)) > 80);
  assert.equal(found(proseOf(8, 200_000)), 0);
});

test('what is plain is what the whole search finds, and most passages of a text that did not change are plain', () => {
  let plain = 0;
  let all = 0;
  fc.assert(
    fc.property(prose(1200), prose(300), share, share, share, (text, other, at, size, cut) => {
      const [start, end] = wordsAt(text, at, size / 4);
      const quote = describeQuote(text, start, end);
      const half = Math.floor(cut * text.length);
      for (const now of [text, text.slice(0, half) + other + text.slice(half), text + text, other]) {
        const found = findPlain(now, quote);
        if (!found) continue;
        const { start: from, end: to } = findQuote(now, quote)!;
        assert.deepEqual({ start: from, end: to }, found);
      }
      all++;
      if (findPlain(text, quote)) plain++;
    }),
    { numRuns: 300 },
  );
  assert.ok(plain > 0.9 * all, `${plain} of ${all}`);
});
