import type { PollMethod } from '../poll/rule.js';

/** Every sentence of an explanation; a language that misses one does not compile. Names and numbers come ready. */
export interface ExplainTexts {
  /** A number as people write it; decimals without the zeros at the end. */
  number(value: number | string): string;
  /** `A`, `A and B`, `A, B and C`. */
  list(names: readonly string[]): string;
  votes(value: string | number): string;
  voteFor(value: string, name: string): string;
  headings: {
    outcome: string;
    count: string;
    duels: string;
    ties: string;
    comparison: string;
    round(number: string): string;
  };
  method: Record<PollMethod, (seats: number) => string>;
  noVotes: string;
  quorumMissed(voters: string, needed: string): string;
  quorumReached(voters: string, needed: string): string;
  ahead(names: string, several: boolean): string;
  together(names: string): string;
  won: {
    votes(name: string, votes: string, voters: string): string;
    points(name: string, points: string): string;
    mean(name: string, mean: string): string;
    majority(name: string, round: string): string;
    allDuels(name: string): string;
    paths(name: string): string;
    several(names: string): string;
    one(name: string): string;
  };
  statement: {
    agreed(name: string, votes: string, voters: string): string;
    disagreed(name: string, votes: string, voters: string): string;
  };
  counted(voters: string, valid: string): string;
  blank(count: number, shown: string): string;
  invalid(count: number, shown: string): string;
  doubled(count: number, shown: string): string;
  equalFirst(count: number, shown: string): string;
  duel(name: string, other: string, votes: string, against: string): string;
  round: {
    quota(votes: string): string;
    first: string;
    leads(names: string, several: boolean, votes: string, majority: string): string;
    surplus(name: string, votes: string): string;
    exclusion(name: string, votes: string): string;
    nobodyMoves(name: string): string;
    goTo(transfers: string): string;
    exhausted(votes: string): string;
    majority(name: string, votes: string): string;
    reached(name: string, votes: string): string;
    remaining(names: string, several: boolean): string;
    excluded(name: string, votes: string): string;
  };
  tie: {
    none: string;
    inRound(number: string): string;
    equal: Record<'last-seat' | 'order' | 'exclusion' | 'surplus', (names: string) => string>;
    draw: string;
    earlierStage: string;
    open: string;
    result: Record<'last-seat' | 'order' | 'exclusion' | 'surplus', (order: readonly string[]) => string>;
  };
  comparison: {
    same(name: string): string;
    different: string;
    by(method: PollMethod, names: string): string;
    condorcet(name: string): string;
    noCondorcet: string;
    rule: string;
  };
}

/** Groups of three digits, the decimals without the zeros at the end. */
export function grouped(value: number | string, thousands: string, point: string): string {
  const [whole, decimals = ''] = `${value}`.split('.');
  const kept = decimals.replace(/0+$/, '');
  return whole!.replace(/\B(?=(\d{3})+$)/g, thousands) + (kept ? point + kept : '');
}

/** Names with commas between them and a word before the last. */
export function enumerate(names: readonly string[], and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
