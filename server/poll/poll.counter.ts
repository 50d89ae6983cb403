import { once } from 'node:events';
import { startWorker } from '../core/worker.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import type { Medium } from '../../counting/poll/ballot.js';
import { BallotPile, type BoxBallot, type CountAbout, type Counted } from './poll.count.js';

/** Ballots read at a time, so that between them the server answers. */
const PAGE = 2000;

/** Up to this number of ballots a count takes no time worth a thread. */
const HERE = 5000;

/** How far the count of a large poll is. */
export interface Progress {
  step: 'reading' | 'counting' | 'counted';
  ballots: number;
}

const readPage = (tx: ReadTx, pollId: string, after: string) =>
  tx.query<Row & { ballot_tag: string; ballot: string; medium: Medium }>(
    `SELECT ballot_tag, ballot, medium FROM poll_box WHERE poll_id = ? AND ballot_tag > ?
     ORDER BY ballot_tag LIMIT ?`,
    [pollId, after, PAGE],
  );

/** The ballots of a frozen poll, by page, in an order that tells nothing. */
async function* pagesOf(database: Database, pollId: string): AsyncGenerator<BoxBallot[]> {
  for (let after = ''; ;) {
    const rows = await database.read((tx) => readPage(tx, pollId, after));
    if (rows.length > 0) yield rows.map(({ ballot, medium }) => [ballot, medium] as const);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.ballot_tag;
  }
}

/** Counts the ballots of a frozen poll; many of them in a thread of their own, so that the server goes on. */
export const countBox = async (
  database: Database,
  pollId: string,
  about: CountAbout,
  progress: (progress: Progress) => void = () => undefined,
): Promise<Counted> => {
  const voters = about.sums.box;
  if (voters <= HERE) {
    const pile = new BallotPile();
    for await (const page of pagesOf(database, pollId)) pile.add(page);
    return pile.count(about);
  }
  const worker = startWorker(import.meta.url, 'count');
  try {
    const failed = once(worker, 'error').then(([error]) => Promise.reject(error as Error));
    failed.catch(() => undefined);
    let ballots = 0;
    for await (const page of pagesOf(database, pollId)) {
      worker.postMessage({ ballots: page });
      ballots += page.length;
      if (ballots % (10 * PAGE) === 0) progress({ step: 'reading', ballots });
    }
    progress({ step: 'counting', ballots });
    const answer = once(worker, 'message') as Promise<[Counted]>;
    worker.postMessage({ about });
    const [counted] = await Promise.race([answer, failed]);
    progress({ step: 'counted', ballots });
    return counted;
  } finally {
    await worker.terminate();
  }
};
