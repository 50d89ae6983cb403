import type { PublishedElection } from '../../counting/files/published.types.js';
import type { PollResult } from '../../counting/poll/result.js';
import { readPublishedText, readResult, type PublishedResult } from '../ballot/ballot.service.js';
import type { ReadTx } from '../database/door.js';

/** What pages show of a published poll. */
export type PollPublication = PublishedResult<PollResult>;

/** All that is kept of a published poll: the file with the ballots too. */
export interface Publication {
  file: PublishedElection;
  result: PollPublication['result'];
}

/** All that is kept of a publication, when there is one. */
export const readPublication = async (tx: ReadTx, id: string): Promise<Publication | undefined> => {
  const shown = (await readResult(tx, id)) as PollPublication | undefined;
  const text = await readPublishedText(tx, id);
  return shown && text ? { file: JSON.parse(text) as PublishedElection, result: shown.result } : undefined;
};
