import type { Medium } from '../poll/ballot.js';
import { mediaOf } from '../poll/prepare.js';

/** Below this number of voters only totals are published (BALLOTS §8). */
export const ballotsFrom = 30;
const longBallot = 5;

/** Equal ballots of any kind of activity, with how many there are. */
export interface Grouped<Ballot> {
  ballot: Ballot;
  count: number;
  medium?: Medium;
}

/**
 * Equal ballots together, in the order of their canonical text, so that nothing of the order in which they came is left.
 * The medium stays only where no medium has fewer than 10 voters.
 */
export function groupedBallots<Ballot>(
  ballots: readonly Grouped<Ballot>[],
  canonical: (ballot: Ballot) => string,
  withMedium = mediaOf(ballots).media !== undefined,
): Grouped<Ballot>[] {
  const groups = new Map<string, { text: string; medium: Medium | undefined; count: number }>();
  for (const { ballot, count, medium } of ballots) {
    if (count === 0) continue;
    const text = canonical(ballot);
    const key = withMedium ? `${text} ${medium}` : text;
    const known = groups.get(key);
    if (known) known.count += count;
    else groups.set(key, { text, count, medium: withMedium ? medium : undefined });
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { text, count, medium }]) => ({
      ballot: JSON.parse(text) as Ballot,
      count,
      ...(medium && { medium }),
    }));
}

/**
 * Whether single ballots can be published, or totals only (BALLOTS §8): totals below 30 voters, and where ballots may
 * be long and more than half of the voters cast one that nobody else cast. A rule that cannot be counted from totals
 * needs its ballots, so from 30 voters on they are published.
 * @param needsBallots Whether the rule cannot be counted from totals.
 * @param longest How many options or projects a ballot may name.
 */
export function formOfPublication<Ballot>(
  ballots: readonly Grouped<Ballot>[],
  canonical: (ballot: Ballot) => string,
  needsBallots: boolean,
  longest: number,
): 'ballots' | 'totals' {
  const grouped = groupedBallots(ballots, canonical, false);
  const voters = grouped.reduce((sum, { count }) => sum + count, 0);
  if (voters < ballotsFrom) return 'totals';
  if (needsBallots || longest <= longBallot) return 'ballots';
  const unique = grouped.filter(({ count }) => count === 1).length;
  return 2 * unique > voters ? 'totals' : 'ballots';
}
