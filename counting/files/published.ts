import { canonicalBallot, type Ballot, type Medium, type WeightedBallot } from '../poll/ballot.js';
import { countPoll, countsFromTotals, totalsOf } from '../poll/count.js';
import { mediaOf } from '../poll/prepare.js';
import type { CountingRule } from '../poll/rule.js';
import type { PublishedElection } from './published.types.js';

/** Below this number of voters only totals are published (BALLOTS §8). */
export const ballotsFrom = 30;
const longBallot = 5;

/**
 * Whether single ballots can be published, or totals only (BALLOTS §8): totals below 30 voters, and where
 * ballots may be long and more than half of the voters cast one that nobody else cast. IRV and STV cannot be
 * recounted from totals, so from 30 voters on their ballots are published.
 */
export function publicationForm(
  rule: CountingRule,
  optionIds: readonly string[],
  ballots: readonly WeightedBallot[],
): 'ballots' | 'totals' {
  const grouped = publishedBallots(optionIds, ballots, false);
  const voters = grouped.reduce((sum, { count }) => sum + count, 0);
  if (voters < ballotsFrom) return 'totals';
  if (!countsFromTotals(rule.method) || rule.max <= longBallot) return 'ballots';
  const unique = grouped.filter(({ count }) => count === 1).length;
  return 2 * unique > voters ? 'totals' : 'ballots';
}

/**
 * Equal ballots together, in the order of their canonical text, so that nothing of the order in which they
 * came is left. The medium stays only where no medium has fewer than 10 voters.
 */
export function publishedBallots(
  optionIds: readonly string[],
  ballots: readonly WeightedBallot[],
  withMedium = mediaOf(ballots).media !== undefined,
): WeightedBallot[] {
  const groups = new Map<string, { text: string; medium: Medium | undefined; count: number }>();
  for (const { ballot, count, medium } of ballots) {
    if (count === 0) continue;
    const text = canonicalBallot(ballot, optionIds);
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

/** The file of a closed poll: ballots or totals as `publicationForm` says. `draw` is `drawOrder(seed, ids)`. */
export function publishedElection(
  about: Omit<PublishedElection, 'format' | 'ballots' | 'totals' | 'counter'>,
  ballots: readonly WeightedBallot[],
  draw: readonly string[],
): PublishedElection {
  const ids = about.options.map(({ id }) => id);
  const result = countPoll(about.rule, about.options, ballots, draw);
  const options = about.options.map(({ id, label }) => ({ id, label }));
  const head = { format: 'stem-ballots-1' as const, ...about, options, counter: result.counter };
  if (publicationForm(about.rule, ids, ballots) === 'ballots')
    return { ...head, ballots: publishedBallots(ids, ballots) };
  return { ...head, totals: { ...totalsOf(result), ...(result.rounds && { rounds: result.rounds }) } };
}
