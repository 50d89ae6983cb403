import type { PaperBallot, PaperBatch, PaperBatches, PaperBatchSheets } from '../../contract/paper.schema.js';
import { phaseOf, type KnownActivity } from '../activity/activity.service.js';
import type { SheetRow } from './paper.ballot.js';
import type { BatchRow } from './paper.batch.js';

/** A batch as staff see it; what was not confirmed at closing is left out. */
export const presentBatch = (row: BatchRow, activity: KnownActivity, now: Date): PaperBatch => {
  const late = row.state !== 'confirmed' && phaseOf(activity, now) === 'closed';
  return {
    id: row.id,
    label: row.label,
    medium: row.medium,
    state: late ? 'left-out' : row.state,
    ballots: Number(row.ballots),
    blank: Number(row.blank),
    invalid: Number(row.invalid),
    openedBy: row.opened_name,
    ...(row.confirmed_name !== null && { confirmedBy: row.confirmed_name }),
    ...(row.note !== null && { note: row.note }),
    version: Number(row.version),
  };
};

const presentSheet = ({ nr, ending, ballot }: SheetRow): PaperBallot => ({
  nr: Number(nr),
  ending,
  ...(ballot === null ? { invalid: true as const } : { ballot: JSON.parse(ballot) as object }),
});

/** A batch with its sheets. */
export const presentSheets = (batch: PaperBatch, sheets: readonly SheetRow[]): PaperBatchSheets => ({
  batch,
  sheets: sheets.map(presentSheet),
});

/** All batches of a vote, and what they come to. */
export const presentBatches = (
  batches: PaperBatch[],
  numbers: { made: number; used: number },
): PaperBatches => {
  const valid = (rows: readonly PaperBatch[]) =>
    rows.reduce((sum, { ballots, invalid }) => sum + ballots - invalid, 0);
  const confirmed = batches.filter(({ state }) => state === 'confirmed');
  return {
    batches,
    numbers: numbers.made,
    used: numbers.used,
    waiting: valid(batches.filter(({ state }) => state !== 'confirmed')),
    confirmed: valid(confirmed),
    invalid: confirmed.reduce((sum, { invalid }) => sum + invalid, 0),
  };
};
