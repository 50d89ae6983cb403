import type { AccessLevel, Phase } from '../../contract/activity.schema.js';
import type { FieldError } from '../../contract/errors.js';
import { phaseOf } from '../activity/activity.service.js';
import { BallotInvalid, PollClosed, PollNotOpen } from '../core/errors.js';
import type { Votable } from './votable.js';

/** Throws PollNotOpen or PollClosed. */
export const guardOpen = ({ activity }: Votable, now: Date): void => {
  const phase = phaseOf(activity, now);
  if (phase === 'announced') throw new PollNotOpen();
  if (phase === 'closed') throw new PollClosed();
};

/** Throws BallotInvalid with every fault at once; places become pointers into the body that was sent. */
export const guardFaults = (faults: readonly FieldError[]): void => {
  if (faults.length > 0)
    throw new BallotInvalid(faults.slice(0, 50).map((fault) => ({ ...fault, at: `/ballot${fault.at}` })));
};

/** Whether running sums are kept while voting goes on; where results wait, none exist anywhere. */
export const keepsTally = (rule: Pick<Votable['rule'], 'results'>): boolean =>
  rule.results !== 'after-closing';

/** To whom the result is open in a phase. */
export const resultOpenTo = (
  rule: Pick<Votable['rule'], 'results'>,
  phase: Phase,
): 'everyone' | 'voters' | 'nobody' => {
  if (phase === 'closed') return 'everyone';
  if (phase === 'announced' || rule.results === 'after-closing') return 'nobody';
  return rule.results === 'always' ? 'everyone' : 'voters';
};

/** What I can do with a vote now. */
export interface Can {
  vote: boolean;
  needs?: AccessLevel;
  seeResult: boolean;
}

/** What I can do: `needs` is the rung of identity that I miss, `voted` whether my ballot is in the box. */
export const canOf = (
  { rule, activity }: Votable,
  me: { needs: AccessLevel | undefined; voted: boolean },
  now: Date,
): Can => {
  const phase = phaseOf(activity, now);
  const open = resultOpenTo(rule, phase);
  return {
    vote: phase === 'open' && me.needs === undefined,
    ...(me.needs !== undefined && phase !== 'closed' && { needs: me.needs }),
    seeResult: open === 'everyone' || (open === 'voters' && me.voted),
  };
};
