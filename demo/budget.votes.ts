import type { BudgetBallot, BudgetRule, Project } from '../contract/budget.schema.js';
import { between, drawn, mediumOf, seeded, type Random } from './votes.js';

/** What a vote of the demo needs to know of its budget. */
export interface AskedBudget {
  ref: string;
  budget: number;
  rule: Pick<BudgetRule, 'form' | 'blank' | 'max'>;
  projects: readonly Pick<Project, 'id' | 'cost' | 'area' | 'withdrawn'>[];
}

/** When a budget of the demo is open, in days from its start, who votes and what they like. */
export interface BudgetPlan {
  opens: number;
  closes: number;
  votes: number;
  /** Where voters live: share per area; only proportions count. */
  homes: Readonly<Record<string, number>>;
  /** How many times more a voter likes what comes to the own area. */
  near: number;
  /** How liked a project is; 1 for those that are left out. */
  liking: Readonly<Record<string, number>>;
  /** Fewest and most projects that a voter takes, as far as the rule and the money go. */
  takes: readonly [least: number, most: number];
}

/** The budgets of the demo; the times in their files are examples and give way to these. */
export const budgetPlans: Record<string, BudgetPlan> = {
  'wijkbudget-oosterpark': {
    opens: -12,
    closes: 16,
    votes: 183,
    homes: { bloemenbuurt: 26, parkbuurt: 24, fabrieksbuurt: 22, havenkant: 16, lindehof: 12 },
    near: 7,
    liking: {
      'drinkwater-oosterpark': 2.6,
      'bankjes-parklaan': 2.2,
      'bloemenlint-tulpstraat': 1.9,
      'toilet-theehuis': 1.7,
      'veilig-naar-de-kring': 1.6,
      'schommel-voor-iedereen': 1.9,
      'schoolplein-de-kring': 3,
      'natuurlijk-spelen-vijver': 2.4,
      'licht-in-de-fietstunnel': 1.5,
      'oversteek-ringweg': 1.3,
      'karn-op-het-plein': 0.6,
      'podium-haven': 0.5,
      'muurschildering-garages': 0.6,
    },
    takes: [2, 9],
  },
  'wijkbudget-vorig-jaar': {
    opens: -372,
    closes: -351,
    votes: 421,
    homes: { parkbuurt: 46, bloemenbuurt: 17, fabrieksbuurt: 12, havenkant: 8, lindehof: 17 },
    near: 14,
    liking: {
      'pumptrack-oosterpark': 3.2,
      'licht-hardlooproute': 2.5,
      'zachte-oever': 1.9,
      'pad-lindehof': 1.7,
      'moestuinbakken-lindehof': 1.5,
    },
    takes: [1, 4],
  },
};

/** A vote of the demo: what is on it, how it came in, and at which part of the time between opening and now. */
export interface BudgetCast {
  ballot: BudgetBallot;
  medium: 'online' | 'assisted' | 'paper';
  moment: number;
}

/** All votes of a budget of the demo; the same each time. */
export function budgetCasts(asked: AskedBudget, plan: BudgetPlan): BudgetCast[] {
  const random = seeded(plan.votes * 31 + asked.ref.length);
  return Array.from({ length: plan.votes }, () => ({
    ballot: budgetBallotFor(asked, plan, random),
    medium: mediumOf(random, 0.08, 0.09),
    moment: random(),
  }));
}

/** One ballot as somebody might cast it: of what is liked, as much as the rule and the money let through. */
export function budgetBallotFor(
  { rule, budget, projects }: AskedBudget,
  plan: BudgetPlan,
  random: Random,
): BudgetBallot {
  if (rule.blank && random() < 0.02) return { blank: true };
  const [home] = drawn(Object.keys(plan.homes), Object.values(plan.homes), random);
  const open = projects.filter(({ withdrawn }) => withdrawn === undefined);
  const liking = open.map(({ id, area }) => (plan.liking[id] ?? 1) * (area === home ? plan.near : 1));
  const order = drawn(
    open.map(({ id }) => id),
    liking,
    random,
  );
  const most = Math.min(rule.max, between(...plan.takes, random));
  const costs = new Map(open.map(({ id, cost }) => [id, cost]));
  let left = rule.form === 'knapsack' ? budget : Infinity;
  const chosen: string[] = [];
  for (const id of order) {
    const cost = costs.get(id)!;
    if (chosen.length === most || cost > left) continue;
    chosen.push(id);
    left -= cost;
  }
  return { projects: chosen };
}
