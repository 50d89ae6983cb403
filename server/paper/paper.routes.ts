import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import {
  addPaperBallot,
  correctPaperBallot,
  decidePaperBatch,
  openPaperBatch,
  readPaperBatch,
  readPaperBatches,
  removePaperBallot,
} from '../../contract/paper.endpoints.js';
import {
  PaperBallotInput,
  PaperBatch,
  PaperBatches,
  PaperBatchId,
  PaperBatchInput,
  PaperBatchSheets,
  PaperDecisionInput,
} from '../../contract/paper.schema.js';
import type { Api } from '../core/api.js';
import { route } from '../core/route.js';
import type { Visitor } from '../core/visitor.js';
import type { Database, ReadTx } from '../database/door.js';
import { staffFor, type StaffAct } from '../staff/staff.service.js';
import type { Acting, Paper } from './paper.service.js';

const ofVote = Type.Object({ ref: Ref });
const ofBatch = Type.Object({ id: PaperBatchId });
const ofSheet = Type.Object({
  id: PaperBatchId,
  nr: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Place in the stack.' }),
});
const tag = 'paper';
const closed = ['poll_not_open', 'poll_closed'] as const;
const standing = ['forbidden', 'not_found'] as const;
const entering = [
  ...standing,
  ...closed,
  'already_done',
  'ballot_invalid',
  'code_wrong',
  'code_used',
] as const;

const actingAs = async (tx: ReadTx, visitor: Visitor, act: StaffAct, now: Date): Promise<Acting> => ({
  actor: await staffFor(tx, visitor, act),
  now,
});

/** Registers what staff do with ballots on paper and of help points. Each act asks in its own unit who the visitor is. */
export const paperRoutes = (api: Api, database: Database, paper: Paper): void => {
  route(
    api,
    readPaperBatches,
    {
      summary: 'The batches of paper ballots of a vote, and what they come to.',
      tag,
      params: ofVote,
      answer: PaperBatches,
      visitor: 'needed',
      errors: standing,
    },
    ({ params: { ref }, visitor, now }) =>
      database.read(async (tx) => paper.list(tx, await actingAs(tx, visitor, 'readPaperBatches', now), ref)),
  );
  route(
    api,
    openPaperBatch,
    {
      summary: 'Begins a batch of paper ballots.',
      tag,
      params: ofVote,
      body: PaperBatchInput,
      answer: PaperBatch,
      status: 201,
      visitor: 'needed',
      errors: [...standing, ...closed, 'key_reused'],
    },
    ({ params: { ref }, body, visitor, now, once }) =>
      once(async (tx) => paper.open(tx, await actingAs(tx, visitor, 'openPaperBatch', now), ref, body)),
  );
  route(
    api,
    readPaperBatch,
    {
      summary: 'A batch with its sheets, until it is confirmed.',
      tag,
      params: ofBatch,
      answer: PaperBatchSheets,
      visitor: 'needed',
      errors: standing,
    },
    ({ params: { id }, visitor, now }) =>
      database.read(async (tx) => paper.read(tx, await actingAs(tx, visitor, 'readPaperBatch', now), id)),
  );
  route(
    api,
    addPaperBallot,
    {
      summary: 'Enters one sheet with its one-use number.',
      tag,
      params: ofBatch,
      body: PaperBallotInput,
      answer: PaperBatchSheets,
      status: 201,
      visitor: 'needed',
      errors: [...entering, 'key_reused'],
    },
    ({ params: { id }, body, visitor, now, once }) =>
      once(async (tx) => paper.enter(tx, await actingAs(tx, visitor, 'addPaperBallot', now), id, body)),
  );
  route(
    api,
    correctPaperBallot,
    {
      summary: 'Corrects a sheet of an open batch.',
      tag,
      params: ofSheet,
      body: PaperBallotInput,
      answer: PaperBatchSheets,
      visitor: 'needed',
      errors: entering,
    },
    ({ params: { id, nr }, body, visitor, now }) =>
      database.write(async (tx) =>
        paper.enter(tx, await actingAs(tx, visitor, 'correctPaperBallot', now), id, body, Number(nr)),
      ),
  );
  route(
    api,
    removePaperBallot,
    {
      summary: 'Takes a sheet out of an open batch; its number is free again.',
      tag,
      params: ofSheet,
      answer: PaperBatchSheets,
      visitor: 'needed',
      errors: [...standing, 'already_done'],
    },
    ({ params: { id, nr }, visitor, now }) =>
      database.write(async (tx) =>
        paper.remove(tx, await actingAs(tx, visitor, 'removePaperBallot', now), id, Number(nr)),
      ),
  );
  route(
    api,
    decidePaperBatch,
    {
      summary: 'Says that a batch is ready, confirms it, sends it back or discards it.',
      tag,
      params: ofBatch,
      body: PaperDecisionInput,
      answer: PaperBatch,
      visitor: 'needed',
      errors: [...standing, ...closed, 'already_done', 'ballot_invalid', 'key_reused'],
    },
    async ({ params: { id }, body, visitor, now, once }) => {
      const act = body.decision === 'confirm' ? 'confirmPaperBatch' : 'decidePaperBatch';
      const key = body.decision === 'confirm' ? await paper.keyFor(id) : undefined;
      return once(async (tx) => paper.decide(tx, await actingAs(tx, visitor, act, now), id, body, key));
    },
  );
};
