import { countBudget } from '../../counting/budget/count.js';
import type { BudgetBallot } from '../../counting/budget/ballot.js';
import { drawOrder } from '../../counting/draw.js';
import { writeBudgetJson } from '../../counting/files/budget.json.js';
import { publishedBudget } from '../../counting/files/budget.published.js';
import type { PublishedBudget } from '../../counting/files/budget.types.js';
import { resultHash } from '../../counting/hash.js';
import { toldClosing } from '../activity/activity.service.js';
import type { Closing, Counted, PiledBallot, PublishedResult } from '../ballot/ballot.service.js';
import type { KnownBudget } from './budget.definition.js';

/** What is known of a budget before its ballots are counted. */
export type CountAbout = Omit<PublishedBudget, 'format' | 'ballots' | 'totals' | 'counter' | 'resultHash'>;

/** What the count of a budget is told. */
export const aboutBudget = (known: KnownBudget, closing: Closing): CountAbout => {
  const { activity, rule, budget, currency, projects, areas, categories } = known;
  return {
    ref: activity.ref,
    title: activity.title,
    organisation: activity.organisation,
    language: activity.language,
    opensAt: activity.opensAt.toISOString(),
    closesAt: toldClosing(activity).toISOString(),
    budget,
    currency,
    projects: projects.map(({ id, title, cost, area, category, withdrawn }) => ({
      id,
      title,
      cost,
      ...(area !== undefined && { area }),
      ...(category !== undefined && { category }),
      ...(withdrawn !== undefined && { withdrawn }),
    })),
    areas: [...areas],
    categories: [...categories],
    rule,
    ...closing,
  };
};

/** Counts a budget, and makes the file that anyone can recount. */
export const countPile = async (about: CountAbout, pile: readonly PiledBallot[]): Promise<Counted> => {
  const { rule, budget, projects, seed } = about;
  const draw = await drawOrder(
    seed,
    projects.map(({ id }) => id),
  );
  const ballots = pile.map((piled) => ({ ...piled, ballot: piled.ballot as BudgetBallot }));
  const result = countBudget(rule, { budget, projects }, ballots, draw);
  const hash = await resultHash(result as never);
  return {
    file: writeBudgetJson(publishedBudget({ ...about, resultHash: hash }, ballots, result)),
    result: JSON.stringify({ seed, result: { ...result, hash } } satisfies PublishedResult),
  };
};
