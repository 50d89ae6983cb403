import type { PreparedBudget } from './election.js';
import { compare, fraction, type Fraction } from './fraction.js';
import { QuotaLedger } from './quota.js';
import { Purses, type Offer } from './shares.purses.js';
import type { SharesDrop, SharesOutcome, SharesRound, SharesUtility } from './shares.js';

interface Best {
  project: number;
  rho: Fraction;
  offer: Offer;
  tied: number[];
}

/**
 * The Method of Equal Shares with exact arithmetic (Peters, Pierczyński and Skowron 2021): again and again the project
 * whose supporters can buy it at the lowest price per utility, each paying the same or all that is left.
 */
export function sharesExactly(
  prepared: PreparedBudget,
  endowment: Fraction,
  utility: SharesUtility,
): SharesOutcome {
  const { supporters, costs, tieOrder, votes } = prepared;
  const purses = new Purses(prepared, endowment);
  const quotas = new QuotaLedger(prepared);
  const turn = new Map(tieOrder.map((place, at) => [place, at]));
  // What a project was offered for last, by utility: money only shrinks, so its price only rises.
  const bounds = new Map<number, Fraction>();
  for (const place of tieOrder)
    if (costs[place]! > 0 && supporters[place]!.length > 0) bounds.set(place, { num: 0n, den: 1n });
  const rounds: SharesRound[] = [];
  const drops: SharesDrop[] = [];
  for (;;) {
    dropWhatIsOut();
    const best = cheapest();
    if (best === undefined) break;
    const { project, offer, rho } = best;
    bounds.delete(project);
    purses.pay(project, offer.price);
    quotas.take(project);
    rounds.push({
      project,
      rho,
      full: votes[project]! - offer.emptied,
      emptied: offer.emptied,
      price: offer.price,
      tied: best.tied.sort((a, b) => turn.get(a)! - turn.get(b)!),
    });
  }
  const winners = rounds.map((round) => round.project);
  return {
    winners,
    cost: winners.reduce((sum, project) => sum + costs[project]!, 0),
    short: drops.filter(({ quota }) => quota === undefined).length,
    rounds,
    drops,
    left: (group) => purses.left(group),
  };

  function dropWhatIsOut(): void {
    for (const project of [...bounds.keys()]) {
      const enough = purses.canPay(project);
      const quota = enough ? quotas.exceededBy(project) : undefined;
      if (enough && quota === undefined) continue;
      bounds.delete(project);
      drops.push({ project, round: rounds.length, had: purses.had(project), ...(quota && { quota }) });
    }
  }

  function cheapest(): Best | undefined {
    const order = [...bounds].sort(([p, a], [q, b]) => compare(a, b) || turn.get(p)! - turn.get(q)!);
    let best: Best | undefined;
    for (const [project, bound] of order) {
      if (best !== undefined && compare(bound, best.rho) > 0) break;
      const offer = purses.offer(project);
      const { num, den } = offer.price;
      const rho = utility === 'cost' ? fraction(num, den * BigInt(costs[project]!)) : offer.price;
      bounds.set(project, rho);
      const order = best === undefined ? -1 : compare(rho, best.rho);
      if (order < 0) best = { project, rho, offer, tied: [project] };
      else if (order === 0 && best !== undefined) {
        best.tied.push(project);
        if (turn.get(project)! < turn.get(best.project)!) best = { project, rho, offer, tied: best.tied };
      }
    }
    return best;
  }
}
