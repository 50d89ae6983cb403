import { parentPort } from 'node:worker_threads';
import { BallotPile, type BoxBallot, type CountAbout } from './poll.count.js';

// A thread of its own: ballots come in pages, and after the last one what the poll is, to be counted.
const pile = new BallotPile();
parentPort?.on('message', (said: { ballots: BoxBallot[] } | { about: CountAbout }) => {
  if ('ballots' in said) return pile.add(said.ballots);
  return pile.count(said.about).then((counted) => parentPort?.postMessage(counted));
});
