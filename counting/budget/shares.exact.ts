import type { PreparedBudget } from './election.js';
import { compare, fraction, gcd, type Fraction } from './fraction.js';
import type { SharesDrop, SharesOutcome, SharesRound, SharesUtility } from './shares.js';

// All purses share one denominator, so that sums and comparisons are of whole numbers.
interface Purses {
  den: bigint;
  money: bigint[];
}

interface Offer {
  rho: Fraction;
  full: number;
  emptied: number;
}

const scaled = (purses: Purses, factor: bigint): void => {
  if (factor === 1n) return;
  purses.den *= factor;
  for (let at = 0; at < purses.money.length; at++) purses.money[at]! *= factor;
};

/** Utility of a project to one voter of each supporting group. */
const utilitiesOf = (prepared: PreparedBudget, project: number, utility: SharesUtility): bigint[] => {
  const base = utility === 'cost' ? BigInt(prepared.costs[project]!) : 1n;
  return prepared.supporters[project]!.map((at) => {
    const { projects, points } = prepared.groups[at]!;
    return base * BigInt(points[projects.indexOf(project)]!);
  });
};

// Least r with the sum of min(money, r·u) over the supporters equal to the cost; undefined when they have too little.
const offerOf = (
  prepared: PreparedBudget,
  purses: Purses,
  project: number,
  utilities: readonly bigint[],
): Offer | { had: bigint } => {
  const groups = prepared.supporters[project]!;
  const price = BigInt(prepared.costs[project]!) * purses.den;
  let had = 0n;
  let units = 0n;
  for (const [nth, at] of groups.entries()) {
    const size = BigInt(prepared.groups[at]!.size);
    had += size * purses.money[at]!;
    units += size * utilities[nth]!;
  }
  if (had < price) return { had };
  // The price rises as those who have less than their share are emptied, until everyone else can pay it.
  let rest = { due: price, units, emptied: 0 };
  for (let before = -1; rest.emptied > before;) {
    before = rest.emptied;
    const asked = rest;
    rest = { due: price, units, emptied: 0 };
    for (const [nth, at] of groups.entries()) {
      const money = purses.money[at]!;
      const unit = utilities[nth]!;
      if (asked.due * unit <= money * asked.units) continue;
      const size = BigInt(prepared.groups[at]!.size);
      rest.due -= size * money;
      rest.units -= size * unit;
      rest.emptied += prepared.groups[at]!.size;
    }
  }
  return {
    rho: fraction(rest.due, rest.units * purses.den),
    full: prepared.votes[project]! - rest.emptied,
    emptied: rest.emptied,
  };
};

/**
 * The Method of Equal Shares with exact arithmetic (Peters, Pierczyński and Skowron 2021): again and again the project
 * whose supporters can buy it at the lowest price per utility, each paying the same or all that is left.
 */
export function sharesExactly(
  prepared: PreparedBudget,
  endowment: Fraction,
  utility: SharesUtility,
): SharesOutcome {
  const { groups, supporters, costs, tieOrder } = prepared;
  const purses: Purses = { den: endowment.den, money: groups.map(() => endowment.num) };
  const turn = new Map(tieOrder.map((place, at) => [place, at]));
  const utilities = new Map<number, bigint[]>();
  // What a project was offered for last: money only shrinks, so its price only rises.
  const bounds = new Map<number, Fraction>();
  for (const place of tieOrder)
    if (costs[place]! > 0 && supporters[place]!.length > 0) {
      utilities.set(place, utilitiesOf(prepared, place, utility));
      bounds.set(place, { num: 0n, den: 1n });
    }
  const rounds: SharesRound[] = [];
  const drops: SharesDrop[] = [];
  for (;;) {
    const order = [...bounds].sort(([p, a], [q, b]) => compare(a, b) || turn.get(p)! - turn.get(q)!);
    let best: { project: number; offer: Offer; tied: number[] } | undefined;
    for (const [project, bound] of order) {
      if (best !== undefined && compare(bound, best.offer.rho) > 0) break;
      const offer = offerOf(prepared, purses, project, utilities.get(project)!);
      if ('had' in offer) {
        bounds.delete(project);
        drops.push({ project, round: rounds.length, had: fraction(offer.had, purses.den) });
        continue;
      }
      bounds.set(project, offer.rho);
      const order = best === undefined ? -1 : compare(offer.rho, best.offer.rho);
      if (order < 0) best = { project, offer, tied: [project] };
      else if (order === 0 && best !== undefined) {
        best.tied.push(project);
        if (turn.get(project)! < turn.get(best.project)!) best = { project, offer, tied: best.tied };
      }
    }
    if (best === undefined) break;
    const { project, offer } = best;
    bounds.delete(project);
    pay(prepared, purses, project, offer.rho, utilities.get(project)!);
    const base = utility === 'cost' ? BigInt(costs[project]!) : 1n;
    rounds.push({
      project,
      rho: offer.rho,
      supporters: prepared.votes[project]!,
      full: offer.full,
      emptied: offer.emptied,
      price: fraction(offer.rho.num * base, offer.rho.den),
      tied: [project, ...best.tied.filter((other) => other !== project)],
    });
  }
  const winners = rounds.map((round) => round.project);
  return {
    winners,
    cost: winners.reduce((sum, project) => sum + costs[project]!, 0),
    rounds,
    drops,
    left: purses.money.map((money) => fraction(money, purses.den)),
  };
}

const pay = (
  { supporters }: PreparedBudget,
  purses: Purses,
  project: number,
  rho: Fraction,
  utilities: readonly bigint[],
): void => {
  scaled(purses, rho.den / gcd(purses.den, rho.den));
  const perUnit = rho.num * (purses.den / rho.den);
  for (const [nth, at] of supporters[project]!.entries()) {
    const share = perUnit * utilities[nth]!;
    const has = purses.money[at]!;
    purses.money[at] = has > share ? has - share : 0n;
  }
};
