import type { BallotInput, Poll } from '../../contract/poll.schema.js';
import type { PollReasons } from '../../contract/reason.schema.js';
import type { PollResult } from '../../counting/poll/result.js';
import { Voting } from '../ballot/ballot.service.js';
import { InvalidInput, NotPublished } from '../core/errors.js';
import type { KnownPoll } from './poll.definition.js';
import { readReasonPage, reasonsOpen } from './poll.reasons.js';

export { addOptions, type NewOption } from './poll.extend.js';
export { pollKind } from './poll.kind.js';

/** What can be done with polls, by the API and by the pages without script alike. */
export class PollService extends Voting<KnownPoll, Poll, BallotInput> {
  /**
   * Why people chose a scenario, after publication and by the rules for small groups. Throws NotFound,
   * NotPublished, and InvalidInput for an option that the poll has not.
   */
  async reasons(
    ref: string,
    { option, after }: { option: string; after?: string | undefined },
    now: Date,
  ): Promise<PollReasons> {
    const { votable: poll, answer } = await this.read(ref, now);
    if (!answer.published || answer.result === undefined) throw new NotPublished();
    if (!poll.optionIds.includes(option))
      throw new InvalidInput([
        { at: 'query/option', rule: 'unknown_option', detail: 'The poll has no such option.' },
      ]);
    // A count has all the numbers; the contract names only some.
    if (!reasonsOpen(answer.result as unknown as PollResult, option)) return { reasons: [], withheld: true };
    return this.parts.database.read((tx) => readReasonPage(tx, poll.id, option, after));
  }
}
