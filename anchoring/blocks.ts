import { trimmed, type Stretch } from './text.js';

/** The blocks of a text that have words in them. */
export function blocksOf(text: string): Stretch[] {
  return [...text.matchAll(/[^\n]+/g)]
    .filter(([line]) => /[\p{L}\p{N}]/u.test(line))
    .map(({ 0: line, index }) => trimmed(text, { start: index, end: index + line.length }));
}

/** The sentences of a block by Unicode's rules (UAX #29); the block itself where the platform has none. */
export function sentencesOf(text: string, block: Stretch, language: string): Stretch[] {
  if (!('Segmenter' in Intl)) return [block];
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' });
  return [...sentences.segment(text.slice(block.start, block.end))]
    .map(({ segment, index }) => ({
      start: block.start + index,
      end: block.start + index + segment.length,
    }))
    .map((stretch) => trimmed(text, stretch))
    .filter(({ start, end }) => start < end);
}
