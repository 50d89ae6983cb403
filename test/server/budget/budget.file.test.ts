import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileFault } from '../../../counting/files/election.js';
import { writePbBudget } from '../../../counting/files/budget.pb.write.js';
import { ImportRefused } from '../../../server/core/file.input.js';
import { euros, readBudgetProjects, type BudgetGiven } from '../../../server/budget/budget.file.js';
import { quarter, ruleOf, times } from '../../counting/quarter.js';

const given: BudgetGiven = {
  organisation: 'lutjestad',
  ref: 'buurtgeld',
  title: 'Buurtgeld',
  opensAt: '2026-03-01T08:00:00Z',
  closesAt: '2026-03-31T20:00:00Z',
};
const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof FileFault || error instanceof ImportRefused, String(error));
    return error.message;
  }
  return '';
};

test('amounts are read as people write them', () => {
  assert.deepEqual(
    ['1250', '1.250', '1,250.50', '€ 1.250,50', '12,5', '1.000.000', 'veel', '-5', ''].map(euros),
    [125_000, 125_000, 125_050, 125_050, 1_250, 100_000_000, undefined, undefined, undefined],
  );
});

test('a table of projects becomes a budget, with areas, themes, places and pictures', () => {
  const csv = `\uFEFFnaam;kosten;wijk;thema;lat;lon;afbeelding;alt
"Bank; met leuning";"1.250,50";Noord;Groen;53,2;6,5;/media/bank.jpg;Een houten bank
Goal;800;Zuid;Spelen;;;;
`;
  const { draft } = readBudgetProjects('wijk.csv', csv, { ...given, budget: 150_000 });
  assert.deepEqual(draft.projects, [
    {
      id: 'bank-met-leuning',
      title: 'Bank; met leuning',
      cost: 125_050,
      picture: { url: '/media/bank.jpg', alt: 'Een houten bank', width: 800, height: 600 },
      place: { latitude: 53.2, longitude: 6.5 },
      area: 'noord',
      category: 'groen',
    },
    { id: 'goal', title: 'Goal', cost: 80_000, area: 'zuid', category: 'spelen' },
  ]);
  assert.deepEqual(
    draft.areas.map(({ name }) => name),
    ['Noord', 'Zuid'],
  );
  assert.equal(draft.rule.form, 'knapsack');
});

test('a table that is wrong tells each line and what', () => {
  const csv = 'title,cost,picture,lat\nBank,veel,/bank.jpg,\nBoom,100,,53\n,100,,\n';
  const said = refusal(() => readBudgetProjects('wijk.csv', csv, { ...given, budget: 150_000 }));
  assert.match(said, /line 2, cost: "veel" is not an amount of euros/);
  assert.match(said, /line 2, alt: a picture needs a text/);
  assert.match(said, /line 3, latitude: a place needs both/);
  assert.match(said, /line 4, title: is missing/);
  assert.match(
    refusal(() => readBudgetProjects('x.csv', 'naam\nBank\n', given)),
    /there is no column cost/,
  );
  const twice = 'id,title,cost\nbank,Bank,1\nboom,Boom,2\nbank,Bank,3\n';
  assert.match(
    refusal(() => readBudgetProjects('x.csv', twice, { ...given, budget: 100 })),
    /line 4, \/projects\/2: has the same id "bank"/,
  );
});

test('a Pabulib file becomes a budget with its rule and its ballots', () => {
  const projects = quarter.filter(({ cost }) => cost > 0);
  const ballots = [times(20, 'bank', 'boom'), times(12, 'goal'), times(2)];
  const pb = writePbBudget({
    title: 'Oud',
    budget: 800_00,
    currency: 'EUR',
    projects,
    ballots,
    areas: [
      { id: 'noord', name: 'Noord' },
      { id: 'zuid', name: 'Zuid' },
    ],
    categories: [
      { id: 'groen', name: 'Groen' },
      { id: 'spelen', name: 'Spelen' },
    ],
    rule: ruleOf({ completion: 'add1', max: 6 }),
  });
  const read = readBudgetProjects('oud.pb', pb, given);
  assert.equal(read.draft.title, 'Buurtgeld');
  assert.deepEqual(
    [read.draft.rule.method, read.draft.rule.completion, read.draft.rule.form],
    ['equal-shares', 'add1', 'approval'],
  );
  assert.deepEqual(
    read.draft.areas.map(({ name }) => name),
    ['Noord', 'Zuid'],
  );
  assert.equal(read.draft.projects.find(({ id }) => id === 'weg')!.withdrawn, '—');
  assert.equal(read.ballots.length, 34);
});
