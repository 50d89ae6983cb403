import { fraction, halves, rounded } from './exact.js';
import { rowsOf, type Prepared } from './prepare.js';
import type { Outcome, TallyRow, Totals } from './result.js';
import type { CountingRule } from './rule.js';
import { fillSeats, groupsOf } from './winners.js';

type Distribution = NonNullable<TallyRow['distribution']>;

/** Votes per step of the scale for each option. */
export function sumScores(prepared: Prepared, rule: CountingRule): { tally: TallyRow[] } {
  const { min, max } = rule.scale!;
  const { tally, add } = rowsOf(prepared);
  for (const row of tally)
    row.distribution = Array.from({ length: max - min + 1 }, (_, i) => ({ score: min + i, votes: 0 }));
  for (const { ballot, count, medium } of prepared.ballots)
    for (const [id, score] of Object.entries(ballot.scores!)) {
      const place = prepared.place.get(id)!;
      tally[place]!.distribution![score - min]!.votes += count;
      add(place, count, medium);
    }
  return { tally };
}

/** The highest mean of the scores given wins, compared exactly; who nobody scored never wins. */
export function decideScores(totals: Totals, seats: number, draw: readonly string[]): Outcome {
  const tally = totals.tally.map((row) => (row.votes === 0 ? row : { ...row, ...middle(row.distribution!) }));
  const sums = new Map(tally.map((row) => [row.option, sumOf(row.distribution!)]));
  const groups = groupsOf(tally, (a, b) => {
    if (a.votes === 0 || b.votes === 0) return b.votes - a.votes;
    const difference = sums.get(b.option)! * BigInt(a.votes) - sums.get(a.option)! * BigInt(b.votes);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  });
  const ranking = groups.map((group) => group.map((row) => row.option));
  const scored = groups.filter((group) => group[0]!.votes > 0).map((group) => group.map((row) => row.option));
  return { measure: 'mean', tally, ranking, ...fillSeats(scored, seats, draw) };
}

function sumOf(distribution: Distribution): bigint {
  return distribution.reduce((sum, { score, votes }) => sum + BigInt(score) * BigInt(votes), 0n);
}

function middle(distribution: Distribution): Pick<TallyRow, 'mean' | 'median'> {
  const sum = sumOf(distribution);
  const voters = distribution.reduce((all, { votes }) => all + votes, 0);
  const nth = (n: number) => {
    let passed = 0;
    return distribution.find(({ votes }) => (passed += votes) > n)!.score;
  };
  const median = nth(Math.floor((voters - 1) / 2)) + nth(Math.floor(voters / 2));
  const of = BigInt(voters);
  return { mean: { exact: fraction(sum, of), rounded: rounded(sum, of, 2) }, median: halves(median) };
}
