import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import type { Budget } from '../../contract/budget.schema.js';
import type { Picture } from '../../contract/poll.schema.js';
import { budgetBallotFaults } from '../../counting/budget/ballot.js';
import { countBudget } from '../../counting/budget/count.js';
import { budgetCasts, budgetPlans } from '../../demo/budget.votes.js';
import { placesInside } from './outline.js';

const files = readdirSync('demo/budgets');
const read = (file: string): Budget => JSON.parse(readFileSync(`demo/budgets/${file}`, 'utf8')) as Budget;
const outline = JSON.parse(readFileSync('demo/pictures/oosterpark.geojson', 'utf8')) as Parameters<
  typeof placesInside
>[0];

const drawn = ({ url, alt, width, height }: Picture): void => {
  assert.ok(existsSync(`demo/pictures/${basename(url)}`), url);
  assert.match(alt, /^Tekening: .{30,}\.$/);
  assert.deepEqual([width, height], [480, 320]);
};

describe('the budgets of the demo', () => {
  test('have a plan each, and there is no other plan', () => {
    assert.deepEqual(
      Object.keys(budgetPlans).sort(),
      files.map((file) => file.replace('.json', '')),
    );
  });

  for (const file of files) {
    test(`${file}: every place lies in its area, every picture is there and is told`, () => {
      const { projects, areas, categories } = read(file);
      for (const { id, area, category, place, picture, progress } of projects) {
        assert.deepEqual(placesInside(outline, place!), ['oosterpark', area], id);
        assert.ok(areas.some((one) => one.id === area) && categories.some((one) => one.id === category), id);
        for (const one of [picture, ...(progress ?? []).map((step) => step.picture)]) if (one) drawn(one);
      }
    });

    test(`${file}: its votes are valid, come in three ways and are the same each time`, () => {
      const asked = read(file);
      const casts = budgetCasts(asked, budgetPlans[asked.ref]!);
      for (const { ballot } of casts)
        assert.deepEqual(budgetBallotFaults(asked.rule, asked.projects, asked.budget, ballot), []);
      for (const medium of ['online', 'assisted', 'paper'])
        assert.ok(casts.filter((cast) => cast.medium === medium).length >= 10, medium);
      assert.deepEqual(budgetCasts(asked, budgetPlans[asked.ref]!), casts);
    });
  }

  test('the open one asks for far more than there is, from 24 projects of which at least 14 have a picture', () => {
    const { budget, projects } = read('wijkbudget-oosterpark.json');
    assert.equal(budget, 15_000_000);
    assert.equal(projects.length, 24);
    assert.ok(projects.filter(({ picture }) => picture).length >= 14);
    assert.ok(projects.reduce((sum, { cost }) => sum + cost, 0) > 2 * budget);
  });

  test('the closed one is decided otherwise by Equal Shares than by votes alone: small areas get something', () => {
    const asked = read('wijkbudget-vorig-jaar.json');
    const casts = budgetCasts(asked, budgetPlans[asked.ref]!);
    const ballots = casts.map(({ ballot, medium }) => ({ ballot, medium, count: 1 }));
    const { winners, cost, greedy, satisfaction } = countBudget(asked.rule, asked, ballots, []);
    const areasOf = (ids: readonly string[]) =>
      new Set(asked.projects.filter(({ id }) => ids.includes(id)).map(({ area }) => area));
    assert.ok(cost <= asked.budget && greedy.cost <= asked.budget);
    assert.ok(areasOf(winners).has('lindehof') && areasOf(winners).has('bloemenbuurt'));
    assert.ok(!areasOf(greedy.winners).has('lindehof') && !areasOf(greedy.winners).has('bloemenbuurt'));
    const withNothing = { used: satisfaction!.used[0]!, greedy: satisfaction!.greedy[0]! };
    assert.ok(withNothing.greedy > 3 * withNothing.used, JSON.stringify(withNothing));
    assert.ok(casts.length >= 420);
  });

  test('every winner of the closed one has its progress, no other has; one is done, one being made, one dropped', () => {
    const asked = read('wijkbudget-vorig-jaar.json');
    const ballots = budgetCasts(asked, budgetPlans[asked.ref]!).map(({ ballot }) => ({ ballot, count: 1 }));
    const { winners } = countBudget(asked.rule, asked, ballots, []);
    const told = asked.projects.filter(({ progress }) => progress);
    assert.deepEqual(told.map(({ id }) => id).sort(), [...winners].sort());
    const last = told.map(({ progress }) => progress!.at(-1)!);
    for (const status of ['done', 'making', 'dropped', 'preparing'])
      assert.ok(
        last.some((step) => step.status === status && step.note),
        status,
      );
    assert.ok(last.some((step) => step.status === 'done' && step.picture));
    for (const { id, progress } of told)
      assert.deepEqual(
        progress!.map(({ day }) => day),
        progress!.map(({ day }) => day).sort(),
        id,
      );
  });
});
