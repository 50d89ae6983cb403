import type { MyBallot, Poll, VoteAnswer } from '../../contract/poll.schema.js';
import { castBallot, pollEvents, readMyBallot, readPoll } from '../../contract/poll.endpoints.js';
import { VoteFlow } from '../core/vote/vote.flow.js';
import { forms, isEmpty, type Choice } from './form.js';
import { parts } from './parts.js';
import { pollTexts } from './poll.nl.js';

/** What happens with one poll on a page. */
export class PollFlow extends VoteFlow<Poll, MyBallot, Choice, VoteAnswer> {
  protected override readonly _name = 'poll';
  protected override readonly _endpoints = {
    read: readPoll,
    mine: readMyBallot,
    cast: castBallot,
    events: pollEvents,
  };
  protected override readonly _first = 'fieldset :is(input, [tabindex])';

  protected override _prepare({ phase, rule, result }: Poll, mine?: MyBallot) {
    return Promise.all([
      phase === 'open' && forms[rule.kind].load(),
      (phase !== 'open' || result || mine?.result) && parts.outcome.load(),
      (phase === 'closed' || mine?.ballot) && (result ?? mine?.result) && parts.result.load(),
    ]);
  }

  protected override _lacks({ ballot }: Choice) {
    return isEmpty(ballot) ? pollTexts(this._host.language).empty : undefined;
  }
}
