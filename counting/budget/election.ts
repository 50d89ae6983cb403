import type { VotedProject } from './ballot.js';
import { capsOf, type Caps } from './quota.js';
import type { Quota } from './rule.js';

/**
 * A project as the count sees it. Money is whole: cents, or the smallest unit of the file. Withdrawn projects take no
 * part, whatever ballots say.
 */
export type CountedProject = VotedProject;

/** Equal ballots together: the projects named, and the points given where the form asks for points. */
export interface CountedBallot {
  readonly projects: readonly string[];
  /** Beside `projects`; 1 each when left out. */
  readonly points?: readonly number[];
  readonly count: number;
}

/** What a budget is counted from. The order of the projects is the published order. */
export interface BudgetElection {
  readonly budget: number;
  readonly projects: readonly CountedProject[];
  readonly ballots: readonly CountedBallot[];
  readonly quotas?: readonly Quota[];
}

/** Voters with the same ballot. */
export interface VoterGroup {
  readonly size: number;
  /** Places of the projects, ascending. */
  readonly projects: readonly number[];
  /** Points beside `projects`. */
  readonly points: readonly number[];
}

/** An election made ready for counting: doubles are counted once, unknown projects and withdrawn ones left out. */
export interface PreparedBudget {
  readonly budget: number;
  readonly ids: readonly string[];
  readonly costs: readonly number[];
  /** Voters, also those with an empty ballot. */
  readonly voters: number;
  readonly groups: readonly VoterGroup[];
  /** Per project the groups that name it. */
  readonly supporters: readonly Int32Array[];
  /** Beside `supporters` the points that a voter of the group gives. */
  readonly weights: readonly Int32Array[];
  /** Per project the number of ballots that name it. */
  readonly votes: readonly number[];
  /** Per project the sum of points. */
  readonly scores: readonly number[];
  /** Whether any ballot gives points other than 1. */
  readonly weighted: boolean;
  /** Places in the order in which ties are broken: lower cost, more votes, then the published order or the draw. */
  readonly tieOrder: readonly number[];
  /** Ballots that named a project twice. */
  readonly doubles: number;
  /** Quotas, and per project the places of those that it falls under. */
  readonly caps: Caps;
}

/** Groups equal ballots; `draw` orders the ids that are still tied after cost and votes. Throws RangeError on money or points that are not whole. */
export function prepareBudget(election: BudgetElection, draw: readonly string[] = []): PreparedBudget {
  const { budget, projects } = election;
  whole(budget, 'The budget');
  const place = new Map<string, number>();
  for (const [at, { id, cost, withdrawn }] of projects.entries()) {
    whole(cost, `The cost of ${id}`);
    if (withdrawn === undefined || withdrawn === false) place.set(id, at);
  }
  const byKey = new Map<string, { size: number; projects: number[]; points: number[] }>();
  let voters = 0;
  let doubles = 0;
  for (const ballot of election.ballots) {
    voters += ballot.count;
    const given: { at: number; points: number }[] = [];
    for (const [nth, id] of ballot.projects.entries()) {
      const at = place.get(id);
      if (at === undefined) continue;
      const points = ballot.points?.[nth] ?? 1;
      whole(points, `The points for ${id}`);
      if (points > 0) given.push({ at, points });
    }
    given.sort((a, b) => a.at - b.at);
    // The sort is stable: of a double, what stands first on the ballot counts.
    const once = given.filter(({ at }, nth) => nth === 0 || given[nth - 1]!.at !== at);
    if (once.length < given.length) doubles += ballot.count;
    const key = once.map(({ at, points }) => (points === 1 ? at : `${at}:${points}`)).join();
    const known = byKey.get(key);
    if (known) known.size += ballot.count;
    else
      byKey.set(key, {
        size: ballot.count,
        projects: once.map(({ at }) => at),
        points: once.map(({ points }) => points),
      });
  }
  // The order of the rows must not show in any sum or tie.
  const groups = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const supporters = projects.map((): number[] => []);
  const weights = projects.map((): number[] => []);
  const votes = projects.map(() => 0);
  const scores = projects.map(() => 0);
  for (const [at, group] of groups.entries())
    for (const [nth, project] of group.projects.entries()) {
      supporters[project]!.push(at);
      weights[project]!.push(group.points[nth]!);
      votes[project]! += group.size;
      scores[project]! += group.size * group.points[nth]!;
    }
  const costs = projects.map(({ cost }) => cost);
  const drawn = new Map(draw.map((id, at) => [id, at]));
  const turn = (at: number) => drawn.get(projects[at]!.id) ?? at;
  const tieOrder = [...place.values()].sort(
    (a, b) => costs[a]! - costs[b]! || votes[b]! - votes[a]! || turn(a) - turn(b),
  );
  return {
    budget,
    ids: projects.map(({ id }) => id),
    costs,
    voters,
    groups,
    supporters: supporters.map((list) => Int32Array.from(list)),
    weights: weights.map((list) => Int32Array.from(list)),
    votes,
    scores,
    weighted: groups.some(({ points }) => points.some((given) => given !== 1)),
    tieOrder,
    doubles,
    caps: capsOf(projects, election.quotas ?? []),
  };
}

function whole(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${what} is not a whole number: ${value}.`);
}
