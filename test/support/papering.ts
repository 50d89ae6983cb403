import type { PaperBatch, PaperBatchSheets, PaperDecisionInput } from '../../contract/paper.schema.js';
import { makeNumbers, numberKeysOf } from '../../server/paper/paper.service.js';
import type { BudgetPlace } from './budgets.js';
import type { TestServer } from './server.js';
import { callerOf, staffToken, type Caller } from './staffing.js';

/** A vote with two people who enter, one who only looks after, and numbers on printed ballots. */
export interface PaperedPlace {
  vote: Pick<BudgetPlace, 'id' | 'ref' | 'origin' | 'organisation' | 'activity' | 'path'>;
  helper: Caller;
  clerk: Caller;
  other: Caller;
  numbers: string[];
  batches: string;
}

/** Makes staff and one-use numbers for a vote. */
export const buildPaper = async (
  server: TestServer,
  vote: PaperedPlace['vote'],
  count = 20,
): Promise<PaperedPlace> => {
  const as = async (role: 'helper' | 'clerk', name: string) =>
    callerOf(server, vote, await staffToken(server, vote as never, role, { name }));
  const keys = numberKeysOf((name) => server.house.keys.purpose(name));
  return {
    vote,
    helper: await as('helper', 'Hanna Hulppunt'),
    clerk: await as('clerk', 'Gé Rif'),
    other: await as('clerk', 'Tweede Paar'),
    numbers: await server.house.database.write((tx) => makeNumbers(tx, vote.id, count, keys)),
    batches: `/v1/activities/${vote.ref}/paper-batches`,
  };
};

/** Begins a batch as someone. */
export const openBatchAs = async (
  as: Caller,
  { batches }: PaperedPlace,
  medium: 'paper' | 'assisted' = 'paper',
): Promise<PaperBatch> => {
  const answer = await as<PaperBatch>('POST', batches, { label: 'Buurthuis, doos 1', medium });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
};

/** Enters a sheet: a ballot, or an invalid one. */
export const enterAs = (as: Caller, batch: { id: string }, number: string, ballot: object | 'invalid') =>
  as<PaperBatchSheets>('POST', `/v1/paper-batches/${batch.id}/ballots`, {
    number,
    ...(ballot === 'invalid' ? { invalid: true } : { ballot }),
  });

/** Decides about a batch as it stands now. */
export const decideAs = async (
  as: Caller,
  batch: { id: string },
  decision: PaperDecisionInput['decision'],
  note?: string,
) => {
  const { body } = await as<PaperBatchSheets>('GET', `/v1/paper-batches/${batch.id}`);
  return as<PaperBatch>('POST', `/v1/paper-batches/${batch.id}/decisions`, {
    decision,
    version: body.batch.version,
    ...(note !== undefined && { note }),
  });
};

/** Enters these ballots in one batch and says that it is ready; throws where one is refused. */
export const readyBatch = async (
  as: Caller,
  place: PaperedPlace,
  sheets: readonly (readonly [number: string, ballot: object | 'invalid'])[],
  medium: 'paper' | 'assisted' = 'paper',
): Promise<PaperBatch> => {
  const batch = await openBatchAs(as, place, medium);
  for (const [number, ballot] of sheets) {
    const answer = await enterAs(as, batch, number, ballot);
    if (answer.status !== 201) throw new Error(answer.text);
  }
  const ready = await decideAs(as, batch, 'ready');
  if (ready.status !== 200) throw new Error(ready.text);
  return ready.body;
};
