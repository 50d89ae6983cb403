import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  budgetBallotFaults,
  canonicalBudgetBallot,
  type BudgetBallot,
  type VotedProject,
} from '../../../counting/budget/ballot.js';
import type { BudgetRule } from '../../../counting/budget/rule.js';

const projects: VotedProject[] = [
  { id: 'bank', cost: 150_000, area: 'noord', category: 'groen' },
  { id: '10', cost: 600_050, area: 'noord', category: 'spelen' },
  { id: '9', cost: 249_950, area: 'zuid', category: 'groen' },
  { id: 'boom', cost: 100_000, category: 'groen' },
  { id: 'weg', cost: 1, withdrawn: 'De grond is verkocht.' },
];
const budget = 1_000_000;
const ids = projects.map(({ id }) => id);

const ruleOf = (change: Partial<BudgetRule> = {}): BudgetRule => ({
  form: 'knapsack',
  blank: false,
  min: 1,
  max: 5,
  method: 'greedy',
  quorum: 0,
  ...change,
});

const faultsOf = (ballot: BudgetBallot, change: Partial<BudgetRule> = {}): string[] =>
  budgetBallotFaults(ruleOf(change), projects, budget, ballot).map(({ at, rule }) => `${at} ${rule}`);

test('a knapsack is full to the cent, and not one cent more', () => {
  assert.deepEqual(faultsOf({ projects: ['bank', '10', '9'] }), []);
  const [fault] = budgetBallotFaults(ruleOf(), projects, budget, { projects: ['bank', '10', '9', 'boom'] });
  assert.deepEqual(fault, {
    at: '/projects',
    rule: 'too_expensive',
    detail: 'The projects cost 11000.00 together; the most is 10000.00.',
  });
  assert.deepEqual(faultsOf({ projects: ['bank', '10', '9'] }, { maxSpend: 999_999 }), [
    '/projects too_expensive',
  ]);
  assert.deepEqual(faultsOf({ projects: ['bank', '10', '9'] }, { maxSpend: 5_000_000 }), []);
  assert.deepEqual(faultsOf({ projects: ['bank', '10', '9', 'boom'] }, { form: 'approval' }), []);
});

test('the least that must be spent, and the numbers of projects, are checked', () => {
  assert.deepEqual(faultsOf({ projects: ['boom'] }, { minSpend: 100_001 }), ['/projects too_cheap']);
  assert.deepEqual(faultsOf({ projects: ['boom'] }, { minSpend: 100_000 }), []);
  assert.deepEqual(faultsOf({ projects: ['boom'] }, { min: 2 }), ['/projects too_few']);
  assert.deepEqual(faultsOf({ projects: ['boom', 'bank', '9'] }, { max: 2 }), ['/projects too_many']);
});

test('points are whole, within the most for one and the most in all', () => {
  const points = { form: 'points', points: 10, maxPoints: 6 } as const;
  assert.deepEqual(faultsOf({ points: { bank: 6, '10': 4, '9': 0 } }, points), []);
  assert.deepEqual(faultsOf({ points: { bank: 7, '10': 4 } }, points), [
    '/points/bank too_many_points',
    '/points too_many_points',
  ]);
  assert.deepEqual(faultsOf({ points: { bank: 1.5 } }, points), ['/points/bank not_whole']);
  assert.deepEqual(faultsOf({ points: { bank: -1 } }, points), ['/points/bank not_whole']);
  assert.deepEqual(faultsOf({ points: { bank: 0 } }, points), ['/points empty']);
});

test('doubles, unknown and withdrawn projects and gaps are told where they stand', () => {
  assert.deepEqual(faultsOf({ projects: ['boom', 'boom', 'brug', 'weg'] }), [
    '/projects/1 doubled',
    '/projects/2 unknown_project',
    '/projects/3 withdrawn',
  ]);
  assert.deepEqual(faultsOf({ ranking: ['boom', '', '9'] }, { form: 'ranking' }), ['/ranking/1 rank_gap']);
  assert.deepEqual(faultsOf({ points: { 'a/b': 1 } }, { form: 'points' }), [
    '/points/a~1b unknown_project',
    '/points too_few',
  ]);
});

test('limits per area and per category hold', () => {
  const groups = [
    { by: 'area', id: 'noord', max: 1 },
    { by: 'category', id: 'groen', min: 1, maxSpend: 250_000 },
  ] as const;
  assert.deepEqual(faultsOf({ projects: ['bank', 'boom'] }, { groups }), []);
  assert.deepEqual(faultsOf({ projects: ['bank', '10'] }, { groups }), ['/projects group_too_many']);
  assert.deepEqual(faultsOf({ projects: ['10'] }, { groups }), ['/projects group_too_few']);
  assert.deepEqual(faultsOf({ projects: ['9', 'boom'] }, { groups }), ['/projects group_too_expensive']);
});

test('one per area and one per category take one of each; projects without an area are one group', () => {
  assert.deepEqual(faultsOf({ projects: ['bank', '9', 'boom'] }, { form: 'one-per-area' }), []);
  assert.deepEqual(faultsOf({ projects: ['bank', '10'] }, { form: 'one-per-area' }), [
    '/projects/1 one_per_area',
  ]);
  assert.deepEqual(faultsOf({ projects: ['10', 'bank', '9'] }, { form: 'one-per-category' }), [
    '/projects/2 one_per_category',
  ]);
});

test('a blank vote stands alone, and only where it is possible', () => {
  assert.deepEqual(faultsOf({ blank: true }, { blank: true }), []);
  assert.deepEqual(faultsOf({ blank: true }), ['/blank blank_not_allowed']);
  assert.deepEqual(faultsOf({ blank: true, projects: ['boom'] }, { blank: true }), [
    '/blank blank_with_choice',
  ]);
  assert.deepEqual(faultsOf({ projects: [] }, { blank: true }), ['/projects empty']);
});

test('a member of another form does not belong on the ballot', () => {
  assert.deepEqual(faultsOf({ projects: ['boom'], ranking: ['boom'] }), ['/ranking wrong_member']);
});

test('equal ballots have one text: sets in the published order, numbers as texts, nothing empty', () => {
  const text = (ballot: BudgetBallot) => canonicalBudgetBallot(ballot, ids);
  assert.equal(text({ projects: ['9', 'bank', '10', '9'] }), '{"projects":["bank","10","9"]}');
  assert.equal(text({ points: { '9': 2, bank: 0, '10': 1 } }), '{"points":{"10":1,"9":2}}');
  assert.equal(text({ ranking: ['9', 'bank', '9'] }), '{"ranking":["9","bank"]}');
  assert.equal(text({ blank: true, projects: [] }), '{"blank":true}');
  assert.equal(text({ projects: [] }), '{}');
});

test('two sets have the same text exactly when they are the same set', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ids), fc.shuffledSubarray(ids), (a, b) => {
      const same = new Set(a).size === new Set([...a, ...b]).size && a.length === b.length;
      const text = (list: string[]) => canonicalBudgetBallot({ projects: list }, ids);
      assert.equal(text(a) === text(b), same);
    }),
  );
});
