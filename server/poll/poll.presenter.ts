import type { Ballot, Poll, PollResult } from '../../contract/poll.schema.js';
import { countPoll } from '../../counting/poll/count.js';
import { phaseOf, toldClosing } from '../activity/activity.service.js';
import type { KnownPoll } from './poll.definition.js';
import { resultOpenTo, withSource, type Presented, type VotableState } from '../ballot/ballot.service.js';

const asResult = (result: object): PollResult => result as PollResult;

// While a poll is open no draw is known, so a tie stays a tie.
const running = ({ rule, options }: KnownPoll, { tally }: VotableState): PollResult | undefined =>
  tally &&
  asResult(
    countPoll(
      rule,
      options,
      tally.map(({ ballot, medium, count }) => ({ ballot: JSON.parse(ballot) as Ballot, medium, count })),
      [],
    ),
  );

/** The poll as everyone sees it now. */
export const presentPoll = (known: KnownPoll, state: VotableState, now: Date): Presented<Poll> => {
  const { activity, rule, options, sources } = known;
  const phase = phaseOf(activity, now);
  const open = resultOpenTo(rule, phase);
  const { publication, online, assisted, paper } = state;
  const result = publication ? asResult(publication.result) : running(known, state);
  const everyone = open === 'everyone' && (phase === 'open' || publication !== undefined);
  const poll: Poll = {
    ref: activity.ref,
    organisation: activity.organisation,
    organisationSlug: activity.organisationSlug,
    language: activity.language,
    title: activity.title,
    ...(activity.lead !== undefined && { lead: activity.lead }),
    options: options.map((option) => withSource(option, sources)),
    rule,
    phase,
    opensAt: activity.opensAt.toISOString(),
    closesAt: toldClosing(activity).toISOString(),
    turnout: { total: online + assisted + paper, online, assisted, paper },
    ...(everyone && result && { result }),
    ...(phase === 'closed' && publication && { seed: publication.seed }),
    ...(state.head && { head: state.head }),
    published: publication !== undefined,
    version: state.version,
  };
  return { answer: poll, forVoters: open === 'voters' ? result : undefined };
};
