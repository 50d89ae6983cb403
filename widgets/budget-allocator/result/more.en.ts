import type { MoreTexts } from './more.nl.js';

/** English texts of what a result shows when it is unfolded. */
export const texts: MoreTexts = {
  coming: 'still to come',
  filter: 'Show',
  filters: { all: 'All', won: 'Chosen', not: 'Not chosen' },
  won: 'Chosen',
  not: 'Not chosen',
  whoLead:
    'How large is the share of the votes, and how large the share of the money? The whole width of a bar is 100%.',
  by: { area: 'By area', category: 'By theme' },
  byOne: { area: 'Area', category: 'Theme' },
  ofVotes: (share) => `${share} of the votes`,
  ofPoints: (share) => `${share} of the points`,
  ofMoney: (share, cost) => `${share} of the money (${cost})`,
  rest: 'Other',
  table: 'The numbers in a table',
  head: {
    votes: 'Votes',
    points: 'Points',
    shareVotes: 'Share of the votes',
    sharePoints: 'Share of the points',
    cost: 'Money',
    shareCost: 'Share of the money',
    greedyCost: 'Money by simple counting',
    winners: 'Chosen',
    project: 'Project',
  },
  contentNow: (some) => `${some} of the voters chose at least one project that wins.`,
  contentGreedy: (some) => `With simple counting that would be ${some}.`,
  contentAxis: 'Number of winning projects that someone voted for',
  contentShare: 'Share of the voters',
  used: 'This count',
  greedyKey: 'Simple counting',
  orMore: (count) => `${count} or more`,
  greedyLead:
    'In simple counting the project with the most votes wins, then the next that still fits, until the money is gone.',
  greedySame: 'Then the same projects would have been chosen.',
  greedyIn: 'Then these would have been chosen as well:',
  greedyOut: 'Then these would not have been chosen:',
  greedyCost: (cost) => `Together the projects would cost ${cost}.`,
  nothing: (now, greedy) =>
    `Then ${greedy} voters would have no winning project on their ballot. Now that is so for ${now} voters.`,
  leftOut: {
    title: 'Who are they?',
    lead: 'These are the voters who would get nothing by simple counting: in which area their projects are, for which theme, and what they voted for most.',
    voters: 'Voters with nothing by simple counting',
    helped: 'Of them with a project now',
    all: 'Together',
    hint: 'One voter can be in several rows. Groups of fewer than 10 are not shown.',
  },
};
