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

test('what a table says wrongly and what it can not say are told together, each fault once', () => {
  const csv = 'id,title,cost\nbank,Bank,veel\nA B,,100\n';
  const said = refusal(() => readBudgetProjects('wijk.csv', csv, { organisation: 'lutjestad', ref: 'A B' }));
  assert.deepEqual(
    said.split('\n').map((line) => line.replace(/(: ).*/, '$1…')),
    [
      'line 2, cost: …',
      'line 3, title: …',
      'line 3, /projects/1/id: …',
      '/title: …',
      '/opensAt: …',
      '/closesAt: …',
      '/budget: …',
      '/ref: …',
    ],
  );
});

test('a JSON file of a budget takes what is given beside it', () => {
  const { opensAt, closesAt } = given;
  const json = (change: object) =>
    JSON.stringify({ kind: 'budget', ...{ opensAt, closesAt }, budget: 90_000, ...change }, null, 1);
  const file = {
    title: 'Oud',
    ref: 'oud',
    organisation: 'elders',
    rule: { form: 'knapsack', method: 'greedy' },
  };
  const projects = [{ title: 'Bank', cost: 100 }];
  const { draft } = readBudgetProjects('oud.json', json({ ...file, projects }), {
    organisation: 'lutjestad',
    ref: 'nieuw',
    rule: { form: 'approval' },
  });
  assert.deepEqual(
    [draft.organisation, draft.ref, draft.title, draft.rule.form, draft.rule.method],
    ['lutjestad', 'nieuw', 'Oud', 'approval', 'greedy'],
  );
  const twice = json({ ...file, projects: [...projects, { title: 'Bank', cost: -1 }] });
  assert.match(
    refusal(() => readBudgetProjects('oud.json', twice, given)),
    /^line 2\d, \/projects\/1\/cost: /,
  );
});

test('a Pabulib file serves with its own days, and tells the line of a project that can not be kept', () => {
  const { opensAt: _, closesAt: __, ...undated } = given;
  const pb = (dates: string, name = 'Bank') =>
    `META\nkey;value\ndescription;Oud\ncountry;NL\nunit;x\ninstance;1\nnum_projects;1\nnum_votes;0\nbudget;800\nvote_type;approval\nrule;greedy\n${dates}PROJECTS\nproject_id;cost;name\n1;400;${name}\nVOTES\nvoter_id;vote\n`;
  const read = (text: string, more: BudgetGiven = undated) => readBudgetProjects('oud.pb', text, more).draft;
  const days = (text: string, more?: BudgetGiven) => {
    const { opensAt, closesAt } = read(text, more);
    return [opensAt.toISOString(), closesAt.toISOString()];
  };
  assert.deepEqual(days(pb('date_begin;01.03.2024\ndate_end;31.03.2024\n')), [
    '2024-03-01T00:00:00.000Z',
    '2024-03-31T23:59:59.000Z',
  ]);
  assert.deepEqual(days(pb('date_begin;2024\ndate_end;2024\n')), [
    '2024-01-01T00:00:00.000Z',
    '2024-12-31T23:59:59.000Z',
  ]);
  assert.deepEqual(days(pb('date_begin;2024-03-01\ndate_end;2024\n'), given), [
    '2026-03-01T08:00:00.000Z',
    '2026-03-31T20:00:00.000Z',
  ]);
  for (const none of ['date_begin;\ndate_end;\n', 'date_begin;lente\ndate_end;31.02.2024\n'])
    assert.match(
      refusal(() => read(pb(none))),
      /^\/opensAt: is missing\n\/closesAt: is missing$/,
    );
  assert.match(
    refusal(() => read(pb('date_begin;2024\ndate_end;2024\n', 'B'.repeat(2_000)))),
    /^line 16, \/projects\/0\/title: /,
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
