import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readPreflib } from '../../../counting/files/toi.js';
import { countPoll } from '../../../counting/poll/count.js';
import { condorcetWinner } from '../../../counting/poll/pairwise.js';
import type { PollMethod } from '../../../counting/poll/rule.js';
import { noData, shared } from '../shared.js';

interface Expected {
  official_winner: string;
  condorcet_winner: string;
  irv: { rounds: { votes: Record<string, number>; inactive: number }[] };
  pairwise: Record<string, Record<string, number>>;
  schulze_ranking: string[][];
}

function count(method: PollMethod, change = {}) {
  const election = readPreflib(shared('burlington-2009.toi'));
  const { options, ballots } = election;
  const names = new Map(options.map(({ id, label }) => [id, label]));
  const draw = options.map(({ id }) => id);
  const result = countPoll({ ...election.rule, method, ...change }, options, ballots, draw);
  return { result, name: (id: string) => names.get(id)!, names: [...names.values()] };
}
const expected = () => JSON.parse(shared('burlington-2009.expected.json')) as Expected;

test('instant-runoff elects Kiss with the published votes in every round', { skip: noData }, () => {
  const { result, name } = count('irv');
  const rounds = result.rounds!.map(({ counts, exhausted }) => ({
    votes: Object.fromEntries(
      counts.filter((c) => c.status !== 'excluded').map((c) => [name(c.option), Number(c.votes)]),
    ),
    inactive: Number(exhausted),
  }));
  assert.deepEqual(rounds, expected().irv.rounds);
  assert.deepEqual(result.winners.map(name), [expected().official_winner]);
  assert.deepEqual(result.ties, []);
});

test('the duels are the published ones and Montroll wins all of his', { skip: noData }, () => {
  const { result, name, names } = count('schulze');
  const duels = Object.fromEntries(
    names.map((row, i) => [
      row,
      Object.fromEntries(names.flatMap((column, j) => (i === j ? [] : [[column, result.pairwise![i]![j]!]]))),
    ]),
  );
  assert.deepEqual(duels, expected().pairwise);
  assert.equal(names[condorcetWinner(result.pairwise!)!], expected().condorcet_winner);
  assert.deepEqual(
    result.ranking!.map((group) => group.map(name)),
    expected().schulze_ranking,
  );
  assert.deepEqual(result.winners.map(name), ['Andy Montroll']);
});

test('margins give the same ranking as winning votes', { skip: noData }, () => {
  const { result, name } = count('schulze', { strength: 'margins' });
  assert.deepEqual(
    result.ranking!.map((group) => group.map(name)),
    expected().schulze_ranking,
  );
});

test('plurality leads with Wright, who gets 2951 first preferences', { skip: noData }, () => {
  const { result, name } = count('plurality');
  assert.deepEqual(result.winners.map(name), ['Kurt Wright']);
  assert.equal(Math.max(...result.tally.map((row) => row.votes)), 2951);
  assert.deepEqual(result.remarks, [{ rule: 'equal_first', ballots: 4, counted: true }]);
});
