import type { VotedProject, WeightedBudgetBallot } from '../counting/budget/ballot.js';

/** A made election of a budget. */
export interface MadeBudget {
  budget: number;
  projects: VotedProject[];
  ballots: WeightedBudgetBallot[];
}

// Mulberry32: the same election on every machine.
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const AREAS = 12;

/**
 * An election as cities have them: most people name one to ten projects, mostly of their own area and mostly the popular
 * ones, so that short ballots are often the same; costs from € 500 to € 100.000, and money for about a third of them.
 */
export function madeBudget(voters: number, projectCount: number, seed = 2026): MadeBudget {
  const random = chance(seed);
  const projects = Array.from({ length: projectCount }, (_, at): VotedProject => ({
    id: `P${at + 1}`,
    cost: 50_000 * Math.ceil(200 ** random()),
    area: `wijk-${(at % AREAS) + 1}`,
    category: `thema-${(at % 7) + 1}`,
  }));
  // Popular projects of the area first, as Zipf found for most things that people choose.
  const pick = (length: number) => Math.floor(length ** random()) - 1;
  const ofArea = Array.from({ length: AREAS }, (_, area) => projects.filter((_, at) => at % AREAS === area));
  const ballots = Array.from({ length: voters }, (): WeightedBudgetBallot => {
    const own = ofArea[Math.floor(random() * AREAS)]!;
    const wanted = 1 + Math.floor(10 * random() ** 2);
    const chosen = new Set<string>();
    for (let tries = 0; chosen.size < wanted && tries < 30; tries++) {
      const from = random() < 0.75 && own.length > 0 ? own : projects;
      chosen.add(from[pick(from.length + 1)]!.id);
    }
    return { ballot: { projects: [...chosen] }, count: 1, medium: 'online' };
  });
  const all = projects.reduce((sum, { cost }) => sum + cost, 0);
  return { budget: 100_000 * Math.round(all / 300_000), projects, ballots };
}
