import { canonicalBallot, type Ballot, type WeightedBallot } from '../poll/ballot.js';
import { countPoll, countsFromTotals, totalsOf } from '../poll/count.js';
import type { CountingRule } from '../poll/rule.js';
import { formOfPublication, groupedBallots } from './grouped.js';
import type { PublishedElection } from './published.types.js';

const textIn = (optionIds: readonly string[]) => (ballot: Ballot) => canonicalBallot(ballot, optionIds);

/** Whether single ballots of a poll can be published, or totals only; IRV and STV need ballots (BALLOTS §8). */
export const publicationForm = (
  { method, max }: CountingRule,
  optionIds: readonly string[],
  ballots: readonly WeightedBallot[],
): 'ballots' | 'totals' => formOfPublication(ballots, textIn(optionIds), !countsFromTotals(method), max);

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
    return { ...head, ballots: groupedBallots(ballots, textIn(ids)) };
  return { ...head, totals: { ...totalsOf(result), ...(result.rounds && { rounds: result.rounds }) } };
}
