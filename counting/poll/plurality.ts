import type { Prepared } from './prepare.js';
import { firstPreferences, rowsOf } from './prepare.js';
import type { Outcome, Remark, TallyRow, Totals } from './result.js';
import { fillSeats, groupsOf } from './winners.js';

/** One vote for each option on the ballot; of a ranking the first preference. */
export function sumVotes(prepared: Prepared): { tally: TallyRow[]; remarks: Remark[] } {
  if (prepared.ballots.some(({ ranks }) => ranks.length > 0)) return firstPreferences(prepared);
  const { tally, add } = rowsOf(prepared);
  for (const { ballot, count, medium } of prepared.ballots)
    for (const id of chosen(ballot.options!)) add(prepared.place.get(id)!, count, medium);
  return { tally, remarks: prepared.remarks };
}

function chosen(options: readonly string[]): Iterable<string> {
  return options.length > 1 ? new Set(options) : options;
}

/** Most votes win; who has none never wins. Plurality and approval are decided alike. */
export function decideVotes(totals: Totals, seats: number, draw: readonly string[]): Outcome {
  const groups = groupsOf(totals.tally, (a, b) => b.votes - a.votes);
  const ranking = groups.map((group) => group.map((row) => row.option));
  const supported = groups.filter((group) => group[0]!.votes > 0).map((group) => group.map((r) => r.option));
  return { measure: 'votes', tally: totals.tally, ranking, ...fillSeats(supported, seats, draw) };
}
