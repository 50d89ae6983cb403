import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readBlt } from '../../../counting/files/blt.js';
import { countPoll } from '../../../counting/poll/count.js';
import { noData, shared } from '../shared.js';

interface Ward {
  blt: string;
  seats: number;
  valid: number;
  quota: number;
  elected: number[];
  official_stages: Record<string, string>[];
}

const wards = [
  'aberdeenshire_2017_ward3',
  'argyll_bute_2017_ward5',
  'dumgal_2017_ward9',
  'dundee_2017_ward2',
];

for (const name of wards)
  test(`${name} gives the council's votes, stage by stage`, { skip: noData }, () => {
    const expected = shared('scottish.expected.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Ward)
      .find(({ blt }) => blt === `${name}.blt`)!;
    const election = readBlt(shared(expected.blt));
    assert.equal(election.rule.seats, expected.seats);
    const draw = election.options.map(({ id }) => id);
    const result = countPoll(election.rule, election.options, election.ballots, draw);
    assert.equal(result.valid, expected.valid);
    assert.equal(result.quota, expected.quota);
    const stages = result.rounds!.map(({ counts }) =>
      Object.fromEntries(counts.map((c) => [c.option, c.votes])),
    );
    assert.deepEqual(stages, expected.official_stages);
    assert.deepEqual(
      [...result.winners].map(Number).sort((a, b) => a - b),
      expected.elected,
    );
  });
