import { endpoint } from './endpoint.js';
import type {
  PaperBallotInput,
  PaperBatch,
  PaperBatches,
  PaperBatchInput,
  PaperBatchSheets,
  PaperDecisionInput,
} from './paper.schema.js';

/** The batches of a poll or a budget. Staff: helper, clerk, administrator. */
export const readPaperBatches = endpoint<{ answer: PaperBatches }>()(
  'readPaperBatches',
  'GET',
  '/v1/activities/{ref}/paper-batches',
);

/** Begins a batch: a stack of paper ballots, or those of a help point. Staff: helper, clerk, administrator. */
export const openPaperBatch = endpoint<{ body: PaperBatchInput; answer: PaperBatch }>()(
  'openPaperBatch',
  'POST',
  '/v1/activities/{ref}/paper-batches',
);

/** A batch with its sheets, until it is confirmed. Staff: helper, clerk, administrator. */
export const readPaperBatch = endpoint<{ answer: PaperBatchSheets }>()(
  'readPaperBatch',
  'GET',
  '/v1/paper-batches/{id}',
);

/** Enters one sheet with its one-use number. Staff: helper, clerk, administrator. */
export const addPaperBallot = endpoint<{ body: PaperBallotInput; answer: PaperBatchSheets }>()(
  'addPaperBallot',
  'POST',
  '/v1/paper-batches/{id}/ballots',
);

/** Corrects a sheet of an open batch. Staff: helper, clerk, administrator. */
export const correctPaperBallot = endpoint<{ body: PaperBallotInput; answer: PaperBatchSheets }>()(
  'correctPaperBallot',
  'PUT',
  '/v1/paper-batches/{id}/ballots/{nr}',
);

/** Takes a sheet out of an open batch; its number is free again. Staff: helper, clerk, administrator. */
export const removePaperBallot = endpoint<{ answer: PaperBatchSheets }>()(
  'removePaperBallot',
  'DELETE',
  '/v1/paper-batches/{id}/ballots/{nr}',
);

/** Says that a batch is ready, confirms it, sends it back or discards it. Staff: helper (not confirm), clerk, administrator. */
export const decidePaperBatch = endpoint<{ body: PaperDecisionInput; answer: PaperBatch }>()(
  'decidePaperBatch',
  'POST',
  '/v1/paper-batches/{id}/decisions',
);
