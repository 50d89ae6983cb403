import { endpoint } from './endpoint.js';
import type { BallotInput, MyBallot, Poll, PublishedBallots, Receipt, VoteAnswer } from './poll.schema.js';
import type { PollReasons } from './reason.schema.js';
import type { InclusionProof, ConsistencyProof, TreeHead } from './log.schema.js';

/** The poll as everyone sees it: question, options, rule, turnout, and the result where the rule shows it to all. */
export const readPoll = endpoint<{ answer: Poll }>()('readPoll', 'GET', '/v1/polls/{ref}');

/** What only I may see of a poll: my ballot, what I can do, the result if voting opened it to me. */
export const readMyBallot = endpoint<{ answer: MyBallot }>()(
  'readMyBallot',
  'GET',
  '/v1/polls/{ref}/ballots/mine',
);

/** Casts my ballot, or replaces it: a person has at most one. */
export const castBallot = endpoint<{ body: BallotInput; answer: VoteAnswer }>()(
  'castBallot',
  'PUT',
  '/v1/polls/{ref}/ballots/mine',
);

/** The anonymous ballots with rule, seed and sums, after closing and publication. */
export const readBallots = endpoint<{ query: { format?: string }; answer: PublishedBallots }>()(
  'readBallots',
  'GET',
  '/v1/polls/{ref}/ballots',
);

/** The signed tree heads of the poll's log, oldest first. */
export const readTreeHeads = endpoint<{ answer: TreeHead[] }>()(
  'readTreeHeads',
  'GET',
  '/v1/polls/{ref}/tree-heads',
);

/** Proof that a commitment is in the log (RFC 6962 §2.1.1). */
export const readInclusionProof = endpoint<{
  query: { commitment: string; size?: number };
  answer: InclusionProof;
}>()('readInclusionProof', 'GET', '/v1/polls/{ref}/inclusion-proofs');

/** Proof that an older tree is a prefix of a newer one (RFC 6962 §2.1.2). */
export const readConsistencyProof = endpoint<{
  query: { from: number; to: number };
  answer: ConsistencyProof;
}>()('readConsistencyProof', 'GET', '/v1/polls/{ref}/consistency-proofs');

/** Why people chose a scenario, as far as staff published it; after publication, by page. */
export const readReasons = endpoint<{ query: { option: string; after?: string }; answer: PollReasons }>()(
  'readReasons',
  'GET',
  '/v1/polls/{ref}/reasons',
);

/** Server-Sent Events: one `poll` event with the public `Poll` for each change. Not called by `client.call`. */
export const pollEvents = endpoint<{ answer: string }>()('pollEvents', 'GET', '/v1/polls/{ref}/events');

export type { Receipt };
