import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readBudgetProjects } from '../../server/budget/budget.file.js';
import { readBoardFile } from '../../server/idea/board.service.js';
import { readBudgetFile } from '../../server/budget/budget.import.js';
import { readPollFile } from '../../server/poll/poll.import.js';

const folder = resolve(import.meta.dirname, '../../docs/examples');
const read = (file: string) => readFileSync(resolve(folder, file), 'utf8');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
  test(`the example ${file} can be imported as it is`, async () => {
    const text = read(file);
    const { kind } = JSON.parse(text) as { kind: string };
    const draft =
      kind === 'budget'
        ? readBudgetFile(text)
        : kind === 'board'
          ? readBoardFile(text)
          : await readPollFile(text, () =>
              Promise.resolve(['een', 'twee', 'drie'].map((label) => ({ label }))),
            );
    assert.match(draft.ref, /^[a-z0-9-]+$/);
  });

test('what the guide says follows by itself is what an example without it gets', () => {
  const { rule } = readBudgetFile(read('wijkbudget.json'));
  const { form, access, method, completion, ...followed } = rule;
  assert.deepEqual(
    { form, access, method, completion },
    {
      form: 'knapsack',
      access: 'email',
      method: 'equal-shares',
      completion: 'add1',
    },
  );
  assert.deepEqual(followed, {
    results: 'after-closing',
    blank: false,
    min: 1,
    max: 4,
    quorum: 0,
    utility: 'cost',
  });
});

test('the example table becomes the budget of the example file, given what a table does not say', () => {
  const { draft } = readBudgetProjects('wijkbudget.csv', read('wijkbudget.csv'), {
    organisation: 'lindewaard',
    ref: 'wijkbudget-noord',
    title: 'Wijkbudget Noord',
    budget: 4_000_000,
    opensAt: '2027-02-01T09:00:00+01:00',
    closesAt: '2027-02-28T23:59:00+01:00',
  });
  const json = readBudgetFile(read('wijkbudget.json'));
  const known = ({ projects }: typeof json) => projects.map(({ title, cost }) => [title, cost]);
  assert.deepEqual(known(draft), known(json));
  assert.deepEqual(
    draft.areas.map(({ name }) => name),
    json.areas.map(({ name }) => name),
  );
  assert.deepEqual(draft.projects[0]!.place, json.projects[0]!.place);
});
