import type { Prepared } from './prepare.js';

/**
 * Ballots that prefer the option of the row to that of the column, in ballot order. Equal ranks are no
 * preference; an option left out stands below all that are ranked, and equal with the others left out.
 */
export function pairwiseOf(prepared: Prepared): number[][] {
  const n = prepared.ids.length;
  const duels = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const rank = new Array<number>(n);
  for (const { ranks, count } of prepared.ballots) {
    rank.fill(n);
    ranks.forEach((group, at) => group.forEach((place) => (rank[place] = at)));
    for (const group of ranks)
      for (const better of group) {
        const row = duels[better]!;
        for (let other = 0; other < n; other++) if (rank[better]! < rank[other]!) row[other]! += count;
      }
  }
  return duels;
}

/** Place of the option that wins every duel, if there is one. */
export function condorcetWinner(pairwise: readonly (readonly number[])[]): number | undefined {
  const at = pairwise.findIndex((row, i) => row.every((votes, j) => i === j || votes > pairwise[j]![i]!));
  return at < 0 ? undefined : at;
}
