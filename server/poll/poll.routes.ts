import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { castBallot, readMyBallot, readPoll } from '../../contract/poll.endpoints.js';
import { BallotInput, MyBallot, Poll, VoteAnswer } from '../../contract/poll.schema.js';
import type { Api } from '../core/api.js';
import { ReadyJson } from '../core/prepared.js';
import { route } from '../core/route.js';
import { voteAnswer } from '../ballot/ballot.service.js';
import type { PollService } from './poll.service.js';

const params = Type.Object({ ref: Ref });
const tag = 'polls';

/** Registers reading a poll, reading my ballot and casting it. */
export const pollRoutes = (api: Api, service: PollService): void => {
  route(
    api,
    readPoll,
    {
      summary: 'The poll as everyone sees it.',
      tag,
      params,
      answer: Poll,
      errors: ['not_found'],
      ready: (ref, now) => service.peek(ref, now)?.prepared,
    },
    async ({ params: { ref }, now }) => (await service.read(ref, now)).prepared,
  );
  route(
    api,
    readMyBallot,
    {
      summary: 'What only I may see of a poll.',
      tag,
      params,
      answer: MyBallot,
      errors: ['not_found'],
      visitor: 'optional',
    },
    async ({ params: { ref }, visitor, now }) => new ReadyJson(await service.mine(ref, visitor, now)),
  );
  route(
    api,
    castBallot,
    {
      summary: 'Casts my ballot, or replaces it.',
      tag,
      params,
      body: BallotInput,
      answer: VoteAnswer,
      errors: ['not_found', 'ballot_invalid', 'identity_needed', 'poll_not_open', 'poll_closed'],
      rateLimit: 'vote',
      visitor: 'needed',
    },
    async ({ params: { ref }, visitor, body, now }) =>
      voteAnswer('poll', await service.cast(ref, visitor, body, now)),
  );
};
