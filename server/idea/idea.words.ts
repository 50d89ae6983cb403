import { createHash } from 'node:crypto';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';

const stopWords: Record<'nl' | 'en', ReadonlySet<string>> = {
  nl: new Set(
    (
      'aan al alle als ben bij dan dat de den der deze die dit door een en er geen graag haar heb heeft het hier hij ' +
      'hoe hun ik in is je jullie kan kunnen maar maken me meer met mij mijn moet na naar niet nog nu of om ons onze ' +
      'ook op over te tegen ten ter toch tot u uit uw van veel voor waar want was wat we wel wij wil willen word ' +
      'worden zal ze zich zijn zo zou'
    ).split(' '),
  ),
  en: new Set(
    (
      'a about all also am an and any are as at be been but by can could do for from had has have he her here him his ' +
      'how i if in into is it its make me more my no not of on or our please she should so some than that the their ' +
      'them then there these they this to us was we were what when where which will with would you your'
    ).split(' '),
  ),
};

const languageOf = (language: string): 'nl' | 'en' => (/^en\b/i.test(language) ? 'en' : 'nl');

/** Words of a text that take part in a search at most; those of a longer text after it do not. */
const MOST_WORDS = 1500;
const LONGEST = 40;

/** The words of a text without capitals and diacritics, in order; at most so many. */
export const wordsIn = (text: string): string[] => {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? [])
    .slice(0, MOST_WORDS)
    .map((word) => Array.from(word).slice(0, LONGEST).join(''));
};

// Snowball knows no plural of zee, idee and knie once its diaeresis is gone.
const dutchStem = (word: string): string => dutch(word.replace(/(ee|ie)en$/, '$1'));

/** The stem of a word that {@link wordsIn} gave (Snowball, Dutch or English). */
export const stemOf = (word: string, language: string): string =>
  (languageOf(language) === 'en' ? english : dutchStem)(word);

/** The stems of a text, in order. */
export const stemsIn = (text: string, language: string): string[] =>
  wordsIn(text).map((word) => stemOf(word, language));

/** The stems by which a title can be told from others: without the words that most titles have, each once. */
export const tellingStems = (text: string, language: string): string[] => {
  const words = wordsIn(text);
  const telling = words.filter((word) => !stopWords[languageOf(language)].has(word));
  return [...new Set((telling.length > 0 ? telling : words).map((word) => stemOf(word, language)))];
};

/**
 * What a board's stems begin with in the index: one index serves all boards, and a search on one looks at no word of
 * another. Letters only, always as long.
 */
export const boardMark = (boardId: string): string =>
  Array.from(createHash('sha256').update(boardId).digest().subarray(0, 8), (byte) =>
    String.fromCharCode(97 + (byte % 26)),
  ).join('');

/** What counts of a word that is a part of a longer one: park, of oosterpark. */
const KIN = 0.5;
const SHORTEST_PART = 4;

const isPart = (part: string, whole: string): boolean =>
  part.length >= SHORTEST_PART && (whole.startsWith(part) || whole.endsWith(part));

/**
 * How alike two lists of stems are, from 0 to 1 (Sørensen–Dice), where a part of a longer word counts for half. One word
 * in common is no likeness, unless one of the lists has no other.
 */
export const likeness = (a: readonly string[], b: readonly string[]): number => {
  const other = new Set(b);
  const kin = (stem: string) => b.some((word) => isPart(stem, word) || isPart(word, stem));
  const shared = a
    .map((stem): number => (other.has(stem) ? 1 : kin(stem) ? KIN : 0))
    .filter((count) => count > 0);
  if (shared.length === 0 || shared.length < Math.min(2, a.length, b.length)) return 0;
  return (2 * shared.reduce((sum, count) => sum + count, 0)) / (a.length + b.length);
};
