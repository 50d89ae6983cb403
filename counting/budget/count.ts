import { mediaOf } from '../poll/prepare.js';
import type { VotedProject, WeightedBudgetBallot } from './ballot.js';
import { countShares, type CompletedShares } from './completion.js';
import { decideGreedy, decidePhragmen, decideShares, tieBreak, type Decision } from './decision.js';
import { prepareBudget, type CountedBallot, type PreparedBudget } from './election.js';
import { rounded, text } from './fraction.js';
import { groupOutcomes } from './groups.js';
import { leftOutOf } from './left.out.js';
import { budgetCounter, type BudgetResult, type ProjectOutcome, type Why } from './result.js';
import { usualIncrement, type BudgetRule } from './rule.js';
import { compareOutcomes, pursesOf, satisfactionOf, smallest } from './satisfaction.js';

/** The money there is and what it can go to, in the published order. */
export interface CountedBudget {
  budget: number;
  projects: readonly VotedProject[];
}

/** A ballot as the count takes it: a project on place k of a ranking of n gets n − k + 1 points. */
export function countedBallot({ ballot, count }: WeightedBudgetBallot): CountedBallot {
  const { projects = [], points, ranking } = ballot;
  if (points) return { projects: Object.keys(points), points: Object.values(points), count };
  if (!ranking) return { projects, count };
  const places = [...new Set(ranking)];
  return { projects: ranking, points: ranking.map((id) => places.length - places.indexOf(id)), count };
}

/**
 * Counts a budget (COUNTING, "Budgets"). `draw` is `drawOrder(seed, ids)`; while it is empty the published order decides
 * the last ties. `progress` is called with the number of runs of Equal Shares. Throws `RangeError` on numbers that are
 * not whole.
 */
export function countBudget(
  rule: BudgetRule,
  { budget, projects }: CountedBudget,
  ballots: readonly WeightedBudgetBallot[],
  draw: readonly string[],
  progress?: (runs: number) => void,
): BudgetResult {
  const election = { budget, projects, ballots: ballots.map(countedBallot), quotas: rule.quotas ?? [] };
  const prepared = prepareBudget(election, draw);
  const isBlank = ({ ballot: { blank, projects = [], points = {}, ranking = [] } }: WeightedBudgetBallot) =>
    blank || projects.length + ranking.length + Object.keys(points).length === 0;
  const blank = ballots.reduce((sum, ballot) => sum + (isBlank(ballot) ? ballot.count : 0), 0);
  return budgetResult(
    rule,
    prepared,
    projects,
    { blank, ...mediaOf(ballots), drawn: draw.length > 0 },
    progress,
  );
}

/** What of a result does not follow from the prepared ballots; `satisfaction` where there are totals only. */
export interface BudgetSums extends Pick<BudgetResult, 'blank' | 'media' | 'satisfaction'> {
  /** Whether there was a draw. */
  drawn: boolean;
}

