import { en } from './en.js';
import type { BudgetParts } from './texts.js';

const projects = (count: number) => (count === 1 ? '1 project' : `${count} projects`);

/** English of the budget, added to what widgets share. */
export const budgetEn: BudgetParts = {
  budget: {
    there: (money, was) => `There ${was ? 'was' : 'is'} ${money} to divide.`,
    projects: 'About the projects',
  },
  list: {
    ask: {
      knapsack: (most) =>
        `Choose projects that fit in this amount together${most ? `, at most ${most}` : ''}.`,
      approval: (most) => `Choose the projects that you like${most ? `, at most ${most}` : ''}.`,
      points: (_most, points, each) =>
        `Divide ${points} points over the projects that you like${each ? `, at most ${each} for each project` : ''}.`,
      ranking: (most) =>
        `Choose projects${most ? `, at most ${most},` : ''} and put them in your order. Your first choice counts most.`,
      'one-per-area': () => 'Choose at most one project in each area.',
      'one-per-category': () => 'Choose at most one project for each theme.',
    },
    left: (left, all) => `${left} left of ${all}`,
    pointsLeft: (left, all) => `${left} of ${all} points left`,
    chosen: (count) => `${projects(count)} chosen`,
    ofMost: (most) => `of at most ${most}`,
    tools: 'Search, filter or sort',
    count: (count, shown) => (count === 1 ? '1 project' : `${shown} projects`),
    map: 'Map',
    more: 'Read more',
    add: 'Add',
    out: 'Take out',
    added: (title) => `‘${title}’ is added.`,
    gone: (title) => `‘${title}’ is taken out.`,
    instead: (title, other) => `‘${title}’ is added, instead of ‘${other}’.`,
    mine: 'Chosen',
    place: (place) => `Your choice ${place}`,
    withdrawn: 'Takes no part any more:',
    wide: 'Whole quarter',
    unfit: (never) => (never ? 'Does not fit' : 'Does not fit now'),
    review: 'Look at my choice',
    skip: 'To my choice',
    empty: 'First choose a project.',
  },
  tools: {
    find: 'Search the projects',
    area: 'Area',
    category: 'Theme',
    all: 'All',
    order: 'Order',
    orders: { own: 'Mixed', cheapest: 'Cheapest first', dearest: 'Dearest first', name: 'From A to Z' },
    none: 'No project fits what you look for.',
    clear: 'Show all projects',
  },
  tight: {
    money: (short) => `This does not fit any more: it is ${short} too much.`,
    never: (cost, most) => `This does not fit: it costs ${cost}, and you can divide at most ${most}.`,
    many: (most) => `You can choose at most ${projects(most)}.`,
    group: (name, most, money) =>
      `For ${name} you can ${[
        most === undefined ? '' : `choose at most ${projects(most)}`,
        money ? `use at most ${money}` : '',
      ]
        .filter(Boolean)
        .join(' and ')}.`,
    points: (left) =>
      left ? `You do not have that many points. You have ${left} left.` : 'You have no points left.',
    room: (one) => `Take ${one ? 'this project' : 'one of these projects'} out, then it fits:`,
    roomMore: 'First take a few projects out:',
    swap: (title, cost) => `Take ‘${title}’ out (${cost})`,
    leaveIt: 'Never mind',
  },
  project: { by: 'Thought of by', idea: 'Read the idea that this began with' },
  points: {
    points: (title) => `Points for ${title}`,
    more: (title) => `One point more for ${title}`,
    less: (title) => `One point less for ${title}`,
  },
  review: {
    title: 'Your choice',
    cast: 'You chose',
    sum: (money) => `Together ${money}`,
    back: 'Back to the projects',
    nothing: 'You have not chosen anything yet.',
    blank: 'You voted blank.',
    points: (points) => (points === 1 ? '1 point' : `${points} points`),
    few: (least) => `Choose more: at least ${projects(least)}.`,
    cheap: (least) => `Choose more: your projects cost at least ${least} together.`,
    group: (name, least) => `Choose at least ${projects(least)} for ${name}.`,
    withdrawn: (title) => `‘${title}’ takes no part any more. Take this project out; then you can vote.`,
    wrong: 'This choice does not fit the rules. Take something out.',
  },
  budgetRules: {
    method: {
      greedy: 'The project with the most votes gets money first, then the next, until the money is used up.',
      'equal-shares':
        'We count with Equal Shares: each voter gets an equal part of the money. A project wins if those who chose it can pay for it together.',
      phragmen:
        'Each voter saves equally fast (Phragmén). A project wins as soon as those who chose it can pay for it together.',
    },
    skip: 'When a project no longer fits in the money, we go on with the next.',
    stop: 'When a project no longer fits in the money, we stop there.',
    threshold: (votes) => `A project with fewer than ${votes} votes does not win.`,
    completion: 'When money is left, we give each voter a little more, until nothing more fits.',
    comparison: 'Where plain counting by votes is better for more voters, that result holds.',
    quota: (name, money) => `For ${name} there is at most ${money}.`,
    spend: (money) => `Your projects cost at most ${money} together.`,
    minSpend: (money) => `Your projects cost at least ${money} together.`,
    min: (count) => `You choose at least ${projects(count)}.`,
    group: (name, { min, max, money }) =>
      `For ${name}: ${[
        min && `at least ${projects(min)}`,
        max !== undefined && `at most ${projects(max)}`,
        money && `at most ${money}`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    tie: 'Where projects are equal, the cheapest goes first, then the one with the most votes.',
  },
  native: {
    choose: 'Choose this project',
    points: 'Points',
    rank: 'Place',
    none: 'None of these projects',
    review: 'Look over my choice',
    change: 'Change my choice',
  },
  map: {
    label: (count) => (count === 1 ? 'Map with 1 place' : `Map with ${count} places`),
    how: 'The list shows the same. The arrow keys move the map.',
    closer: 'Closer',
    farther: 'Farther',
    aim: 'Map to point out a place. The arrow keys move the map under the cross.',
    many: (count) => `${count} places, show them apart`,
  },
};

Object.assign(en, budgetEn);
