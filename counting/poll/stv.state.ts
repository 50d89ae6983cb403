import { decimal } from './exact.js';
import type { Prepared } from './prepare.js';
import type { Round, Tie } from './result.js';
import { strictRankings } from './strict.js';
import { byDraw } from './winners.js';

/** Papers with the same further preferences and value, credited to one candidate. */
interface Parcel {
  places: number[];
  at: number;
  papers: bigint;
  /** Of one paper, in units of 10⁻⁵. */
  value: bigint;
}

/** One vote, in units of 10⁻⁵. */
export const oneVote = 100_000n;

/** Units of 10⁻⁵ as a text with five decimals. */
export const votesText = (units: bigint) => decimal(units, 5);

/** The papers, votes and standing of all candidates during a count; all votes in units of 10⁻⁵. */
export class StvState {
  readonly votes: bigint[];
  readonly status: Round['counts'][number]['status'][];
  exhausted = 0n;
  lost = 0n;
  /** What each candidate got in the transfer of this stage. */
  received: bigint[];
  readonly #piles: Parcel[][];
  readonly #stages: bigint[][] = [];
  readonly #prepared: Prepared;
  readonly #draw: readonly string[];

  constructor(prepared: Prepared, draw: readonly string[]) {
    this.#prepared = prepared;
    this.#draw = draw;
    this.votes = prepared.ids.map(() => 0n);
    this.received = prepared.ids.map(() => 0n);
    this.status = prepared.ids.map(() => 'continuing');
    this.#piles = prepared.ids.map(() => []);
    for (const { places, count } of strictRankings(prepared))
      this.#give({ places, at: 0, papers: BigInt(count), value: oneVote });
    this.received = prepared.ids.map(() => 0n);
  }

  /** Places of the candidates who are neither elected nor excluded. */
  continuing(): number[] {
    return [...this.status.keys()].filter((place) => this.status[place] === 'continuing');
  }

  /** Transfers all papers of a candidate elected above the quota, each at value × surplus ÷ votes, cut off. */
  transferSurplus(from: number, quota: bigint): bigint {
    const total = this.votes[from]!;
    const surplus = total - quota;
    this.received = this.votes.map(() => 0n);
    let passed = 0n;
    for (const parcel of this.#piles[from]!) {
      const value = (parcel.value * surplus) / total;
      passed += value * parcel.papers;
      this.#give({ ...parcel, value });
    }
    this.#piles[from] = [];
    this.votes[from] = quota;
    this.lost += surplus - passed;
    return surplus;
  }

  /** Transfers all papers of an excluded candidate at the value they came with. */
  transferExcluded(from: number): void {
    this.received = this.votes.map(() => 0n);
    const pile = this.#piles[from]!;
    this.#piles[from] = [];
    this.votes[from] = 0n;
    for (const parcel of pile) this.#give(parcel);
  }

  /** Keeps the votes at the end of this stage, by which later ties are decided. */
  closeStage(): void {
    this.#stages.push([...this.votes]);
  }

  /**
   * The candidates by votes, the highest first. Equal ones by the latest stage at which they differed, else by
   * the draw; `settled` says which, where the one at the end that matters was equal with others.
   */
  order(candidates: number[], end: 'first' | 'last', where: Tie['where']): { order: number[]; tie?: Tie } {
    const { ids } = this.#prepared;
    const lot = new Map(byDraw(ids, this.#draw).map((id, at) => [this.#prepared.place.get(id)!, at]));
    const byStages = (a: number, b: number) => {
      for (let stage = this.#stages.length - 1; stage >= 0; stage--) {
        const difference = this.#stages[stage]![b]! - this.#stages[stage]![a]!;
        if (difference !== 0n) return difference > 0n ? 1 : -1;
      }
      return 0;
    };
    const order = [...candidates].sort((a, b) => byStages(a, b) || lot.get(a)! - lot.get(b)!);
    const chosen = order.at(end === 'first' ? 0 : -1)!;
    const equals = order.filter((place) => this.votes[place] === this.votes[chosen]);
    if (equals.length < 2) return { order };
    const drawn = equals.some((place) => place !== chosen && byStages(place, chosen) === 0);
    const tie: Tie = {
      where,
      round: this.#stages.length,
      options: [...equals].sort((a, b) => a - b).map((place) => ids[place]!),
      decidedBy: drawn ? (this.#draw.length > 0 ? 'draw' : 'open') : 'earlier-stage',
      order: equals.map((place) => ids[place]!),
    };
    return { order, tie };
  }

  #give(parcel: Parcel): void {
    let { at } = parcel;
    while (at < parcel.places.length && this.status[parcel.places[at]!] !== 'continuing') at++;
    const to = parcel.places[at];
    const votes = parcel.papers * parcel.value;
    if (to === undefined) this.exhausted += votes;
    else {
      this.#piles[to]!.push({ ...parcel, at });
      this.votes[to]! += votes;
      this.received[to]! += votes;
    }
  }
}
