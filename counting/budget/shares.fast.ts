import type { PreparedBudget } from './election.js';
import { toNumber, type Fraction } from './fraction.js';
import { QuotaLedger } from './quota.js';
import type { SharesUtility, SharesWinners } from './shares.js';

// Far above what a hundred thousand additions and a few hundred purchases can add up to (each at most 2^-53 of the
// value), far below any difference that a real election decides by: what is closer than this is counted exactly.
const DOUBT = 1e-7;
const TOO_LITTLE = -1;
const OVER = -2;

/**
 * The Method of Equal Shares in floating point, only as long as no decision is closer than doubles can tell: then
 * undefined, and the caller counts exactly.
 */
export function sharesFast(
  prepared: PreparedBudget,
  endowment: Fraction,
  utility: SharesUtility,
): SharesWinners | undefined {
  const { groups, supporters, weights, costs, scores, tieOrder } = prepared;
  const money = new Float64Array(groups.length).fill(toNumber(endowment));
  const size = Int32Array.from(groups, (group) => group.size);
  const quotas = new QuotaLedger(prepared);
  const bounds = new Map<number, number>();
  for (const place of tieOrder) if (costs[place]! > 0 && supporters[place]!.length > 0) bounds.set(place, 0);
  const winners: number[] = [];
  let cost = 0;
  let short = 0;
  for (;;) {
    const order = [...bounds].sort(([, a], [, b]) => a - b);
    let best = -1;
    let bestRho = Infinity;
    let bestPrice = 0;
    let secondRho = Infinity;
    for (const [project, bound] of order) {
      if (bound > bestRho * (1 + DOUBT)) break;
      const price = quotas.exceededBy(project) ? OVER : priceOf(project);
      if (price === undefined) return undefined;
      if (price < 0) {
        bounds.delete(project);
        if (price === TOO_LITTLE) short += 1;
        continue;
      }
      const rho = utility === 'cost' ? price / costs[project]! : price;
      bounds.set(project, rho);
      if (rho < bestRho) [best, bestRho, bestPrice, secondRho] = [project, rho, price, bestRho];
      else if (rho < secondRho) secondRho = rho;
    }
    if (best < 0) return { winners, cost, short };
    if (secondRho - bestRho <= bestRho * DOUBT) return undefined;
    bounds.delete(best);
    winners.push(best);
    quotas.take(best);
    cost += costs[best]!;
    const [members, weight] = [supporters[best]!, weights[best]!];
    for (let nth = 0; nth < members.length; nth++) {
      const rest = money[members[nth]!]! - bestPrice * weight[nth]!;
      money[members[nth]!] = rest > 0 ? rest : 0;
    }
  }

  /** What a supporter pays for each point; TOO_LITTLE when they have too little; undefined when that is in doubt. */
  function priceOf(project: number): number | undefined {
    const [members, weight] = [supporters[project]!, weights[project]!];
    const price = costs[project]!;
    let had = 0;
    let least = Infinity;
    for (let nth = 0; nth < members.length; nth++) {
      const at = members[nth]!;
      const has = money[at]!;
      had += size[at]! * has;
      if (has < least * weight[nth]!) least = has / weight[nth]!;
    }
    if (Math.abs(had - price) <= price * DOUBT) return undefined;
    if (had < price) return TOO_LITTLE;
    let units = scores[project]!;
    if (price / units <= least) return price / units;
    // The price rises as those who have less than it are emptied, until everyone else can pay it.
    let due = price;
    for (let before = Infinity; units < before;) {
      before = units;
      const asked = due / units;
      due = price;
      units = scores[project]!;
      for (let nth = 0; nth < members.length; nth++) {
        const at = members[nth]!;
        if (money[at]! >= asked * weight[nth]!) continue;
        due -= size[at]! * money[at]!;
        units -= size[at]! * weight[nth]!;
      }
    }
    return due / units;
  }
}
