import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findQuote } from '../../anchoring/find.js';
import { describeQuote, type Found } from '../../anchoring/quote.js';
import { textOfBlocks } from '../../anchoring/text.js';
import { letterBlocks, letterPdf, seeded, withLetter } from './letter.js';
import { align, faultOf, rightFor, wordsOf, type Right } from './oracle.js';

interface Tried {
  exact: string;
  right: Right;
  found: Found | undefined;
  fault: string | undefined;
}

/** Finds passages of whole words, chosen by a seed, of the old text in the new one, and asks the oracle. */
function tryPassages(
  [old, now]: readonly [string, string],
  places: readonly (number | undefined)[],
  { seed, count }: { seed: number; count: number },
): Tried[] {
  const random = seeded(seed);
  const oldWords = wordsOf(old);
  const newWords = wordsOf(now);
  return Array.from({ length: count }, () => {
    const from = Math.floor(random() * oldWords.length);
    // From one word to a long paragraph; as many short ones as long ones.
    const to = Math.min(oldWords.length, from + Math.ceil(Math.exp(random() * Math.log(120))));
    const quote = describeQuote(old, oldWords[from]!.start, oldWords[to - 1]!.end);
    const right = rightFor(places, from, to, newWords);
    const found = findQuote(now, quote);
    return { exact: quote.exact, right, found, fault: faultOf(right, found, newWords) };
  });
}

const faultsOf = (tried: Tried[], now: string): string[] =>
  tried
    .filter(({ fault }) => fault)
    .map(
      ({ fault, exact, found }) =>
        `${fault}: “${exact}” → ${found ? `“${now.slice(found.start, found.end)}”` : '–'}`,
    );

const versions = (): readonly [string, string] => [
  textOfBlocks(letterBlocks('v1')),
  textOfBlocks(letterBlocks('v2')),
];

const alignment = (): (number | undefined)[] => align(letterBlocks('v1'), letterBlocks('v2'));

test(
  '40 passages of the real letter are found in its next version, or gone, none at a wrong place',
  withLetter,
  () => {
    const texts = versions();
    const tried = tryPassages(texts, alignment(), { seed: 3, count: 40 });
    assert.deepEqual(faultsOf(tried, texts[1]), []);
    assert.ok(tried.filter(({ found }) => found).length >= 30);
  },
);

test('so are 4,000 others, and every word by itself', withLetter, () => {
  const texts = versions();
  const places = alignment();
  const tried = tryPassages(texts, places, { seed: 2019, count: 4000 });
  assert.deepEqual(faultsOf(tried, texts[1]), []);
  for (const is of ['whole', 'changed', 'gone'] as const)
    assert.ok(
      tried.some(({ right }) => right.is === is),
      `none is ${is}`,
    );
  const [old, now] = texts;
  const newWords = wordsOf(now);
  const single = wordsOf(old).map(({ start, end }, index): Tried => {
    const quote = describeQuote(old, start, end);
    const right = rightFor(places, index, index + 1, newWords);
    const found = findQuote(now, quote);
    return { exact: quote.exact, right, found, fault: faultOf(right, found, newWords) };
  });
  assert.deepEqual(faultsOf(single, now), []);
});

test(
  'in the PDF, too, 40 passages and 1,000 others are found at the right place, or gone',
  withLetter,
  async () => {
    const texts = [await letterPdf('v1'), await letterPdf('v2')] as const;
    for (const [index, version] of (['v1', 'v2'] as const).entries())
      assert.deepEqual(
        wordsOf(texts[index]!).map(({ word }) => word),
        letterBlocks(version).flatMap((block) => block.split(/\s+/)),
        'the PDF has the words of the HTML, so that the oracle holds for it',
      );
    for (const [seed, count] of [
      [3, 40],
      [2019, 1000],
    ] as const)
      assert.deepEqual(faultsOf(tryPassages(texts, alignment(), { seed, count }), texts[1]), []);
  },
);

test(
  'the paragraph that was taken out is gone, and the one that was moved is found where it is now',
  withLetter,
  () => {
    const [old, now] = versions();
    const out = letterBlocks('v1').find((block) => block.startsWith('Tegelijk met de evaluatie'))!;
    assert.equal(
      findQuote(now, describeQuote(old, old.indexOf(out), old.indexOf(out) + out.length)),
      undefined,
    );
    const moved = letterBlocks('v1').find((block) => block.startsWith('Om digitale participatie succesvol'))!;
    const start = now.indexOf(moved);
    const quote = describeQuote(old, old.indexOf(moved), old.indexOf(moved) + moved.length);
    assert.notEqual(quote.start, start);
    assert.deepEqual(findQuote(now, quote), { start, end: start + moved.length, how: 'exact' });
  },
);
