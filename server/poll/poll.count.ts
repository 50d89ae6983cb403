import type { Ballot } from '../../contract/poll.schema.js';
import { drawOrder } from '../../counting/draw.js';
import { publishedElection } from '../../counting/files/published.js';
import { writePublishedJson } from '../../counting/files/published.json.js';
import type { PublishedElection } from '../../counting/files/published.types.js';
import { resultHash } from '../../counting/hash.js';
import type { Medium } from '../../counting/poll/ballot.js';
import { countPoll } from '../../counting/poll/count.js';
import type { PublishedResult } from './poll.state.js';

/** What is known of a poll before its ballots are counted. */
export type CountAbout = Omit<PublishedElection, 'format' | 'ballots' | 'totals' | 'counter' | 'resultHash'>;

/** A ballot of the box: its canonical text and its medium. */
export type BoxBallot = readonly [ballot: string, medium: Medium];

/** What counting a closed poll gives: the file to publish, and the result, both as they are kept. */
export interface Counted {
  /** JSON of `stem-ballots-1`. */
  file: string;
  /** JSON of `PublishedResult`. */
  result: string;
}

/** Equal ballots together: what a count needs, and nothing of how they came in. */
export class BallotPile {
  readonly #groups = new Map<string, { ballot: string; medium: Medium; count: number }>();

  add(ballots: readonly BoxBallot[]): void {
    for (const [ballot, medium] of ballots) {
      const key = `${medium} ${ballot}`;
      const known = this.#groups.get(key);
      if (known) known.count += 1;
      else this.#groups.set(key, { ballot, medium, count: 1 });
    }
  }

  /** Counts what is there, and makes the file that anyone can recount. */
  async count(about: CountAbout): Promise<Counted> {
    const { rule, options, seed } = about;
    const draw = await drawOrder(
      seed,
      options.map(({ id }) => id),
    );
    const ballots = [...this.#groups.values()].map(({ ballot, medium, count }) => ({
      ballot: JSON.parse(ballot) as Ballot,
      medium,
      count,
    }));
    const result = countPoll(rule, options, ballots, draw);
    const hash = await resultHash(result);
    const file = publishedElection({ ...about, resultHash: hash }, ballots, draw);
    return {
      file: writePublishedJson(file),
      result: JSON.stringify({ seed, result: { ...result, hash } } satisfies PublishedResult),
    };
  }
}
