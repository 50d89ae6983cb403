import { parentPort } from 'node:worker_threads';
import type { Medium } from '../../counting/poll/ballot.js';
import type { Counted, PiledBallot, VotableKind } from './votable.js';

/** A ballot of the box: its canonical text and its medium. */
export type BoxBallot = readonly [ballot: string, medium: Medium];

/** The ballots of a box, equal ones together. */
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

  /** What is on the pile. */
  sorted(): PiledBallot[] {
    return [...this.#groups.values()].map(({ ballot, medium, count }) => ({
      ballot: JSON.parse(ballot) as object,
      medium,
      count,
    }));
  }
}

/** What a counting thread is told: ballots by page, and after the last one what the vote is. */
export type Told = { ballots: BoxBallot[] } | { about: object };

/** Makes this thread one that counts: it answers a {@link Counted} once it is told what the vote is. */
export const countInThread = (count: VotableKind['count']): void => {
  const pile = new BallotPile();
  parentPort?.on('message', (told: Told) => {
    if ('ballots' in told) return pile.add(told.ballots);
    return count(told.about, pile.sorted()).then((counted: Counted) => parentPort?.postMessage(counted));
  });
};
