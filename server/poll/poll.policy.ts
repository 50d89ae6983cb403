import type { Phase } from '../../contract/activity.schema.js';
import type { Ballot, MyBallot, PollRule } from '../../contract/poll.schema.js';
import { ballotFaults } from '../../counting/poll/ballot.js';
import { phaseOf } from '../activity/activity.service.js';
import { BallotInvalid, PollClosed, PollNotOpen } from '../core/errors.js';
import type { KnownPoll } from './poll.definition.js';

/** Throws PollNotOpen or PollClosed. */
export const guardOpen = ({ activity }: KnownPoll, now: Date): void => {
  const phase = phaseOf(activity, now);
  if (phase === 'announced') throw new PollNotOpen();
  if (phase === 'closed') throw new PollClosed();
};

/** Throws BallotInvalid with every fault at once; places are pointers into the body that was sent. */
export const guardBallot = ({ rule, optionIds }: KnownPoll, ballot: Ballot): void => {
  const faults = ballotFaults(rule, optionIds, ballot);
  if (faults.length > 0)
    throw new BallotInvalid(faults.slice(0, 50).map((fault) => ({ ...fault, at: `/ballot${fault.at}` })));
};

/** Whether sums per ballot are kept while the poll is open; where results wait, none exist anywhere. */
export const keepsTally = (rule: Pick<PollRule, 'results'>): boolean => rule.results !== 'after-closing';

/** To whom the result is open in a phase. */
export const resultOpenTo = (
  rule: Pick<PollRule, 'results'>,
  phase: Phase,
): 'everyone' | 'voters' | 'nobody' => {
  if (phase === 'closed') return 'everyone';
  if (phase === 'announced' || rule.results === 'after-closing') return 'nobody';
  return rule.results === 'always' ? 'everyone' : 'voters';
};

/** What I can do: `needs` is the rung of identity that I miss, `voted` whether my ballot is in the box. */
export const canOf = (
  { rule, activity }: KnownPoll,
  me: { needs: PollRule['access'] | undefined; voted: boolean },
  now: Date,
): MyBallot['can'] => {
  const phase = phaseOf(activity, now);
  const open = resultOpenTo(rule, phase);
  return {
    vote: phase === 'open' && me.needs === undefined,
    ...(me.needs !== undefined && phase !== 'closed' && { needs: me.needs }),
    seeResult: open === 'everyone' || (open === 'voters' && me.voted),
  };
};
