const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
};

/** The word of the list that was probably meant (Levenshtein distance, at most a third of its length), or nothing. */
export const nearestWord = (typed: string, words: readonly string[]): string | undefined => {
  const near = words
    .map((word) => ({ word, far: distance(typed.slice(0, 80).toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, far }) => far <= Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3)))
    .sort((a, b) => a.far - b.far);
  return near[0]?.word;
};
