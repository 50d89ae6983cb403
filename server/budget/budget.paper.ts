import { randomBytes } from 'node:crypto';
import {
  budgetBallotJudge,
  type BudgetBallot,
  type WeightedBudgetBallot,
} from '../../counting/budget/ballot.js';
import { FileFault, type FileProblem } from '../../counting/files/election.js';
import { castBallot, freshVotable, type BallotKeyStore } from '../ballot/ballot.service.js';
import { secureRandom } from '../ballot/voting.service.js';
import type { Database } from '../database/door.js';
import type { BudgetDraft } from './budget.input.js';
import { budgetKind } from './budget.kind.js';
import { keepBudget } from './budget.keep.js';

// Ballots in one transaction, so that others are served in between.
const PORTION = 200;
const HOUR = 3_600_000;

/** The ballots as the count takes them: a project that is named twice counts once, what is withdrawn not at all. */
const plainBallots = (draft: BudgetDraft, ballots: readonly WeightedBudgetBallot[]): BudgetBallot[] => {
  const out = new Set(draft.projects.flatMap(({ id, withdrawn }) => (withdrawn === undefined ? [] : [id])));
  const kept = (ids: readonly string[]) => [...new Set(ids)].filter((id) => !out.has(id));
  return ballots.flatMap(({ ballot: { projects, ranking, points }, count }) => {
    const given = Object.entries(points ?? {}).filter(([id, of]) => of > 0 && !out.has(id));
    const plain: BudgetBallot = {
      ...(projects && kept(projects).length > 0 && { projects: kept(projects) }),
      ...(ranking && kept(ranking).length > 0 && { ranking: kept(ranking) }),
      ...(given.length > 0 && { points: Object.fromEntries(given) }),
    };
    const one: BudgetBallot = Object.keys(plain).length > 0 ? plain : { blank: true };
    return Array.from({ length: count }, () => one);
  });
};

/** All that is wrong with the ballots against the rule, each fault once. */
const paperFaults = (draft: BudgetDraft, ballots: readonly BudgetBallot[]): FileProblem[] => {
  const judge = budgetBallotJudge(draft.rule, draft.projects, draft.budget);
  const faults = new Map<string, number>();
  for (const ballot of ballots)
    for (const { detail } of judge(ballot)) faults.set(detail, (faults.get(detail) ?? 0) + 1);
  return [...faults].map(([what, count]) => ({ field: 'ballots', what: `${what} (${count} ballots)` }));
};

/**
 * Keeps a new budget with ballots of a past election, all of them as paper. While they go in, the budget is open for an
 * hour at most; then it closes when the draft says. Throws FileFault where the ballots do not fit the rule.
 */
export const keepWithPaper = async (
  database: Database,
  keys: BallotKeyStore,
  draft: BudgetDraft,
  weighted: readonly WeightedBudgetBallot[],
  now: Date,
): Promise<{ made: boolean; ballots: number }> => {
  const ballots = plainBallots(draft, weighted);
  const faults = paperFaults(draft, ballots);
  if (faults.length > 0) throw new FileFault(faults);
  const closesAt = new Date(Math.max(draft.closesAt.getTime(), now.getTime() + HOUR));
  const { id, made } = await keepBudget(database, keys, { ...draft, closesAt });
  const key = (await keys.of(id))!;
  const votable = await database.read((tx) => freshVotable(tx, budgetKind, draft.ref));
  for (let done = 0; done < ballots.length; done += PORTION) {
    const portion = ballots.slice(done, done + PORTION);
    await database.write(async (tx) => {
      for (const [nth, ballot] of portion.entries())
        await castBallot(tx, budgetKind, {
          votable,
          key,
          // A number of the file stands for a person, so that reading it again counts nobody twice.
          voter: `paper:${done + nth + 1}`,
          input: { ballot, nonce: randomBytes(16).toString('hex') },
          medium: 'paper',
          channelId: undefined,
          now,
          random: secureRandom,
        });
    });
  }
  if (closesAt > draft.closesAt) await keepBudget(database, keys, draft);
  return { made, ballots: ballots.length };
};
