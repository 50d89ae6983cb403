import { faultsAmong, ranksOf, type Ballot, type Medium, type WeightedBallot } from './ballot.js';
import type { ByMedium, Remark, TallyRow, Totals } from './result.js';
import type { CountingRule } from './rule.js';

/** The ballots that count, with the sums over all. */
export interface Prepared extends Omit<Totals, 'tally' | 'pairwise'> {
  ids: readonly string[];
  /** Place of each option on the ballot. */
  place: ReadonlyMap<string, number>;
  ballots: readonly PreparedBallot[];
}

/** A ballot that counts, with the places of its groups of equal rank, best first; none but for rankings. */
export interface PreparedBallot {
  ballot: Ballot;
  count: number;
  medium: Medium | undefined;
  ranks: readonly (readonly number[])[];
}

/** The least number of voters in a breakdown that is shown (BALLOTS §8). */
export const smallestGroup = 10;

/** Sets apart what is blank or breaks the rule; doubles count once and are remarked on. */
export function prepare(
  rule: CountingRule,
  ids: readonly string[],
  ballots: readonly WeightedBallot[],
): Prepared {
  const remarks = new Map<string, Remark>();
  const remark = (word: string, counted: boolean, count: number) => {
    const known = remarks.get(word);
    if (known) known.ballots += count;
    else remarks.set(word, { rule: word, ballots: count, counted });
  };
  const known = new Set(ids);
  const place = new Map(ids.map((id, index) => [id, index]));
  const valid: PreparedBallot[] = [];
  const sums = { voters: 0, valid: 0, blank: 0 };
  for (const { ballot, count, medium } of ballots) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${count} is not a number of ballots`);
    if (count === 0) continue;
    sums.voters += count;
    const faults = faultsAmong(rule, known, ballot);
    const fatal = faults.find((fault) => fault.rule !== 'doubled' && fault.rule !== 'empty_rank');
    if (fatal) remark(fatal.rule, false, count);
    else if (ballot.blank) sums.blank += count;
    else {
      if (faults.some((fault) => fault.rule === 'doubled')) remark('doubled', true, count);
      sums.valid += count;
      valid.push({
        ballot,
        count,
        medium,
        ranks: rule.kind === 'ranked' ? placesOf(ballot, place) : unranked,
      });
    }
  }
  return {
    ...sums,
    ids,
    place,
    ...mediaOf(ballots),
    remarks: [...remarks.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    ballots: valid,
  };
}

const unranked: PreparedBallot['ranks'] = [];

function placesOf(ballot: Ballot, place: ReadonlyMap<string, number>): number[][] {
  return ranksOf(ballot).map((group) => group.map((id) => place.get(id)!));
}

/** Voters by medium, where every ballot says so and no medium that was used has fewer than 10 (BALLOTS §8). */
export function mediaOf(ballots: readonly Pick<WeightedBallot, 'count' | 'medium'>[]): { media?: ByMedium } {
  const media = { online: 0, assisted: 0, paper: 0 };
  for (const { medium, count } of ballots) {
    if (!medium) return {};
    media[medium] += count;
  }
  const shown = Object.values(media).every((voters) => voters === 0 || voters >= smallestGroup);
  return shown ? { media } : {};
}

/** An empty row per option; `add` counts a vote for the option at a place. */
export function rowsOf(prepared: Prepared): {
  tally: TallyRow[];
  add: (place: number, count: number, medium: Medium | undefined) => void;
} {
  const tally = prepared.ids.map((option): TallyRow => {
    const row: TallyRow = { option, votes: 0 };
    if (prepared.media) row.byMedium = { online: 0, assisted: 0, paper: 0 };
    return row;
  });
  const add = (place: number, count: number, medium: Medium | undefined) => {
    const row = tally[place]!;
    row.votes += count;
    if (row.byMedium && medium) row.byMedium[medium] += count;
  };
  return { tally, add };
}

/** First preferences per option; a ballot with equals in first place is remarked on and gives none. */
export function firstPreferences(prepared: Prepared): { tally: TallyRow[]; remarks: Remark[] } {
  const { tally, add } = rowsOf(prepared);
  let equals = 0;
  for (const { ranks, count, medium } of prepared.ballots) {
    const first = ranks[0]!;
    if (first.length === 1) add(first[0]!, count, medium);
    else equals += count;
  }
  const remarks = [...prepared.remarks];
  if (equals > 0) remarks.push({ rule: 'equal_first', ballots: equals, counted: true });
  return { tally, remarks };
}
