import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countBudget } from '../../../counting/budget/count.js';
import { howPage } from '../../../server/embed/how.page.js';
import { renderToText } from '../../../server/embed/render.js';

const rule = {
  form: 'approval' as const,
  blank: true,
  min: 1,
  max: 3,
  method: 'equal-shares' as const,
  completion: 'none' as const,
  quorum: 0,
};
const example = {
  budget: 600_00,
  projects: [
    { id: 'frame', cost: 320_00 },
    { id: 'goal', cost: 240_00 },
    { id: 'garden', cost: 180_00 },
  ],
};
const ballots = [
  { ballot: { projects: ['frame', 'goal'] }, count: 3 },
  { ballot: { projects: ['frame'] }, count: 1 },
  { ballot: { projects: ['garden'] }, count: 2 },
];

test('the example on the page comes out as the counter counts it', () => {
  const result = countBudget(rule, example, ballots, []);
  assert.deepEqual(result.winners, ['frame', 'garden']);
  assert.deepEqual(result.greedy.winners, ['frame', 'goal']);
  const [frame, goal, garden] = result.projects.map(({ why }) => why);
  assert.deepEqual(frame, { at: 'bought', round: 1, price: 80_00, full: 4, emptied: 0 });
  assert.deepEqual(goal, { at: 'too-little-money', round: 2, had: 60_00, short: 180_00 });
  assert.deepEqual(garden, { at: 'bought', round: 2, price: 90_00, full: 2, emptied: 0 });
  assert.equal(result.left, 100_00);
  for (const [language, words] of [
    [
      'nl',
      /betalen ieder € 80\..*samen nog € 60\..*€ 180 te weinig.*betalen ieder € 90\..*blijft € 100 over/,
    ],
    ['en', /pay € 80 each\..*€ 60 left together\..*€ 180 too little.*pay € 90 each\..*€ 100 is left/],
  ] as const)
    assert.match(renderToText(howPage(language)).replace(/(\s|&nbsp;)+/g, ' '), words);
});
