import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Budget } from '../../../contract/budget.schema.js';
import { budgetBallotFaults } from '../../../counting/budget/ballot.js';
import { budgetDraftOf } from '../../../server/budget/budget.input.js';
import { budgetFaultText } from '../../../server/embed/budget.fault.js';
import { readBudgetForm } from '../../../server/embed/budget.form.js';
import { budgetOf, euros, type BudgetGiven } from '../../support/budgets.js';

const budget = (rule: BudgetGiven['rule'] = {}): Budget => {
  const { draft, faults } = budgetDraftOf(budgetOf('stad', { rule }));
  assert.deepEqual(faults, []);
  return draft as unknown as Budget;
};

const said = (of: Budget, fields: [string, string][], language = 'nl') => {
  const { ballot, faults } = readBudgetForm(of, new URLSearchParams(fields));
  const all = faults.length > 0 ? faults : budgetBallotFaults(of.rule, of.projects, of.budget, ballot);
  return budgetFaultText(of, ballot, all, language);
};

test('who chose a cent too much is told by how much, and what could go out', () => {
  const fields: [string, string][] = [
    ['project', 'bank'],
    ['project', 'fontein'],
  ];
  const dutch = said(budget(), fields).replaceAll(/\p{Zs}/gu, ' ');
  assert.match(dutch, /^Uw keuze kost € 0,01 te veel\. .*weghaalt: Een bank \(€ 400\); Een fontein/);
  assert.match(
    said(budget(), fields, 'en'),
    /too much\. It fits if you take out one of these projects: Een b/,
  );
});

test('where no single project would make it fit, more than one has to go', () => {
  const of = budget({ form: 'approval', maxSpend: euros(200) });
  const all = of.projects.map(({ id }): [string, string] => ['project', id]);
  assert.match(said(of, all), /Haal meer dan één project weg/);
});

test('too few, too many, groups, points and empty ballots are told in plain words', () => {
  const groups = [{ by: 'area', id: 'zuid', max: 1, min: 1 }] as const;
  const of = budget({ form: 'approval', min: 2, max: 3, groups: [...groups] });
  assert.equal(said(of, [['project', 'goal']]), 'Kies ten minste 2 projecten.');
  assert.equal(
    said(of, [
      ['project', 'goal'],
      ['project', 'heg'],
    ]),
    'U hebt te veel projecten gekozen bij Zuid.',
  );
  assert.equal(
    said(of, [
      ['project', 'bank'],
      ['project', 'boom'],
    ]),
    'U hebt te weinig projecten gekozen bij Zuid.',
  );
  assert.equal(said(of, []), 'U hebt nog niets gekozen.');
  const points = budget({ form: 'points', points: 5 });
  assert.equal(
    said(points, [
      ['points-bank', '4'],
      ['points-heg', '2'],
    ]),
    'U hebt te veel punten gegeven. U mag er samen hoogstens 5 geven.',
  );
  assert.equal(said(points, [['points-bank', '1.5']]), 'Vul alleen hele getallen in.');
});

test('places become a ranking, and a gap or a double is told', () => {
  const of = budget({ form: 'ranking' });
  const ranking = (...places: [string, string][]) =>
    readBudgetForm(of, new URLSearchParams(places.map(([id, place]) => [`rank-${id}`, place])));
  assert.deepEqual(ranking(['bank', '2'], ['heg', '1'], ['boom', '']), {
    ballot: { ranking: ['heg', 'bank'] },
    faults: [],
  });
  assert.deepEqual(
    ranking(['bank', '1'], ['heg', '3']).faults.map(({ rule }) => rule),
    ['rank_gap'],
  );
  assert.deepEqual(
    ranking(['bank', '1'], ['heg', '1']).faults.map(({ rule }) => rule),
    ['doubled_rank'],
  );
});

test('one project an area comes from the radios of each area, and none is no choice', () => {
  const of = budget({ form: 'one-per-area' });
  const fields = new URLSearchParams([
    ['area-noord', 'bank'],
    ['area-zuid', ''],
  ]);
  assert.deepEqual(readBudgetForm(of, fields).ballot, { projects: ['bank'] });
});
