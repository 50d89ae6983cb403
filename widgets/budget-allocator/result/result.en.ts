import type { ResultTexts } from './result.nl.js';

/** English texts of the result of a budget. */
export const texts: ResultTexts = {
  missed: (voters, needed) => `${voters} people voted; ${needed} were needed. So there is no valid result.`,
  nobody: 'Nobody voted. No project was chosen.',
  none: 'No project was chosen.',
  chosen: (won, all, one) => `${won} of the ${all} projects ${one ? 'is' : 'are'} chosen.`,
  money: (cost, budget) => `Together they cost ${cost} of the ${budget}.`,
  left: (left) => `${left} is left.`,
  spentAll: 'All the money is divided.',
  turnout: (all, online, assisted, paper) =>
    `${all} people voted: ${online} online, ${assisted} with help and ${paper} on paper. Every vote counts the same.`,
  blank: (count, one) => `${count} ${one ? 'ballot is' : 'ballots are'} blank.`,
  winners: 'Chosen projects',
  votes: (count, one) => `${count} ${one ? 'vote' : 'votes'}`,
  points: (count, one) => `${count} ${one ? 'point' : 'points'}`,
  steps: {
    chosen: 'Chosen',
    preparing: 'In preparation',
    making: 'Being made',
    done: 'Done',
    dropped: 'Dropped',
  },
  since: (day) => `since ${day}`,
  course: 'Progress',
  projects: 'All projects: why or why not',
  who: 'Who got what?',
  content: 'How many people got what they wanted?',
  greedy: 'What if we had simply counted?',
  how: 'How was this counted?',
  tie: 'A tie had a part in this. See ‘How was this counted?’.',
  check: 'Check it yourself',
  recount: 'Recount it yourself',
  ballots: 'The ballots as a file:',
  method: 'How we count',
  hash: 'Fingerprint of the result',
  seed: 'The number of the draw',
};
