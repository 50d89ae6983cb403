import type { PollMethod } from '../poll/rule.js';
import { enumerate, grouped, type ExplainTexts } from './texts.js';

const number = (value: number | string) => grouped(value, ',', '.');
const list = (names: readonly string[]) => enumerate(names, 'and');
const votes = (value: number | string) => `${number(value)} ${Number(value) === 1 ? 'vote' : 'votes'}`;
const ballots = (count: number, shown: string) => (count === 1 ? '1 ballot' : `${shown} ballots`);
const places = (seats: number) => (seats === 1 ? 'There is 1 winner.' : `There are ${seats} winners.`);

const methods: Record<PollMethod, string> = {
  plurality: 'Only the first choice counts',
  approval: 'All choices count the same',
  irv: 'In rounds, the last one drops out each time',
  schulze: 'Compared two by two (Schulze)',
  borda: 'Points for each place (Borda)',
  stv: 'In rounds, with several winners',
  score: 'Average score',
  statements: 'Agree or disagree',
};

/** The explanation in plain English. */
export const en: ExplainTexts = {
  number,
  list,
  votes,
  voteFor: (value, name) => `${number(value)} to ${name}`,
  headings: {
    outcome: 'The outcome',
    count: 'How it was counted',
    duels: 'Two by two',
    ties: 'Ties',
    comparison: 'Other ways of counting',
    round: (round) => `Round ${round}`,
  },
  method: {
    plurality: (seats) => `Each vote counts once. The most votes win. ${places(seats)}`,
    approval: (seats) => `Each choice on a ballot counts as one vote. The most votes win. ${places(seats)}`,
    score: (seats) =>
      `For each choice the average of all scores that people gave is taken. The highest average wins. ${places(seats)}`,
    statements: () => 'For each statement it was counted who agrees, who disagrees and who passes.',
    borda: (seats) =>
      `Each place on a ballot gives points: the higher the place, the more points. The most points win. ${places(seats)}`,
    irv: () =>
      'First everyone’s first choice counts. If nobody has more than half, the last one drops out. Those votes go to the next choice on the ballot. This goes on until someone has more than half.',
    schulze: (seats) =>
      `Choices were compared two by two: which of the two did more people place higher? Whoever beats all others is the winner. If there is none, whoever wins along the strongest chain of victories does (the Schulze method). ${places(seats)}`,
    stv: (seats) =>
      `There are ${seats} places. Whoever has enough votes is elected. Votes that someone has too many go to the next choice for a part of their value. If nobody has too many, the last one drops out and those votes go to the next choice.`,
  },
  noVotes: 'There are no valid votes, so there is no outcome.',
  quorumMissed: (voters, needed) =>
    `${voters} people took part. ${needed} were needed. So there is no valid outcome.`,
  quorumReached: (voters, needed) => `${needed} people were needed. ${voters} took part.`,
  ahead: (names) => `At the top: ${names}.`,
  together: (names) => `${names} are at the top together.`,
  won: {
    votes: (name, count, voters) => `${name} wins with ${count} from ${voters} people.`,
    points: (name, points) => `${name} wins with ${points} points.`,
    mean: (name, mean) => `${name} wins with an average of ${mean}.`,
    majority: (name, round) => `${name} wins in ${round}.`,
    allDuels: (name) => `${name} beats every other choice when they are compared two by two.`,
    paths: (name) => `No choice beats all others. ${name} wins along the strongest chain of victories.`,
    several: (names) => `The winners are ${names}.`,
    one: (name) => `${name} wins.`,
  },
  statement: {
    agreed: (name, count, voters) => `Most people agree with “${name}” (${count} of ${voters}).`,
    disagreed: (name, count, voters) => `Most people disagree with “${name}” (${count} of ${voters}).`,
  },
  counted: (voters, valid) => `${voters} people took part. ${valid} ballots hold a valid choice.`,
  blank: (count, shown) => `${ballots(count, shown)} ${count === 1 ? 'is' : 'are'} blank.`,
  invalid: (count, shown) => `${ballots(count, shown)} ${count === 1 ? 'is' : 'are'} not valid.`,
  doubled: (count, shown) => `On ${ballots(count, shown)} a choice stands twice. It counts once.`,
  equalFirst: (count, shown) =>
    `On ${ballots(count, shown)} several choices share the first place. There is no first choice to count.`,
  duel: (name, other, count, against) => `${name} against ${other}: ${count} to ${against}.`,
  round: {
    quota: (count) => `Whoever has ${count} is elected.`,
    first: 'The first choices were counted.',
    leads: (names, _several, count, majority) =>
      `At the top: ${names} with ${count}. More than half takes ${majority}.`,
    surplus: (name, count) => `${name} has ${count} more than needed. That part goes to the next choice.`,
    exclusion: (name, count) => `${name} dropped out. These ${count} go to the next choice.`,
    nobodyMoves: (name) => `${name} dropped out. There are no votes to pass on.`,
    goTo: (transfers) => `This gives ${transfers}.`,
    exhausted: (count) => `Without a next choice: ${count}.`,
    majority: (name, count) => `${name} has ${count}. That is more than half of the votes that still count.`,
    reached: (name, count) => `${name} has ${count} and is elected.`,
    remaining: (names, several) =>
      `No more choices are left than places. ${names} ${several ? 'are' : 'is'} elected.`,
    excluded: (name, count) => `${name} has the fewest votes (${count}) and drops out.`,
  },
  tie: {
    none: 'No tie had to be decided.',
    inRound: (round) => `Round ${round}: `,
    equal: {
      'last-seat': (names) => `${names} are equal for the last place.`,
      order: (names) => `${names} are equal. This only matters for the order of the winners.`,
      exclusion: (names) => `${names} have equally few votes.`,
      surplus: (names) => `${names} have equally many votes too many.`,
    },
    draw: 'The draw decided.',
    earlierStage: 'The votes in an earlier round decided.',
    open: 'The draw is not known yet.',
    result: {
      'last-seat': (order) => `The order is: ${order.join(', ')}.`,
      order: (order) => `The order is: ${order.join(', ')}.`,
      exclusion: (order) => `${order.at(-1)} drops out.`,
      surplus: (order) => `${order[0]} goes first.`,
    },
  },
  comparison: {
    same: (name) => `By other ways of counting ${name} comes first as well.`,
    different: 'With the same ballots, not every way of counting gives the same winner.',
    by: (method, names) => `${methods[method]}: ${names}.`,
    condorcet: (name) => `${name} beats every other choice when they are compared two by two.`,
    noCondorcet: 'No choice beats all others two by two.',
    rule: 'The way of counting was chosen beforehand, so only the outcome above holds.',
  },
};
