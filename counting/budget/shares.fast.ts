import type { PreparedBudget } from './election.js';
import { toNumber, type Fraction } from './fraction.js';
import { QuotaLedger } from './quota.js';
import type { SharesRun, SharesUtility } from './shares.js';

// Far above what a hundred thousand additions and a few hundred purchases can add up to (each at most 2^-53 of the
// value), far below any difference that a real election decides by: what is closer than this is counted exactly.
const DOUBT = 1e-7;

/**
 * The Method of Equal Shares in floating point, made ready for many endowments. A run says something only as long as no
 * decision is closer than doubles can tell: else undefined, and the caller counts exactly.
 */
export function fastShares(
  prepared: PreparedBudget,
  utility: SharesUtility,
): (endowment: Fraction) => SharesRun | undefined {
  const { groups, supporters, weights, costs, scores, votes, tieOrder } = prepared;
  const money = new Float64Array(groups.length);
  const size = Float64Array.from(groups, (group) => group.size);
  const wanted = tieOrder.filter((place) => costs[place]! > 0 && supporters[place]!.length > 0);
  const worth = costs.map((cost) => (utility === 'cost' ? cost : 1));
  // The price of each point when last looked at: money only shrinks, so prices only rise. What they had together then.
  const prices = new Float64Array(costs.length);
  const had = new Float64Array(costs.length);

  return (endowment) => {
    const start = toNumber(endowment);
    money.fill(start);
    prices.fill(0);
    const quotas = new QuotaLedger(prepared);
    const winners: number[] = [];
    const dropped: number[] = [];
    let open = wanted;
    // Whether everyone could pay the full price of all that was bought, and the highest price by utility.
    let even = true;
    let dearest = 0;
    for (;;) {
      const order = open.sort((a, b) => prices[a]! / worth[a]! - prices[b]! / worth[b]!);
      const out = new Set<number>();
      let best = -1;
      let bestRho = Infinity;
      let secondRho = Infinity;
      for (const project of order) {
        if (prices[project]! / worth[project]! > bestRho * (1 + DOUBT)) break;
        if (quotas.exceededBy(project)) {
          out.add(project);
          continue;
        }
        const answer = look(project, bestRho * (1 + DOUBT) * worth[project]!);
        if (answer === 'doubt') return undefined;
        if (answer === 'too-little') {
          out.add(project);
          dropped.push(project);
          continue;
        }
        const rho = prices[project]! / worth[project]!;
        if (rho < bestRho) [best, bestRho, secondRho] = [project, rho, bestRho];
        else if (rho < secondRho) secondRho = rho;
      }
      if (best < 0) break;
      if (secondRho - bestRho <= bestRho * DOUBT) return undefined;
      out.add(best);
      open = order.filter((project) => !out.has(project));
      winners.push(best);
      quotas.take(best);
      if (!pay(best)) even = false;
      dearest = Math.max(dearest, bestRho);
    }
    const cost = winners.reduce((sum, project) => sum + costs[project]!, 0);
    return { winners, cost, short: dropped.length, idle: even ? idleAfter(start, dropped, dearest) : 0 };
  };

  /** Finds the price of a project, or no more than that it is above `enough`. */
  function look(project: number, enough: number): 'priced' | 'too-little' | 'doubt' {
    const [members, weight, cost] = [supporters[project]!, weights[project]!, costs[project]!];
    let asked = Math.max(prices[project]!, cost / scores[project]!);
    let together = 0;
    let due = cost;
    let units = scores[project]!;
    for (let nth = 0; nth < members.length; nth++) {
      const at = members[nth]!;
      const has = size[at]! * money[at]!;
      together += has;
      if (money[at]! >= asked * weight[nth]!) continue;
      due -= has;
      units -= size[at]! * weight[nth]!;
    }
    had[project] = together;
    if (Math.abs(together - cost) <= cost * DOUBT) return 'doubt';
    if (together < cost) return 'too-little';
    // The price rises as those who have less than it are emptied, until everyone else can pay it.
    for (let before = Infinity; units < before && asked <= enough;) {
      before = units;
      asked = Math.max(asked, due / units);
      due = cost;
      units = scores[project]!;
      for (let nth = 0; nth < members.length; nth++) {
        const at = members[nth]!;
        if (money[at]! >= asked * weight[nth]!) continue;
        due -= size[at]! * money[at]!;
        units -= size[at]! * weight[nth]!;
      }
    }
    prices[project] = Math.max(asked, due / units);
    return 'priced';
  }

  /** Takes the price from the supporters; whether all of them could pay it in full. */
  function pay(project: number): boolean {
    const [members, weight, price] = [supporters[project]!, weights[project]!, prices[project]!];
    let all = true;
    for (let nth = 0; nth < members.length; nth++) {
      const rest = money[members[nth]!]! - price * weight[nth]!;
      if (rest < 0) all = false;
      money[members[nth]!] = rest > 0 ? rest : 0;
    }
    return all;
  }

  /**
   * Where everyone paid the full price of all that was bought, more money changes nothing before the supporters of one
   * more project can have its cost together: how much more a voter that takes at least.
   */
  function idleAfter(start: number, dropped: readonly number[], dearest: number): number {
    const missing = dropped.map((project) => {
      const last = costs[project]! / scores[project]! / worth[project]! > dearest * (1 + DOUBT);
      // Only what comes after all that was bought finds the purses as they were when it was dropped.
      const has = last ? had[project]! : start * votes[project]!;
      return (costs[project]! - has) / votes[project]!;
    });
    return Math.max(0, Math.min(Infinity, ...missing));
  }
}
