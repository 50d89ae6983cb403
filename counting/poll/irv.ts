import { firstPreferences, type Prepared } from './prepare.js';
import type { Outcome, Remark, Round, TallyRow, Tie } from './result.js';
import { strictRankings } from './strict.js';
import { byDraw, fillSeats, groupsOf } from './winners.js';

type Piles = Map<number, { places: number[]; count: number; at: number }[]>;

/**
 * Instant-runoff voting: who has a majority of the ballots that still go on wins; else the lowest is excluded,
 * one at a time, and each ballot goes to its next preference. Skipped ranks are passed over, a group of
 * equals exhausts the ballot there, and equally low options are excluded by the draw.
 */
export function countIrv(
  prepared: Prepared,
  draw: readonly string[],
): Outcome & { remarks: Remark[]; tally: TallyRow[] } {
  const { ids } = prepared;
  const name = (place: number) => ids[place]!;
  const continuing = new Set(ids.keys());
  const votes = new Array<number>(ids.length).fill(0);
  const piles: Piles = new Map(ids.map((_, place) => [place, []]));
  let exhausted = 0;
  const give = (ballot: { places: number[]; count: number; at: number }, received?: number[]) => {
    while (ballot.at < ballot.places.length && !continuing.has(ballot.places[ballot.at]!)) ballot.at++;
    const to = ballot.places[ballot.at];
    if (to === undefined) exhausted += ballot.count;
    else {
      piles.get(to)!.push(ballot);
      votes[to]! += ballot.count;
      if (received) received[to]! += ballot.count;
    }
  };
  for (const ranking of strictRankings(prepared)) give({ ...ranking, at: 0 });

  const rounds: Round[] = [];
  const ties: Tie[] = [];
  const out: string[][] = [];
  let leading: string[] = [];
  let received = votes.map(() => 0);
  let excluded: number | undefined;
  while (prepared.valid > exhausted) {
    const groups = groupsOf([...continuing], (a, b) => votes[b]! - votes[a]!);
    const [top, low] = [groups[0]!, groups.at(-1)!];
    const active = prepared.valid - exhausted;
    const round: Round = {
      number: rounds.length + 1,
      action: excluded === undefined ? 'first' : 'exclusion',
      ...(excluded !== undefined && { of: name(excluded) }),
      transfers: ids.flatMap((to, i) => (received[i]! > 0 ? [{ to, votes: `${received[i]}` }] : [])),
      counts: ids.map((option, place) => ({
        option,
        votes: `${votes[place]}`,
        status: continuing.has(place) ? 'continuing' : 'excluded',
      })),
      exhausted: `${exhausted}`,
      majority: Math.floor(active / 2) + 1,
      elected: [],
      excluded: [],
    };
    rounds.push(round);
    if (2 * votes[top[0]!]! > active) {
      leading = [name(top[0]!)];
      round.elected = [{ option: leading[0]!, why: 'majority' }];
      round.counts[top[0]!]!.status = 'elected';
      out.unshift(...groups.map((group) => group.map(name)));
      break;
    }
    if (groups.length === 1 && draw.length === 0) {
      const seated = fillSeats([top.map(name)], 1, draw);
      leading = seated.leading;
      ties.push(...seated.ties.map((tie) => ({ ...tie, round: round.number })));
      out.unshift(top.map(name));
      break;
    }
    const order = byDraw(low.map(name), draw);
    if (low.length > 1)
      ties.push({
        where: 'exclusion',
        round: round.number,
        options: low.map(name),
        decidedBy: draw.length > 0 ? 'draw' : 'open',
        order,
      });
    excluded = prepared.place.get(order.at(-1)!)!;
    round.excluded = [name(excluded)];
    out.unshift([name(excluded)]);
    continuing.delete(excluded);
    received = votes.map(() => 0);
    const pile = piles.get(excluded)!;
    votes[excluded] = 0;
    for (const ballot of pile) give(ballot, received);
  }
  const { tally, remarks } = firstPreferences(prepared);
  return { measure: 'votes', tally, remarks, rounds, ties, leading, ...(out.length > 0 && { ranking: out }) };
}