/** The result of a prepared budget. */
export function budgetResult(
  rule: BudgetRule,
  prepared: PreparedBudget,
  projects: readonly VotedProject[],
  { blank, media, drawn, satisfaction }: BudgetSums,
  progress?: (runs: number) => void,
): BudgetResult {
  const { ids, voters, doubles } = prepared;
  const named = (places: readonly number[]) => places.map((at) => ids[at]!);
  const costOf = (places: readonly number[]) => places.reduce((sum, at) => sum + prepared.costs[at]!, 0);
  const shares = rule.method === 'equal-shares' ? sharesBy(rule, prepared, progress) : undefined;
  const byRule = shares ? decideShares(prepared, shares) : decideOther(rule, prepared);
  const greedy = rule.method === 'greedy' ? byRule : decideGreedy(prepared);
  const outcomes = { shares: byRule.winners, greedy: greedy.winners };
  const comparison =
    shares && rule.comparison ? compareOutcomes(prepared, outcomes, rule.utility ?? 'cost') : undefined;
  const reached = voters >= rule.quorum;
  const used = !reached ? nothing : comparison?.counted === 'greedy' ? greedy : byRule;
  const cost = costOf(used.winners);
  const purses =
    shares && used === byRule ? pursesOf(prepared, (at) => rounded(shares.run.left(at))) : undefined;
  const satisfied =
    satisfaction ??
    (voters >= smallest.voters
      ? { used: satisfactionOf(prepared, used.winners), greedy: satisfactionOf(prepared, greedy.winners) }
      : undefined);
  const leftOut =
    used === greedy || used === nothing
      ? undefined
      : leftOutOf(prepared, projects, greedy.winners, used.winners);
  return {
    method: rule.method,
    ...(rule.method !== 'equal-shares' && { mode: rule.mode ?? usualMode[rule.method] }),
    ...(shares && { utility: rule.utility ?? 'cost', completion: rule.completion ?? 'none' }),
    winners: named(used.winners),
    cost,
    left: prepared.budget - cost,
    voters,
    blank,
    ...(media && { media }),
    ...(rule.quorum > 0 && { quorum: { needed: rule.quorum, reached } }),
    ...(shares && { endowment: endowmentOf(shares) }),
    projects: projects.map((project, at) => outcomeOf(prepared, project, at, used)),
    rounds: roundsOf(prepared, used, named),
    ties: used.ties.map((tie) => ({
      projects: named(tie),
      by: tieBreak(prepared, tie, new Set(used.winners), drawn),
    })),
    doubles,
    greedy: { winners: named(greedy.winners), cost: costOf(greedy.winners) },
    ...(comparison && { comparison }),
    ...(satisfied && { satisfaction: satisfied }),
    ...(leftOut && { leftOut }),
    groups: groupOutcomes(prepared, projects, used.winners, greedy.winners),
    ...(purses && { purses }),
    counter: budgetCounter,
  };
}

const usualMode = { greedy: 'skip', phragmen: 'no-skip' } as const;

/** What is decided where too few people voted. */
const nothing: Decision = { winners: [], why: new Map(), rounds: [], ties: [] };

function sharesBy(
  rule: BudgetRule,
  prepared: PreparedBudget,
  progress?: (runs: number) => void,
): CompletedShares {
  return countShares(prepared, {
    utility: rule.utility ?? 'cost',
    completion: rule.completion ?? 'none',
    unit: rule.increment ?? usualIncrement,
    ...(progress && { progress }),
  });
}

function decideOther({ method, mode, threshold }: BudgetRule, prepared: PreparedBudget): Decision {
  if (method === 'phragmen') return decidePhragmen(prepared, mode);
  return decideGreedy(prepared, { ...(mode && { mode }), ...(threshold !== undefined && { threshold }) });
}

function endowmentOf({ endowment, increments }: CompletedShares): NonNullable<BudgetResult['endowment']> {
  return { exact: text(endowment), rounded: rounded(endowment), increments };
}

function outcomeOf(
  { votes, scores, costs }: PreparedBudget,
  { id, withdrawn }: VotedProject,
  at: number,
  used: Decision,
): ProjectOutcome {
  const won = used.winners.includes(at);
  return { id, won, votes: votes[at]!, score: scores[at]!, why: whyOf() };

  function whyOf(): Why {
    if (withdrawn !== undefined && withdrawn !== false) return { at: 'withdrawn' };
    if (used === nothing) return { at: 'no-quorum' };
    if (votes[at] === 0) return { at: 'no-votes' };
    if (costs[at] === 0) return { at: 'costs-nothing' };
    return used.why.get(at) ?? { at: 'after-stop' };
  }
}

function roundsOf(
  { costs, budget }: PreparedBudget,
  { rounds }: Decision,
  named: (places: readonly number[]) => string[],
): BudgetResult['rounds'] {
  let left = budget;
  return rounds.map(({ project, tied }) => {
    left -= costs[project]!;
    return {
      project: named([project])[0]!,
      left,
      ...(tied && { tied: named([project, ...tied.filter((other) => other !== project)]) }),
    };
  });
}
