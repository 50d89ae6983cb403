import type { PreparedBudget } from './election.js';
import { toNumber, type Fraction } from './fraction.js';
import type { SharesUtility } from './shares.js';

// Far above what a hundred thousand additions and a few hundred purchases can add up to (each at most 2^-53 of the
// value), far below any difference that a real election decides by: what is closer than this is counted exactly.
const DOUBT = 1e-7;

/**
 * The Method of Equal Shares in floating point, only as long as no decision is closer than doubles can tell: then
 * undefined, and the caller counts exactly. Points are left to the exact count.
 */
export function sharesFast(
  prepared: PreparedBudget,
  endowment: Fraction,
  utility: SharesUtility,
): { winners: number[]; cost: number } | undefined {
  if (prepared.weighted) return undefined;
  const { groups, supporters, costs, votes, tieOrder } = prepared;
  const start = toNumber(endowment);
  const money = new Float64Array(groups.length).fill(start);
  const size = Int32Array.from(groups, (group) => group.size);
  const bounds = new Map<number, number>();
  for (const place of tieOrder) if (costs[place]! > 0 && supporters[place]!.length > 0) bounds.set(place, 0);
  const perPrice = (project: number) => (utility === 'cost' ? costs[project]! : 1);
  const winners: number[] = [];
  let cost = 0;
  for (;;) {
    const order = [...bounds].sort(([, a], [, b]) => a - b);
    let best = -1;
    let bestRho = Infinity;
    let bestPrice = 0;
    let secondRho = Infinity;
    for (const [project, bound] of order) {
      if (bound > bestRho * (1 + DOUBT)) break;
      const price = priceOf(project);
      if (price === undefined) return undefined;
      if (price < 0) {
        bounds.delete(project);
        continue;
      }
      const rho = price / perPrice(project);
      bounds.set(project, rho);
      if (rho < bestRho) [best, bestRho, bestPrice, secondRho] = [project, rho, price, bestRho];
      else if (rho < secondRho) secondRho = rho;
    }
    if (best < 0) return { winners, cost };
    if (secondRho - bestRho <= bestRho * DOUBT) return undefined;
    bounds.delete(best);
    winners.push(best);
    cost += costs[best]!;
    for (const at of supporters[best]!) {
      const rest = money[at]! - bestPrice;
      money[at] = rest > 0 ? rest : 0;
    }
  }

  /** What a supporter pays; -1 when they have too little together; undefined when that is in doubt. */
  function priceOf(project: number): number | undefined {
    const members = supporters[project]!;
    const price = costs[project]!;
    let had = 0;
    let least = Infinity;
    for (const at of members) {
      had += size[at]! * money[at]!;
      if (money[at]! < least) least = money[at]!;
    }
    if (Math.abs(had - price) <= price * DOUBT) return undefined;
    if (had < price) return -1;
    let payers = votes[project]!;
    if (price / payers <= least) return price / payers;
    // The price rises as those who have less than it are emptied, until everyone else can pay it.
    let due = price;
    for (let before = Infinity; payers < before;) {
      before = payers;
      const asked = due / payers;
      due = price;
      payers = votes[project]!;
      for (const at of members)
        if (money[at]! < asked) {
          due -= size[at]! * money[at]!;
          payers -= size[at]!;
        }
    }
    return due / payers;
  }
}
