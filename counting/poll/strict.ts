import type { Prepared } from './prepare.js';

/** Equal rankings, cut off before the first group of equals: there the voter did not say who comes next. */
export interface StrictRanking {
  places: number[];
  count: number;
}

/** The rankings of all valid ballots, equal ones together, in an order that does not depend on theirs. */
export function strictRankings(prepared: Prepared): StrictRanking[] {
  const rankings = new Map<string, StrictRanking>();
  for (const { ranks, count } of prepared.ballots) {
    const places: number[] = [];
    for (const group of ranks) {
      if (group.length > 1) break;
      places.push(group[0]!);
    }
    const key = String.fromCharCode(...places);
    const known = rankings.get(key);
    if (known) known.count += count;
    else rankings.set(key, { places, count });
  }
  return [...rankings.values()];
}
