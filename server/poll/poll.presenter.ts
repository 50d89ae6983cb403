import type { Ballot, MyBallot, Poll, PollResult } from '../../contract/poll.schema.js';
import { countPoll } from '../../counting/poll/count.js';
import { phaseOf, toldClosing } from '../activity/activity.service.js';
import type { KnownPoll } from './poll.definition.js';
import { resultOpenTo } from './poll.policy.js';
import type { PollState } from './poll.state.js';

/** The public answer, and the result that only voters may see, where there is one. */
export interface Presented {
  poll: Poll;
  forVoters: PollResult | undefined;
}

const asResult = (result: object): PollResult => result as PollResult;

// While a poll is open no draw is known, so a tie stays a tie.
const running = ({ rule, options }: KnownPoll, { tally }: PollState): PollResult | undefined =>
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
export const presentPoll = (known: KnownPoll, state: PollState, now: Date): Presented => {
  const { activity, rule, options } = known;
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
    options: [...options],
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
  return { poll, forVoters: open === 'voters' ? result : undefined };
};

/** What only I may see, as JSON; `resultJson` is the result for voters as it stands in the snapshot. */
export const presentMine = (
  can: MyBallot['can'],
  ballot: string | undefined,
  resultJson: string | undefined,
): string => {
  const members = [`"can":${JSON.stringify(can)}`];
  // The ballot is kept as its canonical JSON.
  if (ballot !== undefined) members.push(`"ballot":${ballot}`);
  if (can.seeResult && resultJson !== undefined) members.push(`"result":${resultJson}`);
  return `{${members.join(',')}}`;
};
