import type { BallotInput, Poll } from '../../contract/poll.schema.js';
import type { BallotRoom, VotingRoom } from '../ballot/ballot.service.js';
import type { KnownPoll } from './poll.definition.js';
import { pollKind } from './poll.kind.js';
import { PollService } from './poll.service.js';

/** Everything of polls in a running server. */
export interface PollRoom extends VotingRoom<KnownPoll, Poll, BallotInput> {
  readonly service: PollService;
}

/** Sets up the room of polls. */
export const createPolls = (ballots: BallotRoom): PollRoom => {
  const voting = ballots.voting(pollKind);
  return { ...voting, service: new PollService(voting) };
};
