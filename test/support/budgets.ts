import { randomBytes } from 'node:crypto';
import type { BudgetInput } from '../../contract/budget.input.schema.js';
import type { BudgetBallot, BudgetBallotInput, BudgetVoteAnswer } from '../../contract/budget.schema.js';
import { budgetDraftOf } from '../../server/budget/budget.input.js';
import { keepBudget } from '../../server/budget/budget.keep.js';
import { buildChannel, buildOrganisation, fresh } from './factories.js';
import { openSession } from './places.js';
import type { Answer, TestServer } from './server.js';

/** What a test says of a budget; the rest is filled in. */
export type BudgetGiven = Partial<Omit<BudgetInput, 'rule'>> & { rule?: Partial<BudgetInput['rule']> };

/** A budget on a site of a running server. */
export interface BudgetPlace {
  id: string;
  ref: string;
  origin: string;
  organisation: { id: string; slug: string };
  activity: { ref: string };
  path: string;
}

/** Whole euros in cents. */
export const euros = (amount: number): number => amount * 100;

/** What a knapsack of € 1.000 holds in tests: two areas, two categories, five projects. */
export const budgetOf = (organisation: string, given: BudgetGiven = {}): BudgetInput => {
  const { rule, ...rest } = given;
  return {
    kind: 'budget',
    organisation,
    title: 'Wat doen we met € 1.000?',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2027-01-01T00:00:00Z',
    budget: euros(1000),
    projects: [
      { id: 'bank', title: 'Een bank', cost: euros(400), area: 'Noord', category: 'Rust' },
      { id: 'boom', title: 'Een boom', cost: euros(600), area: 'Noord', category: 'Groen' },
      { id: 'fontein', title: 'Een fontein', cost: euros(600) + 1, area: 'Zuid', category: 'Groen' },
      { id: 'goal', title: 'Een goal', cost: euros(250), area: 'Zuid', category: 'Rust' },
      { id: 'heg', title: 'Een heg', cost: euros(150), area: 'Zuid', category: 'Groen' },
    ],
    ...rest,
    ref: given.ref ?? fresh('wijkbudget'),
    rule: { form: 'knapsack', results: 'always', method: 'greedy', ...rule },
  };
};

/** Builds an organisation, a site and a budget, open around the server's clock. */
export const buildBudgetPlace = async (
  server: TestServer,
  given: BudgetGiven = {},
  place?: Pick<BudgetPlace, 'organisation' | 'origin'>,
): Promise<BudgetPlace> => {
  const { database, ballots } = server.house;
  const organisation = place?.organisation ?? (await buildOrganisation(database));
  const { origin } = place ?? (await buildChannel(database, organisation.id));
  const { draft, faults } = budgetDraftOf(budgetOf(organisation.slug, given));
  if (faults.length > 0) throw new Error(`The budget of the test is not right: ${JSON.stringify(faults)}`);
  const { id } = await keepBudget(database, ballots.keys, draft);
  const { ref } = draft;
  return { id, ref, origin, organisation, activity: { ref }, path: `/v1/budgets/${ref}` };
};

/** A ballot as a device sends it; a list means the projects chosen. */
export const budgetBallot = (ballot: BudgetBallot | string[]): BudgetBallotInput => ({
  ballot: Array.isArray(ballot) ? { projects: ballot } : ballot,
  nonce: randomBytes(16).toString('hex'),
});

/** Casts a ballot over HTTP with a token, or as a new guest. */
export const castBudget = async (
  server: TestServer,
  place: BudgetPlace,
  ballot: BudgetBallot | string[] | BudgetBallotInput,
  token?: string,
): Promise<Answer<BudgetVoteAnswer>> =>
  server.send<BudgetVoteAnswer>('PUT', `${place.path}/ballots/mine`, {
    origin: place.origin,
    token: token ?? (await openSession(server, place)).token,
    body: 'nonce' in ballot ? ballot : budgetBallot(ballot),
  });

/** Casts each ballot as a new guest; throws where one is refused. */
export const castBudgets = (
  server: TestServer,
  place: BudgetPlace,
  ballots: readonly (BudgetBallot | string[])[],
): Promise<BudgetVoteAnswer[]> =>
  Promise.all(
    ballots.map(async (ballot) => {
      const answer = await castBudget(server, place, ballot);
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.body;
    }),
  );
