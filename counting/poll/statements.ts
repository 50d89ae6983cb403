import { rowsOf, type Prepared } from './prepare.js';
import type { Outcome, TallyRow, Totals } from './result.js';

/** Agree, disagree and pass per statement. */
export function sumAnswers(prepared: Prepared): { tally: TallyRow[] } {
  const { tally, add } = rowsOf(prepared);
  const rows = tally.map((row) => Object.assign(row, { agree: 0, disagree: 0, pass: 0 }));
  for (const { ballot, count, medium } of prepared.ballots)
    for (const [id, answer] of Object.entries(ballot.answers!)) {
      const place = prepared.place.get(id)!;
      rows[place]![answer === 1 ? 'agree' : answer === -1 ? 'disagree' : 'pass'] += count;
      add(place, count, medium);
    }
  return { tally };
}

/** Statements are measured, not elected: nobody wins and nothing is ranked. */
export function decideAnswers(totals: Totals): Outcome {
  return { measure: 'agree', tally: totals.tally, leading: [], ties: [] };
}
