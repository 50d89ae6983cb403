import { doubled } from './exact.js';
import type { PollResult, TallyRow } from './result.js';

/** What a bar shows: the exact value as text, and how far it fills, 0 to 1000, of the most that is possible. */
export interface Bar {
  option: string;
  value: string;
  permille: number;
}

/** A bar per option in ballot order, for the measure that orders the result. */
export function barsOf(result: PollResult): Bar[] {
  const others = result.tally.length - 1;
  return result.tally.map((row) => {
    const [value, part, whole] = measured(result, row, others);
    return { option: row.option, value, permille: whole > 0 ? Math.round((1000 * part) / whole) : 0 };
  });
}

function measured(result: PollResult, row: TallyRow, others: number): [string, number, number] {
  switch (result.measure) {
    case 'votes':
      return [`${row.votes}`, row.votes, result.valid];
    case 'agree':
      return [`${row.agree ?? 0}`, row.agree ?? 0, row.votes];
    case 'wins':
      return [`${row.wins ?? 0}`, row.wins ?? 0, others];
    case 'points':
      return [row.points ?? '0', doubled(row.points ?? '0'), 2 * others * result.valid];
    case 'mean': {
      const steps = row.distribution ?? [];
      const above = steps.reduce((sum, { votes }, step) => sum + votes * step, 0);
      return [row.mean?.rounded ?? '', above, row.votes * (steps.length - 1)];
    }
  }
}
