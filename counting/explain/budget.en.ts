import { amountText, currencySign, type BudgetTexts } from './budget.texts.js';
import { enumerate, grouped } from './texts.js';

const n = (value: number) => grouped(value, ',', '.');
const count = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;
const projects = (value: number) => count(value, 'project', 'projects');
const points = (value: number) => count(value, 'point', 'points');
const people = (value: number) => count(value, 'person', 'people');
const ballots = (value: number) => count(value, 'ballot', 'ballots');
const again = (increment: string) =>
  `Is there money left? Then we count again as if everyone had ${increment} more. We repeat that as long as the chosen projects fit within the budget together`;
const rest = 'What still fits after that wins in order of the number of votes.';

/** The explanation of budgets in English. */
export const budgetEn: BudgetTexts = {
  money: (cents, currency) => {
    const sign = currencySign(currency);
    return `${sign}${sign.length > 1 ? '\u00A0' : ''}${amountText(cents, ',', '.')}`;
  },
  list: (names) => enumerate(names, 'and'),
  headings: {
    vote: 'How you vote',
    count: 'How we count',
    outcome: 'The result',
    steps: 'Step by step',
    lost: 'Not chosen',
    ties: 'Ties',
    greedy: 'If only the most votes counted',
  },
  form: {
    knapsack: (most) => `You choose projects that together cost no more than ${most}.`,
    approval: () => 'You choose the projects that you think are good.',
    points: () => 'You divide points among the projects.',
    ranking: () =>
      'You put projects in order, the best at the top. The last project on your list gets 1 point, the one above it 2 points, and so on.',
    'one-per-area': () => 'You choose at most 1 project in each area.',
    'one-per-category': () => 'You choose at most 1 project of each theme.',
  },
  points: (all) => `You have ${points(all)}.`,
  pointsForOne: (most) => `You give at most ${points(most)} to one project.`,
  least: (least) => `Choose at least ${projects(least)}.`,
  most: (most) => `Choose at most ${projects(most)}.`,
  leastSpend: (money) => `Together your projects cost at least ${money}.`,
  mostSpend: (money) => `Together your projects cost at most ${money}.`,
  groupLimit: (name, { min, max, spend }) =>
    `${name}: ${enumerate(
      [
        ...(min ? [`at least ${projects(min)}`] : []),
        ...(max === undefined ? [] : [`at most ${projects(max)}`]),
        ...(spend === undefined ? [] : [`together at most ${spend}`]),
      ],
      'and',
    )}.`,
  blankPossible: 'You can also cast a blank vote.',
  greedy: (byPoints) =>
    `The project with the most ${byPoints ? 'points' : 'votes'} has the first turn, then the next. As long as there is enough money, a project is chosen.`,
  mode: {
    skip: 'Does a project no longer fit within the money? Then we pass over it and go on.',
    'no-skip': 'Does a project no longer fit within the money? Then the count stops.',
  },
  threshold: (votes, byPoints) =>
    `A project needs at least ${byPoints ? points(votes) : count(votes, 'vote', 'votes')}.`,
  shares:
    'Everyone who votes gets an equal share of the money. A project is chosen when the people who voted for it can pay for it together. Each of them pays the same, or all that they have left (Method of Equal Shares).',
  turn: {
    cost: (byPoints) =>
      `Each time it is the turn of the project with the most ${byPoints ? 'points' : 'votes'} of people who still have money.`,
    cardinality: (byPoints) =>
      `Each time it is the turn of the project that costs the least ${byPoints ? 'per point' : 'per person'}.`,
  },
  completion: {
    none: () => 'Money that is left is not spent.',
    add1: (increment) => `${again(increment)}.`,
    'add1-exhaustive-stop': (increment) => `${again(increment)} and one more project would still fit.`,
    add1u: (increment) => `${again(increment)}. ${rest}`,
    utilitarian: () => rest,
  },
  compares: {
    cost: 'After that we compare with counting the most votes. Are more people better off with that? Then that result counts. You are better off when more money goes to your projects.',
    cardinality:
      'After that we compare with counting the most votes. Are more people better off with that? Then that result counts. You are better off when more of your projects win.',
  },
  phragmen:
    'In thought, all people who vote save money equally fast. Have the people who voted for a project saved enough for it together? Then it is chosen, and they start saving anew (Phragmén’s method).',
  quota: (name, money) => `${name} gets at most ${money}.`,
  overQuota: 'A project that no longer fits in that is passed over.',
  tieRule:
    'Are projects equal? Then the cheapest goes first. If they cost the same, the one with the most votes goes first. If that is equal too, the draw decides.',
  quorum: (voters) => `At least ${people(voters)} must vote.`,
  won: (won, cost, left) =>
    `${projects(won)} ${won === 1 ? 'is' : 'are'} chosen. That costs ${cost}. ${left} is left.`,
  wonNone: 'No project is chosen.',
  quorumMissed: (voters, needed) =>
    `${people(voters)} voted. ${n(needed)} were needed. So there is no valid result.`,
  voters: (voters) => `${people(voters)} voted.`,
  media: (online, assisted, paper) => `Online ${n(online)}, with help ${n(assisted)}, on paper ${n(paper)}.`,
  blank: (blank) => `${ballots(blank)} ${blank === 1 ? 'is' : 'are'} blank.`,
  doubles: (doubled) =>
    `${ballots(doubled)} ${doubled === 1 ? 'names' : 'name'} a project twice. It counts once.`,
  endowment: (each) => `Everyone got ${each}.`,
  increments: (times, increment, each) =>
    `After that everyone got ${increment} more ${count(times, 'time', 'times')}, up to ${each}. With still more, the result no longer fitted within the budget, or nothing was added.`,
  step: (nth, name, cost, how, left) => `${nth}. ${name} (${cost}): ${how} ${left} is left.`,
  paid: (votes, price) =>
    votes === 1 ? `1 person paid ${price}.` : `${n(votes)} people each paid ${price}.`,
  paidInPart: (full, price, emptied) =>
    `${full === 1 ? `1 person paid ${price}` : `${n(full)} people each paid ${price}`}. ${count(emptied, 'other gave', 'others gave')} all that was left of theirs.`,
  paidByPoint: (votes, price) => `${people(votes)} paid ${price} for each point, or all that they had left.`,
  lessThanCent: 'less than a cent',
  support: (votes, sum) =>
    `${people(votes)} voted for this${sum === undefined ? '' : `, with ${points(sum)}`}.`,
  bought: (support, cost, paid) => `Chosen. ${support} It costs ${cost}: ${paid}`,
  addedByVotes: 'this fitted in the money that was left.',
  notChosen: (why) => `Not chosen. ${why}`,
  why: {
    short: (support, missing) => `${support} Together they were ${missing} short when it was its turn.`,
    added: (support, left) => `Chosen with the money that was left (${left}). ${support}`,
    chosen: (support, turn, left) => `Chosen, as number ${turn} in turn. ${support} There was still ${left}.`,
    doesNotFit: (support, cost, left, missing) =>
      `${support} It costs ${cost} and there was still ${left}: ${missing} too little.`,
    quota: (support, name, left, missing) =>
      `${support} For ${name} there was still ${left}: ${missing} too little.`,
    earned: (support, load) =>
      `Chosen. ${support} They had it together when those who had paid nothing yet had saved ${load}.`,
    belowThreshold: (support, threshold) =>
      `${support} That is less than the ${n(threshold)} that were needed.`,
    afterStop: (support) => `${support} The count had stopped before.`,
    noVotes: 'Nobody voted for this.',
    withdrawn: 'This project no longer takes part.',
    costsNothing: 'This project costs nothing. So there is no money to divide for it.',
    noQuorum: 'Too few people voted.',
  },
  byGreedy: {
    wonToo: 'It would also have been chosen if only the most votes counted.',
    only: 'It would have been chosen if only the most votes counted.',
    never: 'It would not have been chosen if only the most votes counted.',
  },
  tie: {
    cost: (names) => `${names} were equal. The cheapest went first.`,
    votes: (names) => `${names} were equal. The project with the most votes went first.`,
    draw: (names) => `${names} were equal. The draw decided: this is the order.`,
    order: (names) => `${names} were equal. Without a draw, the order of the list holds.`,
  },
  noTie: 'No tie had to decide anything.',
  greedyIs: {
    same: 'Then the same projects would have been chosen.',
    other: (names) => `Then these would have been chosen: ${names}.`,
    none: 'Then no project would have been chosen.',
  },
  withNothing: (used, greedy, voters) =>
    `Then ${n(greedy)} of the ${people(voters)} who voted for a project would have won none of their projects. Now that is ${n(used)}.`,
  leftOut: (names) => `They voted most for: ${names}.`,
  compared: {
    sums: (better, worse, same) =>
      `Better off with equal shares: ${n(better)}. Better off with the most votes: ${n(worse)}. No difference: ${n(same)}.`,
    counted: {
      'equal-shares': 'So the result with equal shares counts.',
      greedy: 'So the result with the most votes counts.',
    },
  },
};
