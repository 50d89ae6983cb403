import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ballotFor, plans, seeded } from '../../demo/votes.js';
import { ballotFaults } from '../../counting/poll/ballot.js';
import { readPollFile } from '../../server/poll/poll.import.js';

const files = readdirSync('demo/content');

describe('the content of the demo', () => {
  for (const file of files)
    test(`${file} can be imported, and its votes are valid and repeatable`, async () => {
      const draft = await readPollFile(readFileSync(`demo/content/${file}`, 'utf8'), () =>
        Promise.resolve([]),
      );
      assert.equal(`${draft.ref}.json`, file);
      const plan = plans[draft.ref]!;
      assert.equal(plan.liking.length, draft.options.length);
      const cast = () => {
        const random = seeded(7);
        return Array.from({ length: 200 }, () => ballotFor(draft.rule, draft.options, plan.liking, random));
      };
      const ids = draft.options.map(({ id }) => id);
      for (const ballot of cast()) assert.deepEqual(ballotFaults(draft.rule, ids, ballot), []);
      assert.deepEqual(cast(), cast());
    });

  test('has a plan for every file and no other', () => {
    assert.deepEqual(Object.keys(plans).sort(), files.map((file) => file.replace('.json', '')).sort());
  });
});
