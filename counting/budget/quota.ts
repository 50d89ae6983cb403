import type { VotedProject } from './ballot.js';
import type { PreparedBudget } from './election.js';
import type { Quota } from './rule.js';

/** Quotas, and per project the places of those that it falls under. */
export interface Caps {
  readonly quotas: readonly Quota[];
  readonly over: readonly (readonly number[])[];
}

/** Which quotas each project falls under. */
export function capsOf(projects: readonly VotedProject[], quotas: readonly Quota[]): Caps {
  const over = projects.map((project) =>
    quotas.flatMap(({ by, id }, at) => (project[by] === id ? [at] : [])),
  );
  return { quotas, over };
}

/** A quota that a project would exceed, with what is left of it and what is missing. */
export interface Exceeded {
  by: 'area' | 'category';
  id: string;
  left: number;
  short: number;
}

/** What is left of the quotas while projects are chosen. */
export class QuotaLedger {
  readonly #caps: Caps;
  readonly #costs: readonly number[];
  readonly #left: number[];

  constructor({ caps, costs }: Pick<PreparedBudget, 'caps' | 'costs'>) {
    this.#caps = caps;
    this.#costs = costs;
    this.#left = caps.quotas.map(({ budget }) => budget);
  }

  /** The first quota that this project would exceed now. */
  exceededBy(project: number): Exceeded | undefined {
    const cost = this.#costs[project]!;
    const cap = this.#caps.over[project]!.find((at) => cost > this.#left[at]!);
    if (cap === undefined) return undefined;
    const { by, id } = this.#caps.quotas[cap]!;
    return { by, id, left: this.#left[cap]!, short: cost - this.#left[cap]! };
  }

  /** This project is chosen. */
  take(project: number): void {
    for (const at of this.#caps.over[project]!) this.#left[at]! -= this.#costs[project]!;
  }
}
