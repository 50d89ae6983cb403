import { readConsistencyProof, readInclusionProof, readTreeHeads } from '../../contract/poll.endpoints.js';
import { logRoutes, type BallotRoom } from '../ballot/ballot.service.js';
import type { Api } from '../core/api.js';
import type { PollRoom } from './poll.room.js';

/** Registers the tree heads and the proofs of polls' logs. */
export const pollLogRoutes = (
  api: Api,
  { database, trees }: BallotRoom,
  { votables }: Pick<PollRoom, 'votables'>,
): void =>
  logRoutes(
    api,
    { heads: readTreeHeads, inclusion: readInclusionProof, consistency: readConsistencyProof },
    { database, trees, votables, what: 'a poll' },
  );
