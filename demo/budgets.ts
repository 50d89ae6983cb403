import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { castBallot, finishVote } from '../server/ballot/ballot.service.js';
import { readBudgetFile } from '../server/budget/budget.import.js';
import type { BudgetDraft } from '../server/budget/budget.input.js';
import { keepBudget } from '../server/budget/budget.keep.js';
import { budgetKind } from '../server/budget/budget.service.js';
import type { House } from '../server/house.js';
import { budgetCasts, budgetPlans, type BudgetPlan } from './budget.votes.js';
import { dayAt, movedAlong } from './days.js';
import { seeded } from './votes.js';

/** What the budgets are seeded in. */
export interface Budgeting {
  house: House;
  /** Where the votes came from. */
  channels: readonly string[];
  sources: string;
  now: Date;
}

/** Makes the budgets of the demo and casts their votes; one whose plan closes in the past is counted and published. */
export const seedBudgets = async ({ house, channels, sources, now }: Budgeting): Promise<void> => {
  const { database, ballots } = house;
  const folder = join(sources, 'budgets');
  for (const file of (await readdir(folder)).sort()) {
    const draft = readBudgetFile(await readFile(join(folder, file), 'utf8'));
    const plan = budgetPlans[draft.ref];
    if (!plan) throw new Error(`demo/budget.votes.ts has no plan for ${draft.ref}.`);
    const closesAt = dayAt(now, plan.closes, '22:59');
    moveProgress(draft, closesAt);
    draft.opensAt = dayAt(now, plan.opens, '08:00');
    // The server closes by itself what is due, so a budget that is to be closed is so after its votes.
    draft.closesAt = dayAt(now, Math.max(1, plan.closes), '22:59');
    await keepBudget(database, ballots.keys, draft);
    await vote({ house, channels, now }, draft, plan);
    if (plan.closes > 0) continue;
    draft.closesAt = closesAt;
    await keepBudget(database, ballots.keys, draft);
    await finishVote(ballots, draft.ref, closesAt);
  }
};

/** What became of the winners happened after the closing, as in the file. */
const moveProgress = (draft: BudgetDraft, closesAt: Date): void => {
  const written = draft.closesAt;
  for (const project of draft.projects)
    for (const step of project.progress ?? []) step.day = movedAlong(step.day, written, closesAt);
};

const vote = async (
  { house, channels, now }: Pick<Budgeting, 'house' | 'channels' | 'now'>,
  draft: BudgetDraft,
  plan: BudgetPlan,
): Promise<void> => {
  const { database, ballots, budgets } = house;
  const votable = await budgets.votables.byRef(draft.ref);
  const key = await ballots.keys.of(votable.id);
  if (!key) throw new Error(`The keys of ${draft.ref} are not in the demo's folder.`);
  const first = draft.opensAt.getTime();
  const last = Math.min(now.getTime(), dayAt(now, plan.closes, '22:58').getTime());
  await Promise.all(
    budgetCasts(draft, plan).map(({ ballot, medium, moment }, nth) =>
      database.write((tx) =>
        castBallot(tx, budgetKind, {
          votable,
          key,
          voter: randomUUID(),
          input: { ballot, nonce: randomBytes(16).toString('hex') },
          medium,
          channelId: channels[nth % channels.length],
          now: new Date(first + moment * (last - first)),
          random: seeded(nth),
        }),
      ),
    ),
  );
};
