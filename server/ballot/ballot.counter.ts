import { once } from 'node:events';
import type { Medium } from '../../counting/poll/ballot.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import { BallotPile, type BoxBallot, type Told } from './count.service.js';
import type { Counted, VotableKind } from './votable.js';

/** Ballots read at a time, so that between them the server answers. */
const PAGE = 2000;

/** Up to this number of ballots a count takes no time worth a thread. */
const HERE = 5000;

/** How far the count of a large vote is. */
export interface Progress {
  step: 'reading' | 'counting' | 'counted';
  ballots: number;
}

/** A frozen box that is to be counted. */
export interface Counting {
  id: string;
  voters: number;
  kind: Pick<VotableKind, 'count' | 'startThread'>;
  about: object;
}

const readPage = (tx: ReadTx, id: string, after: string) =>
  tx.query<Row & { ballot_tag: string; ballot: string; medium: Medium }>(
    `SELECT ballot_tag, ballot, medium FROM poll_box WHERE poll_id = ? AND ballot_tag > ?
     ORDER BY ballot_tag LIMIT ?`,
    [id, after, PAGE],
  );

/** The ballots of a frozen box, by page, in an order that tells nothing. */
async function* pagesOf(database: Database, id: string): AsyncGenerator<BoxBallot[]> {
  for (let after = ''; ;) {
    const rows = await database.read((tx) => readPage(tx, id, after));
    if (rows.length > 0) yield rows.map(({ ballot, medium }) => [ballot, medium] as const);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.ballot_tag;
  }
}

/** Counts the ballots of a frozen box; many of them in a thread of their own, so that the server goes on. */
export const countBox = async (
  database: Database,
  { id, voters, kind, about }: Counting,
  progress: (progress: Progress) => void = () => undefined,
): Promise<Counted> => {
  if (voters <= HERE) {
    const pile = new BallotPile();
    for await (const page of pagesOf(database, id)) pile.add(page);
    return kind.count(about, pile.sorted());
  }
  const worker = kind.startThread();
  const tell = (told: Told) => worker.postMessage(told);
  try {
    const failed = once(worker, 'error').then(([error]) => Promise.reject(error as Error));
    failed.catch(() => undefined);
    let ballots = 0;
    for await (const page of pagesOf(database, id)) {
      tell({ ballots: page });
      ballots += page.length;
      if (ballots % (10 * PAGE) === 0) progress({ step: 'reading', ballots });
    }
    progress({ step: 'counting', ballots });
    const answer = once(worker, 'message') as Promise<[Counted]>;
    tell({ about });
    const [counted] = await Promise.race([answer, failed]);
    progress({ step: 'counted', ballots });
    return counted;
  } finally {
    await worker.terminate();
  }
};
