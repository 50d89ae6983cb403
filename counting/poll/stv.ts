import { firstPreferences, type Prepared } from './prepare.js';
import type { Outcome, Remark, Round, TallyRow, Tie } from './result.js';
import { oneVote, StvState, votesText } from './stv.state.js';

/**
 * The single transferable vote by the Scottish rules (SSI 2007/42, schedule 1, rules 45–52): quota
 * ⌊V ÷ (seats + 1)⌋ + 1, one action a stage, the largest surplus first (weighted inclusive Gregory, values cut
 * off at five decimals), then the lowest excluded; ties by the latest stage at which they differed, else the
 * draw; the rest elected when as many continue as there are places.
 */
export function countStv(
  prepared: Prepared,
  seats: number,
  draw: readonly string[],
): Outcome & { remarks: Remark[]; tally: TallyRow[] } {
  const { tally, remarks } = firstPreferences(prepared);
  const quota = Math.floor(prepared.valid / (seats + 1)) + 1;
  const rounds: Round[] = [];
  const ties: Tie[] = [];
  const leading: number[] = [];
  const last: number[] = [];
  if (prepared.valid > 0) count();
  const name = (place: number) => prepared.ids[place]!;
  const middle = prepared.ids
    .map((_, place) => place)
    .filter((p) => !leading.includes(p) && !last.includes(p));
  return {
    measure: 'votes',
    tally,
    remarks,
    rounds,
    ties,
    quota,
    leading: leading.map(name),
    ranking: [
      ...leading.map((p) => [name(p)]),
      ...(middle.length > 0 ? [middle.map(name)] : []),
      ...last.map((p) => [name(p)]),
    ],
  };

  function count(): void {
    const state = new StvState(prepared, draw);
    const needed = BigInt(quota) * oneVote;
    const name = (place: number) => prepared.ids[place]!;
    let how: Pick<Round, 'action' | 'of' | 'surplus'> = { action: 'first' };
    const surplusOf = new Set<number>();
    for (;;) {
      state.closeStage();
      const round = roundOf(state, rounds.length + 1, how);
      rounds.push(round);
      const elect = (places: number[], why: 'quota' | 'remaining') => {
        for (const place of places) {
          state.status[place] = 'elected';
          round.counts[place]!.status = 'elected';
          round.elected.push({ option: name(place), why });
          leading.push(place);
          if (state.votes[place]! > needed) surplusOf.add(place);
        }
      };
      const reached = state.continuing().filter((place) => state.votes[place]! >= needed);
      elect(sorted(state, reached), 'quota');
      const continuing = state.continuing();
      if (continuing.length <= seats - leading.length) elect(sorted(state, continuing), 'remaining');
      if (leading.length >= Math.min(seats, prepared.ids.length)) return;
      if (surplusOf.size > 0) {
        const { order, tie } = state.order([...surplusOf], 'first', 'surplus');
        if (tie) ties.push(tie);
        const from = order[0]!;
        surplusOf.delete(from);
        const surplus = state.transferSurplus(from, needed);
        how = { action: 'surplus', of: name(from), surplus: votesText(surplus) };
      } else {
        const { order, tie } = state.order(continuing, 'last', 'exclusion');
        if (tie) ties.push(tie);
        const from = order.at(-1)!;
        state.status[from] = 'excluded';
        round.excluded = [name(from)];
        last.unshift(from);
        state.transferExcluded(from);
        how = { action: 'exclusion', of: name(from) };
      }
    }
  }

  /** Elected together: in the order of their votes; equal ones are reported. */
  function sorted(state: StvState, places: number[]): number[] {
    if (places.length < 2) return places;
    const order: number[] = [];
    let left = places;
    while (left.length > 0) {
      const step = state.order(left, 'first', 'order');
      const equal = step.tie?.options.length ?? 1;
      if (step.tie) ties.push(step.tie);
      order.push(...step.order.slice(0, equal));
      left = step.order.slice(equal);
    }
    return order;
  }

  function roundOf(state: StvState, number: number, how: Pick<Round, 'action' | 'of' | 'surplus'>): Round {
    return {
      number,
      ...how,
      transfers: prepared.ids.flatMap((to, place) =>
        state.received[place]! > 0n ? [{ to, votes: votesText(state.received[place]!) }] : [],
      ),
      counts: prepared.ids.map((option, place) => ({
        option,
        votes: votesText(state.votes[place]!),
        status: state.status[place]!,
      })),
      exhausted: votesText(state.exhausted),
      lost: votesText(state.lost),
      elected: [],
      excluded: [],
    };
  }
}
