import { drawOrder, seedHash } from './draw.js';
import { FileFault, type ParsedElection } from './files/election.js';
import { ballotsIn } from './files/published.check.js';
import { resultHash } from './hash.js';
import { ranksOf, type Ballot, type WeightedBallot } from './poll/ballot.js';
import { compareMethods, type Comparison } from './poll/compare.js';
import { countPoll, countTotals, countsFromTotals, type CountedOption } from './poll/count.js';
import { counter, type PollResult } from './poll/result.js';
import { ruleFaults, type CountingRule } from './poll/rule.js';

export { FileFault, type FileProblem, type ParsedElection } from './files/election.js';
export { parseElection } from './files/parse.js';

/** What a recount may count otherwise than the file says. */
export type Override = Partial<Pick<CountingRule, 'method' | 'seats' | 'strength' | 'unranked'>> & {
  /** The seed of the draw. */
  seed?: string;
};

/** A published number that a recount can check: the seed, the sums, the counter's version and the result's hash. */
export interface Check {
  what: 'seed' | 'sums' | 'counter' | 'result';
  agrees: boolean;
}

/** A recount: the result, its hash, what it was counted from, and what agrees with the published numbers. */
export interface Recount {
  result: PollResult;
  hash: string;
  rule: CountingRule;
  options: CountedOption[];
  checks: Check[];
  /** What other methods give; only where rankings are there. */
  comparison?: Comparison;
}

/**
 * Counts a file again. Without a seed, ties are decided by the order of the ballot. Throws `FileFault` where
 * the method does not fit the ballots.
 */
export async function recount(file: ParsedElection, override: Override = {}): Promise<Recount> {
  const { seed = file.seed, ...change } = override;
  const options = file.options.filter(({ id }) => !file.withdrawn.includes(id));
  const rule: CountingRule = { ...file.rule, ...change, max: Math.min(file.rule.max, options.length) };
  if (change.method === 'irv' && change.seats === undefined) rule.seats = 1;
  const faults = ruleFaults(rule, options.length);
  if (faults.length > 0)
    throw new FileFault(faults.map(({ at, detail }) => ({ field: at.slice(1), what: detail })));
  const ids = options.map(({ id }) => id);
  const draw = seed === undefined ? ids : await drawOrder(seed, ids);
  const ballots = without(file.withdrawn, file.ballots);
  const result = file.totals ? fromTotals(file, rule, draw) : countPoll(rule, options, ballots, draw);
  const hash = await resultHash(result);
  const comparison = file.totals ? undefined : compareMethods(rule, options, ballots, draw);
  const asPublished = Object.keys(override).length === 0;
  return {
    result,
    hash,
    rule,
    options,
    checks: await checksOf(file, asPublished ? hash : undefined),
    ...(comparison && { comparison }),
  };
}

function fromTotals(file: ParsedElection, rule: CountingRule, draw: string[]): PollResult {
  const same = rule.method === file.rule.method && rule.unranked === file.rule.unranked;
  if (!countsFromTotals(rule.method) || !same)
    throw new FileFault([
      {
        field: 'totals',
        what: `only totals were published, and ${rule.method} needs the ballots to count again`,
      },
    ]);
  return countTotals(rule, file.totals!, draw);
}

function without(
  withdrawn: readonly string[],
  ballots: readonly WeightedBallot[],
): readonly WeightedBallot[] {
  if (withdrawn.length === 0) return ballots;
  return ballots.map((weighted) => {
    const ranks = ranksOf(weighted.ballot)
      .map((group) => group.filter((id) => !withdrawn.includes(id)))
      .filter((group) => group.length > 0);
    const ballot: Ballot = ranks.length > 0 ? { ranks } : { blank: true };
    return { ...weighted, ballot };
  });
}

async function checksOf({ published, ballots, totals }: ParsedElection, hash?: string): Promise<Check[]> {
  if (!published) return [];
  const { sums, rule } = published;
  const there = totals ? totals.voters : ballotsIn(ballots);
  const apart = sums.box + sums.assisted + sums.paper;
  const checks: Check[] = [
    {
      what: 'sums',
      agrees:
        sums.roll === sums.box &&
        sums.published === there &&
        sums.online + sums.assisted + sums.paper === there &&
        (sums.box === there || apart === there),
    },
    { what: 'counter', agrees: published.counter === counter },
  ];
  if (rule.seedHash !== undefined)
    checks.push({ what: 'seed', agrees: (await seedHash(published.seed)) === rule.seedHash });
  if (hash !== undefined && published.resultHash !== undefined)
    checks.push({ what: 'result', agrees: published.resultHash === hash });
  return checks;
}
