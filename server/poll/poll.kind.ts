import { Ballot, type BallotInput, type Poll } from '../../contract/poll.schema.js';
import { ballotFaults, canonicalBallot } from '../../counting/poll/ballot.js';
import { memberOf } from '../../counting/poll/rule.js';
import type { VotableKind } from '../ballot/ballot.service.js';
import { startWorker } from '../core/worker.js';
import { aboutPoll, countPile, type CountAbout } from './poll.count.js';
import { readDefinition, type KnownPoll } from './poll.definition.js';
import { presentPoll } from './poll.presenter.js';
import { keepReason } from './poll.reasons.js';

/** Polls, for the room of ballots. */
export const pollKind: VotableKind<KnownPoll, Poll, BallotInput> = {
  kind: 'poll',
  opened: 'result',
  ballot: Ballot,
  read: readDefinition,
  faults: ({ rule, optionIds }, ballot) => ballotFaults(rule, optionIds, ballot),
  canonical: ({ optionIds }, ballot) => canonicalBallot(ballot, optionIds),
  sheet: ({ rule, options }) => ({
    member: memberOf[rule.kind],
    lines: options.map(({ id, label }) => ({ id, title: label })),
  }),
  beside: (tx, poll, key, { personTag, day, sent }) =>
    keepReason(tx, poll, key, { personTag, day, ballot: sent.ballot, why: sent.why }),
  present: presentPoll,
  about: aboutPoll,
  count: (about, ballots) => countPile(about as CountAbout, ballots),
  startThread: () => startWorker(import.meta.url, 'count'),
};
