/** A word and where it stands. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** The words of a text, with the signs that stick to them. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

/** For each word of the old list its place in the new one, by the longest common subsequence. */
function alignWords(old: readonly string[], now: readonly string[]): (number | undefined)[] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = 1; i <= old.length; i++)
    for (let j = 1; j <= now.length; j++)
      table[i]![j] =
        old[i - 1] === now[j - 1]
          ? table[i - 1]![j - 1]! + 1
          : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  const places: (number | undefined)[] = old.map(() => undefined);
  for (let i = old.length, j = now.length; i > 0 && j > 0;)
    if (old[i - 1] === now[j - 1] && table[i]![j] === table[i - 1]![j - 1]! + 1) places[--i] = --j;
    else if (table[i - 1]![j]! >= table[i]![j - 1]!) i--;
    else j--;
  return places;
}

/**
 * Where each word of the old version stands in the new one. Knows nothing of quotes: paragraphs that are the same
 * belong together wherever they moved; of the others those that share most words; within them, word by word.
 */
export function align(oldBlocks: readonly string[], newBlocks: readonly string[]): (number | undefined)[] {
  const split = (block: string): string[] => block.split(/\s+/);
  const taken = new Set<number>();
  const partner: (number | undefined)[] = oldBlocks.map((block) => {
    const same = newBlocks.findIndex((other, index) => !taken.has(index) && other === block);
    if (same < 0) return undefined;
    taken.add(same);
    return same;
  });
  for (const [index, block] of oldBlocks.entries()) {
    if (partner[index] !== undefined) continue;
    const words = split(block);
    const shared = newBlocks.map((other, at) =>
      taken.has(at) ? 0 : alignWords(words, split(other)).filter((place) => place !== undefined).length,
    );
    const most = Math.max(...shared);
    if (most < words.length / 2) continue;
    partner[index] = shared.indexOf(most);
    taken.add(partner[index]);
  }
  const firsts: number[] = [];
  let count = 0;
  for (const block of newBlocks) {
    firsts.push(count);
    count += split(block).length;
  }
  return oldBlocks.flatMap((block, index) => {
    const words = split(block);
    const other = partner[index];
    if (other === undefined) return words.map(() => undefined);
    return alignWords(words, split(newBlocks[other]!)).map((place) =>
      place === undefined ? undefined : firsts[other]! + place,
    );
  });
}

/** What is right for a passage of whole words. */
export type Right =
  | { is: 'whole'; start: number; end: number; alone: boolean }
  | { is: 'changed'; own: Set<number>; words: number; together: number; anchored: boolean }
  | { is: 'gone' };

/** Where the words `from` up to `to` stand now, and the few that came in their place or between them. */
function ownOf(places: readonly (number | undefined)[], from: number, to: number): Set<number> {
  const own = new Set<number>();
  let last: number | undefined;
  for (let index = from - 1; index <= to; index++) {
    const place = places[index];
    if (place === undefined) continue;
    if (last !== undefined && place > last && place - last <= 8)
      for (let between = last + 1; between < place; between++) own.add(between);
    if (index >= from && index < to) own.add(place);
    last = place;
  }
  return own;
}

/** How many words stand together now as they did, around the word `at`. */
function runLength(places: readonly (number | undefined)[], at: number): number {
  let [from, to] = [at, at];
  while (from > 0 && places[from - 1] === places[from]! - 1) from--;
  while (places[to + 1] === places[to]! + 1) to++;
  return to - from + 1;
}

/** What became of the words `from` up to `to`. */
export function rightFor(
  places: readonly (number | undefined)[],
  from: number,
  to: number,
  now: readonly Word[],
): Right {
  const runs: number[][] = [];
  for (const place of places.slice(from, to)) {
    if (place === undefined) continue;
    const run = runs.at(-1);
    // A few new words in between are an edit; more is another place.
    if (run && place > run.at(-1)! && place - run.at(-1)! <= 8) run.push(place);
    else runs.push([place]);
  }
  const most = runs.sort((a, b) => b.length - a.length)[0];
  if (!most) return { is: 'gone' };
  const [first, last] = [most[0]!, most.at(-1)!];
  if (most.length === to - from && last - first + 1 === to - from)
    return {
      is: 'whole',
      start: now[first]!.start,
      end: now[last]!.end,
      alone: to - from < 4 && runLength(places, from) < 6,
    };
  const anchored = places[from - 4]! === first - 4 || places[to + 3]! === last + 4;
  return { is: 'changed', own: ownOf(places, from, to), words: to - from, together: most.length, anchored };
}

/** Says what is wrong with a found place, or nothing. */
export function faultOf(
  right: Right,
  found: { start: number; end: number } | undefined,
  now: readonly Word[],
): string | undefined {
  if (right.is === 'gone') return found && 'found though its words are gone';
  if (right.is === 'whole') {
    // One to three words that hardly any other stayed with can be any such words.
    if (!found) return right.alone ? undefined : 'not found though its words are there';
    return found.start === right.start && found.end === right.end ? undefined : 'found at a wrong place';
  }
  const { own, words, together, anchored } = right;
  // Of a few words that were parted or changed one may say that they are gone; of a sentence in its place not.
  if (!found)
    return words >= 8 && together / words >= 0.8 && anchored
      ? 'not found though most of it is there'
      : undefined;
  const marked = now.flatMap(({ start, end }, index) =>
    start < found.end && end > found.start ? [index] : [],
  );
  const itsOwn = marked.filter((index) => own.has(index)).length;
  if (itsOwn < marked.length * 0.6) return 'found where other words are';
  return itsOwn < words * 0.4 ? 'found only a small part' : undefined;
}
