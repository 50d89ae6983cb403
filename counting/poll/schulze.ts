import { pairwiseOf } from './pairwise.js';
import { firstPreferences, type Prepared } from './prepare.js';
import type { Outcome, Remark, TallyRow, Totals } from './result.js';
import type { CountingRule } from './rule.js';
import { fillSeats } from './winners.js';

/** First preferences and the table of duels. */
export function sumDuels(prepared: Prepared): {
  tally: TallyRow[];
  remarks: Remark[];
  pairwise: number[][];
} {
  return { ...firstPreferences(prepared), pairwise: pairwiseOf(prepared) };
}

/** Strength of the strongest path between each two options: widest paths (Schulze 2011, §2.3). */
export function strongestPaths(
  pairwise: readonly (readonly number[])[],
  strength: 'winning-votes' | 'margins',
): number[][] {
  const paths = pairwise.map((row, i) =>
    row.map((votes, j) => {
      const against = pairwise[j]![i]!;
      return votes > against ? (strength === 'margins' ? votes - against : votes) : 0;
    }),
  );
  for (let via = 0; via < paths.length; via++)
    for (let from = 0; from < paths.length; from++)
      for (let to = 0; to < paths.length; to++) {
        const detour = Math.min(paths[from]![via]!, paths[via]![to]!);
        if (from !== to && detour > paths[from]![to]!) paths[from]![to] = detour;
      }
  return paths;
}

/** Who no other beats by a stronger path comes first, then the same among the rest. */
function rankingOf(paths: readonly (readonly number[])[]): number[][] {
  const ranking: number[][] = [];
  let left = paths.map((_, place) => place);
  while (left.length > 0) {
    const among = left;
    const best = among.filter((i) => among.every((j) => paths[j]![i]! <= paths[i]![j]!));
    ranking.push(best);
    left = among.filter((i) => !best.includes(i));
  }
  return ranking;
}

/** The Schulze method; without a valid ballot nobody leads. */
export function decideSchulze(
  totals: Totals,
  seats: number,
  draw: readonly string[],
  rule: Pick<CountingRule, 'strength'>,
): Outcome {
  const pairwise = totals.pairwise ?? [];
  const paths = strongestPaths(pairwise, rule.strength ?? 'winning-votes');
  const name = (place: number) => totals.tally[place]!.option;
  const tally = totals.tally.map((row, i) => ({
    ...row,
    wins: pairwise[i]!.filter((votes, j) => votes > pairwise[j]![i]!).length,
  }));
  const ranking = rankingOf(paths).map((group) => group.map(name));
  const seated = fillSeats(totals.valid > 0 ? ranking : [], seats, draw);
  return { measure: 'wins', tally, pairwise, paths, ranking, ...seated };
}
