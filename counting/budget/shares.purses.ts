import type { PreparedBudget } from './election.js';
import { fraction, gcd, toNumber, type Fraction } from './fraction.js';

/** What buying a project would ask for each point, who could pay it, and who would give all they have. */
export interface Offer {
  price: Fraction;
  emptied: number;
}

// Doubles decide who can pay where they differ by more than this part of the endowment; else whole numbers do.
const DOUBT = 1e-9;

/**
 * The money of all voters, exactly. Everything is a whole number over one denominator; what a voter has left is
 * the endowment less the prices of what was bought, so only prices and sums are kept, and doubles beside them.
 */
export class Purses {
  readonly #prepared: PreparedBudget;
  readonly #margin: number;
  readonly #near: Float64Array;
  readonly #empty: Uint8Array;
  /** Per project the price for each point, once it is bought. */
  readonly #prices: (bigint | undefined)[];
  /** Per project what its supporters have together. */
  readonly #had: bigint[];
  #den: bigint;
  #start: bigint;

  constructor(prepared: PreparedBudget, endowment: Fraction) {
    const near = toNumber(endowment);
    this.#prepared = prepared;
    this.#margin = near * DOUBT;
    this.#near = new Float64Array(prepared.groups.length).fill(near);
    this.#empty = new Uint8Array(prepared.groups.length);
    this.#prices = prepared.ids.map(() => undefined);
    this.#den = endowment.den;
    this.#start = endowment.num;
    this.#had = prepared.votes.map((votes) => BigInt(votes) * endowment.num);
  }

  /** Whether the supporters of a project have its cost together. */
  canPay(project: number): boolean {
    return this.#had[project]! >= BigInt(this.#prepared.costs[project]!) * this.#den;
  }

  /** What the supporters of a project have together. */
  had(project: number): Fraction {
    return fraction(this.#had[project]!, this.#den);
  }

  /** What each voter of a group has left. */
  left(group: number): Fraction {
    return fraction(this.#money(group), this.#den);
  }

  /** The least price for each point at which the supporters of a project, who have enough, pay its cost. */
  offer(project: number): Offer {
    const { groups, supporters, weights, scores } = this.#prepared;
    let due = BigInt(this.#prepared.costs[project]!) * this.#den;
    let units = scores[project]!;
    let emptied = 0;
    let rest = Int32Array.from(supporters[project]!.keys());
    // The price rises as those who have less than their share are emptied, until everyone else can pay it.
    for (;;) {
      const price = toNumber({ num: due, den: this.#den * BigInt(units) });
      const asked = { due, units: BigInt(units), price };
      const able = rest.filter((nth) => {
        const group = supporters[project]![nth]!;
        const weight = weights[project]![nth]!;
        if (!this.#isBelow(group, weight, asked)) return true;
        const { size } = groups[group]!;
        due -= BigInt(size) * this.#money(group);
        units -= size * weight;
        emptied += size;
        return false;
      });
      if (able.length === rest.length) return { price: fraction(due, BigInt(units) * this.#den), emptied };
      rest = able;
    }
  }

  /** Takes the price of a project from its supporters. */
  pay(project: number, price: Fraction): void {
    const { groups, supporters, weights, votes } = this.#prepared;
    this.#scale(price.den / gcd(this.#den, price.den));
    const due = price.num * (this.#den / price.den);
    const asked = { due, units: 1n, price: toNumber(price) };
    // Points by which the supporters of each project paid, and the money of those who gave all they had.
    const points = votes.map(() => 0);
    supporters[project]!.forEach((group, nth) => {
      const weight = weights[project]![nth]!;
      const { size, projects } = groups[group]!;
      if (this.#empty[group] === 1) return;
      if (this.#isBelow(group, weight, asked)) {
        const money = BigInt(size) * this.#money(group);
        for (const other of projects) this.#had[other]! -= money;
        this.#empty[group] = 1;
        this.#near[group] = 0;
      } else {
        for (const other of projects) points[other]! += size * weight;
        this.#near[group]! -= asked.price * weight;
      }
    });
    this.#prices[project] = due;
    for (const [other, sum] of points.entries()) if (sum > 0) this.#had[other]! -= due * BigInt(sum);
  }

  /** Whether a voter has less than is asked of them. */
  #isBelow(group: number, weight: number, { due, units, price }: Asked): boolean {
    const over = this.#near[group]! - price * weight;
    if (over > this.#margin * weight) return false;
    if (over < -this.#margin * weight) return true;
    return this.#money(group) * units < due * BigInt(weight);
  }

  #money(group: number): bigint {
    if (this.#empty[group] === 1) return 0n;
    const { projects, points } = this.#prepared.groups[group]!;
    let money = this.#start;
    for (const [nth, project] of projects.entries()) {
      const price = this.#prices[project];
      if (price !== undefined) money -= price * BigInt(points[nth]!);
    }
    return money;
  }

  #scale(factor: bigint): void {
    if (factor === 1n) return;
    this.#den *= factor;
    this.#start *= factor;
    for (const [at, had] of this.#had.entries()) this.#had[at] = had * factor;
    for (const [at, price] of this.#prices.entries())
      if (price !== undefined) this.#prices[at] = price * factor;
  }
}

/** A price for each point: `due` shared by `units`, and the same as a double. */
interface Asked {
  due: bigint;
  units: bigint;
  price: number;
}
