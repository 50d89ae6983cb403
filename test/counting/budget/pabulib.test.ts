import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { countBudget } from '../../../counting/budget/count.js';
import { ruleOfName } from '../../../counting/budget/rule.names.js';
import type { BudgetRule } from '../../../counting/budget/rule.js';
import { readPbBudget } from '../../../counting/files/budget.pb.js';
import { writePbBudget } from '../../../counting/files/budget.pb.write.js';
import { countShares, type Completion } from '../../../counting/budget/completion.js';
import { prepareBudget } from '../../../counting/budget/election.js';
import { text } from '../../../counting/budget/fraction.js';
import { countGreedy } from '../../../counting/budget/greedy.js';
import { countPhragmen } from '../../../counting/budget/phragmen.js';
import { readPb, writePb } from '../../../counting/files/pb.js';
import { realBudgets } from '../shared.js';

const { folder, skip } = realBudgets;

interface Completed {
  winners: string[];
  endowment: string;
  increments: number;
  cost: string;
}

type Outcomes = Record<string, string[]> & Record<`${string}add1` | `${string}_stop`, Completed>;

/** Outcomes under the names by which people ask for them. */
const namedRules = (outcomes: Outcomes): [name: string, change: Partial<BudgetRule>, winners: string[]][] => [
  ['greedy', {}, outcomes.greedy_skip!],
  ['greedy/no-skip', {}, outcomes.greedy_no_skip!],
  ['phragmen', {}, outcomes['phragmen_stop' as string]!],
  ['phragmen/skip', {}, outcomes.phragmen_skip!],
  ...(['cost', 'cardinality'] as const).flatMap((utility): [string, Partial<BudgetRule>, string[]][] => {
    const key = utility === 'cost' ? 'mes_cost' : 'mes_card';
    const winnersOf = (of: string) => (outcomes as unknown as Record<string, Completed>)[of]!.winners;
    return [
      ['equalshares', { utility }, outcomes[key] as string[]],
      ['equalshares/utilitarian', { utility }, outcomes[`${key}_utilitarian`]!],
      ['equalshares/add1', { utility }, winnersOf(`${key}_add1`)],
      ['equalshares/add1u', { utility }, outcomes[`${key}_add1u`]!],
      ['equalshares/add1-exhaustive-stop', { utility }, winnersOf(`${key}_add1_exhaustive_stop`)],
    ];
  }),
];

describe('elections of Pabulib', { skip }, () => {
  const names = skip !== false ? [] : readdirSync(folder).filter((name) => name.endsWith('.pb'));
  for (const name of names) {
    test(`${name} gives every outcome that others computed exactly, and comes back as it was`, () => {
      const raw = readFileSync(join(folder, name), 'utf8');
      const election = readPb(raw);
      const prepared = prepareBudget(election);
      const { outcomes, official } = JSON.parse(
        readFileSync(join(folder, name.replace('.pb', '.expected.json')), 'utf8'),
      ) as { outcomes: Outcomes; official?: { winners: string[] } };
      const ids = (places: number[]) => places.map((place) => prepared.ids[place]);

      assert.deepEqual(readPb(writePb(election.file)), election);
      assert.deepEqual(ids(countGreedy(prepared).winners), outcomes.greedy_skip);
      assert.deepEqual(ids(countGreedy(prepared, { mode: 'no-skip' }).winners), outcomes.greedy_no_skip);
      assert.deepEqual(ids(countGreedy(prepared, { order: 'per-cost' }).winners), outcomes.greedy_per_cost);
      assert.deepEqual(ids(countPhragmen(prepared).winners), outcomes.phragmen_stop);
      assert.deepEqual(ids(countPhragmen(prepared, 'skip').winners), outcomes.phragmen_skip);
      for (const utility of ['cost', 'cardinality'] as const) {
        const key = utility === 'cost' ? 'mes_cost' : 'mes_card';
        const count = (completion: Completion) => countShares(prepared, { utility, completion });
        const completed = (completion: Completion): Completed => {
          const { winners, endowment, increments, cost } = count(completion);
          return {
            winners: ids(winners) as string[],
            endowment: text(endowment),
            increments,
            cost: `${cost}`,
          };
        };
        assert.deepEqual(ids(count('none').winners), outcomes[key]);
        assert.deepEqual(ids(count('utilitarian').winners), outcomes[`${key}_utilitarian`]);
        assert.deepEqual(ids(count('add1u').winners), outcomes[`${key}_add1u`]);
        assert.deepEqual(completed('add1'), outcomes[`${key}_add1`]);
        assert.deepEqual(completed('add1-exhaustive-stop'), outcomes[`${key}_add1_exhaustive_stop`]);
      }
      const budget = readPbBudget(raw);
      for (const [rule, change, expected] of namedRules(outcomes))
        assert.deepEqual(
          countBudget({ ...budget.rule, ...ruleOfName(rule)!, ...change }, budget, budget.ballots, [])
            .winners,
          expected,
          rule,
        );
      const written = readPbBudget(writePbBudget(budget));
      assert.deepEqual(
        { ...written, remarks: budget.remarks },
        // What Pabulib says of a rule that it does not know is not written back.
        { ...budget, rule: written.rule },
      );
      if (official !== undefined) {
        const count = countBudget(budget.rule, budget, budget.ballots, []);
        assert.deepEqual(new Set(count.winners), new Set(official.winners));
        assert.equal(count.winners.length, 9);
        const winners = ids(countShares(prepared, { utility: 'cost', completion: 'add1' }).winners);
        assert.deepEqual(new Set(winners), new Set(official.winners));
      }
    });
  }
});
