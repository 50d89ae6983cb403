import type { Ballot } from '../../contract/poll.schema.js';
import { drawOrder } from '../../counting/draw.js';
import { publishedElection } from '../../counting/files/published.js';
import { writePublishedJson } from '../../counting/files/published.json.js';
import type { PublishedElection } from '../../counting/files/published.types.js';
import { resultHash } from '../../counting/hash.js';
import { countPoll } from '../../counting/poll/count.js';
import { toldClosing } from '../activity/activity.service.js';
import type { Closing, Counted, PiledBallot } from '../ballot/ballot.service.js';
import type { KnownPoll } from './poll.definition.js';
import type { PollPublication } from './poll.state.js';

/** What is known of a poll before its ballots are counted. */
export type CountAbout = Omit<PublishedElection, 'format' | 'ballots' | 'totals' | 'counter' | 'resultHash'>;

/** What the count of a poll is told. */
export const aboutPoll = ({ activity, options, rule }: KnownPoll, closing: Closing): CountAbout => ({
  ref: activity.ref,
  title: activity.title,
  organisation: activity.organisation,
  language: activity.language,
  opensAt: activity.opensAt.toISOString(),
  closesAt: toldClosing(activity).toISOString(),
  options: options.map(({ id, label }) => ({ id, label })),
  rule,
  ...closing,
});

/** Counts a poll, and makes the file that anyone can recount. */
export const countPile = async (about: CountAbout, pile: readonly PiledBallot[]): Promise<Counted> => {
  const { rule, options, seed } = about;
  const draw = await drawOrder(
    seed,
    options.map(({ id }) => id),
  );
  const ballots = pile.map((piled) => ({ ...piled, ballot: piled.ballot as Ballot }));
  const result = countPoll(rule, options, ballots, draw);
  const hash = await resultHash(result);
  const file = publishedElection({ ...about, resultHash: hash }, ballots, draw);
  return {
    file: writePublishedJson(file),
    result: JSON.stringify({ seed, result: { ...result, hash } } satisfies PollPublication),
  };
};
