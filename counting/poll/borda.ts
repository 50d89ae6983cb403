import { doubled, halves } from './exact.js';
import { pairwiseOf } from './pairwise.js';
import { firstPreferences, type Prepared } from './prepare.js';
import type { Outcome, Remark, TallyRow, Totals } from './result.js';
import type { CountingRule } from './rule.js';
import { fillSeats, groupsOf } from './winners.js';

/**
 * Borda points: with n options the first gets n − 1, the next one less, and so on. Equal ranks share the
 * average of their places; options left out get nothing (`zero`) or share what is left (`average`).
 */
export function sumPoints(
  prepared: Prepared,
  rule: Pick<CountingRule, 'unranked'>,
): { tally: TallyRow[]; remarks: Remark[]; pairwise: number[][] } {
  const n = prepared.ids.length;
  const twice = new Array<number>(n).fill(0);
  for (const { ranks, count } of prepared.ballots) {
    const groups = [...ranks];
    if (rule.unranked === 'average') {
      const ranked = new Set(groups.flat());
      groups.push(prepared.ids.map((_, place) => place).filter((place) => !ranked.has(place)));
    }
    let above = 0;
    for (const group of groups) {
      for (const place of group) twice[place]! += count * (2 * (n - 1 - above) - (group.length - 1));
      above += group.length;
    }
  }
  const { tally, remarks } = firstPreferences(prepared);
  return {
    tally: tally.map((row, place) => ({ ...row, points: halves(twice[place]!) })),
    remarks,
    pairwise: pairwiseOf(prepared),
  };
}

/** Most points win; who has none never wins. */
export function decidePoints(totals: Totals, seats: number, draw: readonly string[]): Outcome {
  const points = (row: TallyRow) => doubled(row.points!);
  const groups = groupsOf(totals.tally, (a, b) => points(b) - points(a));
  const ranking = groups.map((group) => group.map((row) => row.option));
  const supported = groups
    .filter((group) => points(group[0]!) > 0)
    .map((group) => group.map((r) => r.option));
  return {
    measure: 'points',
    tally: totals.tally,
    pairwise: totals.pairwise,
    ranking,
    ...fillSeats(supported, seats, draw),
  };
}
