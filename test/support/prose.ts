import { describeQuote } from '../../anchoring/quote.js';
import { seeded } from '../anchoring/letter.js';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const wordOf = (random: () => number): string =>
  Array.from({ length: 2 + Math.floor(random() * 9) }, () => letters[Math.floor(random() * 26)]).join('');

/** A text of sentences of made-up words, some of them often, in paragraphs; about `length` characters. */
export function proseOf(seed: number, length: number): string {
  const random = seeded(seed);
  const often = Array.from({ length: 60 }, () => wordOf(random));
  let text = '';
  while (text.length < length) {
    const words = Array.from({ length: 4 + Math.floor(random() * 16) }, () =>
      random() < 0.5 ? often[Math.floor(random() * often.length)]! : wordOf(random),
    );
    text += `${words.join(' ')}.${random() < 0.2 ? '\n' : ' '}`;
  }
  return text.trim();
}

/** 100 passages of a text, of up to 1,900 characters each. */
export function somePassages(text: string, seed: number): ReturnType<typeof describeQuote>[] {
  const random = seeded(seed);
  return Array.from({ length: 100 }, () => {
    const start = text.indexOf(' ', Math.floor(random() * (text.length - 5000))) + 1;
    return describeQuote(text, start, text.indexOf(' ', start + Math.floor(random() * 1900)));
  });
}

/** The text with one word in twelve made another, and its second half first. */
export function changedWords(text: string, seed: number): string {
  const random = seeded(seed);
  const changed = text.replace(/\S+/g, (word) => (random() < 1 / 12 ? wordOf(random) : word));
  return changed.slice(changed.length / 2) + changed.slice(0, changed.length / 2);
}
