import { placesOf, type Prepared } from './prepare.js';

/** Equal rankings, cut off before the first group of equals: there the voter did not say who comes next. */
export interface StrictRanking {
  places: number[];
  count: number;
}

/** The rankings of all valid ballots, equal ones together, in an order that does not depend on theirs. */
export function strictRankings(prepared: Prepared): StrictRanking[] {
  const rankings = new Map<string, StrictRanking>();
  for (const { ballot, count } of prepared.ballots) {
    const groups = placesOf(prepared, ballot);
    const equals = groups.findIndex((group) => group.length > 1);
    const places = (equals < 0 ? groups : groups.slice(0, equals)).flat();
    const key = places.join(' ');
    const known = rankings.get(key);
    if (known) known.count += count;
    else rankings.set(key, { places, count });
  }
  return [...rankings.values()];
}
