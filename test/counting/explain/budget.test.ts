import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countBudget } from '../../../counting/budget/count.js';
import type { BudgetRule } from '../../../counting/budget/rule.js';
import {
  explainBudget,
  explainBudgetRule,
  explainProject,
  formatMoney,
  type BudgetLanguage,
} from '../../../counting/explain/budget.js';
import { quarterBudget, ruleOf, times, votes } from '../quarter.js';

const about = (change: Partial<BudgetRule> = {}) => ({
  ...quarterBudget,
  currency: 'EUR',
  areas: [
    { id: 'noord', name: 'Noord' },
    { id: 'zuid', name: 'Zuid' },
  ],
  categories: [{ id: 'groen', name: 'Groen' }],
  rule: ruleOf(change),
});
const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const counted = (change: Partial<BudgetRule> = {}, ballots = votes) =>
  countBudget(ruleOf(change), quarterBudget, ballots, []);
const why = (
  id: string,
  change: Partial<BudgetRule> = {},
  language: BudgetLanguage = 'nl',
  ballots = votes,
) => plain(explainProject(about(change), counted(change, ballots), id, language));
const rule = (change: Partial<BudgetRule>, language: BudgetLanguage = 'nl') =>
  explainBudgetRule(about(change), language).flatMap(({ lines }) => lines.map(plain));
const told = (change: Partial<BudgetRule> = {}, language: BudgetLanguage = 'nl') =>
  explainBudget(about(change), counted(change), language).flatMap(({ lines }) => lines.map(plain));
const has = (lines: string[], line: string) =>
  assert.ok(lines.includes(line), `${line}\nnot in\n${lines.join('\n')}`);

test('money is written by hand, the same on every machine', () => {
  assert.equal(formatMoney(412_000, 'EUR', 'nl'), '€\u00A04.120');
  assert.equal(formatMoney(1_943, 'EUR', 'nl'), '€\u00A019,43');
  assert.equal(formatMoney(123_456_705, 'EUR', 'nl'), '€\u00A01.234.567,05');
  assert.equal(formatMoney(5, 'EUR', 'en'), '€0.05');
  assert.equal(formatMoney(100_000, 'PLN', 'en'), 'PLN\u00A01,000');
});

test('a winner of Equal Shares says what each supporter paid', () => {
  assert.equal(
    why('goal', { completion: 'add1' }),
    'Gekozen. 12 mensen stemden hiervoor. Het kost € 250: 12 mensen betaalden ieder € 20,83. Het was ook gekozen als alleen de meeste stemmen telden.',
  );
  assert.equal(
    why('goal', { completion: 'add1' }, 'en'),
    'Chosen. 12 people voted for this. It costs €250: 12 people each paid €20.83. It would also have been chosen if only the most votes counted.',
  );
  const unequal = [times(20, 'bank', 'boom'), times(10, 'boom')];
  assert.equal(
    why('boom', { method: 'equal-shares' }, 'nl', [...unequal, times(5, 'bank')]),
    'Gekozen. 30 mensen stemden hiervoor. Het kost € 200: 30 mensen betaalden ieder € 6,67. Het was ook gekozen als alleen de meeste stemmen telden.',
  );
});

test('who had less than the price gave all that they had left', () => {
  const ballots = [times(10, 'boom', 'bank'), times(20, 'boom'), times(10, 'bank')];
  assert.equal(
    why('bank', {}, 'nl', ballots),
    'Gekozen. 20 mensen stemden hiervoor. Het kost € 300: 10 mensen betaalden ieder € 16,67. 10 anderen gaven alles wat zij nog hadden. Het was ook gekozen als alleen de meeste stemmen telden.',
  );
});

test('who was not chosen says what was missing, and what greedy counting would have done', () => {
  assert.equal(
    why('bank'),
    'Niet gekozen. 20 mensen stemden hiervoor. Samen kwamen zij € 100 tekort toen het aan de beurt was. Het was wel gekozen als alleen de meeste stemmen telden.',
  );
  assert.equal(why('weg'), 'Dit project doet niet meer mee.');
  assert.equal(why('stil'), 'Niet gekozen. Niemand stemde hiervoor.');
  assert.equal(why('stil', {}, 'en'), 'Not chosen. Nobody voted for this.');
  assert.equal(why('gratis'), 'Dit project kost niets. Er is dus geen geld voor te verdelen.');
  assert.equal(why('boom', { quorum: 50 }), 'Niet gekozen. Er stemden te weinig mensen.');
  assert.equal(
    why('bank', { method: 'greedy', quotas: [{ by: 'category', id: 'groen', budget: 400_00 }] }),
    'Niet gekozen. 20 mensen stemden hiervoor. Voor Groen was nog € 200 over: € 100 te weinig.',
  );
  assert.equal(
    why('fontein', { method: 'greedy' }),
    'Niet gekozen. 6 mensen stemden hiervoor. Het kost € 900 en er was nog € 50: € 850 te weinig.',
  );
  assert.equal(
    why('goal', { method: 'greedy', threshold: 13 }),
    'Niet gekozen. 12 mensen stemden hiervoor. Dat is minder dan de 13 die nodig waren.',
  );
  assert.equal(why('nergens'), '');
});

test('the whole count is told step by step, with what greedy counting would have left with nothing', () => {
  const nl = told();
  has(nl, 'Er is 1 project gekozen. Dat kost € 200. Er blijft € 600 over.');
  has(nl, '1. Boom (€ 200): 20 mensen betaalden ieder € 10. Er is nog € 600 over.');
  has(nl, 'Boom en Bank stonden gelijk. Het goedkoopste ging voor.');
  has(nl, 'Dan waren gekozen: Boom, Bank en Goal.');
  has(
    nl,
    'Dan won bij 6 van de 38 mensen geen enkel project waarvoor zij stemden. Nu is dat bij 18 mensen zo.',
  );
  has(told({ completion: 'add1' }), 'Dan waren dezelfde projecten gekozen.');
  has(
    told({ completion: 'add1' }),
    'Daarna kreeg iedereen 129 keer € 1 erbij, tot € 149. Met nog meer paste de uitslag niet meer binnen het budget, of kwam er niets bij.',
  );
  const compared = told({ comparison: true }, 'en');
  has(compared, 'Better off with equal shares: 0. Better off with the most votes: 32. No difference: 8.');
  has(compared, 'So the result with the most votes counts.');
  has(told({ quorum: 50 }), 'Er stemden 40 mensen. Er waren er 50 nodig. Daarom is er geen geldige uitslag.');
});

test('the rule is in plain words before anyone votes', () => {
  const lines = rule({
    form: 'knapsack',
    min: 2,
    max: 4,
    groups: [{ by: 'area', id: 'noord', min: 1, maxSpend: 400_00 }],
    completion: 'add1',
    quotas: [{ by: 'category', id: 'groen', budget: 500_00 }],
    quorum: 200,
  });
  assert.deepEqual(lines, [
    'U kiest projecten die samen niet meer kosten dan € 800.',
    'Kies minstens 2 projecten.',
    'Kies hoogstens 4 projecten.',
    'Noord: minstens 1 project en samen hoogstens € 400.',
    'U kunt ook blanco stemmen.',
    'Iedereen die stemt, krijgt een even groot deel van het geld. Een project is gekozen als de mensen die ervoor stemden het samen kunnen betalen. Zij betalen ieder evenveel, of alles wat zij nog hebben (methode van gelijke delen).',
    'Steeds is het project aan de beurt met de meeste stemmen van mensen die nog geld hebben.',
    'Blijft er geld over? Dan tellen we opnieuw, alsof iedereen € 1 meer had. Dat herhalen we zolang de gekozen projecten samen binnen het budget passen.',
    'Groen krijgt hoogstens € 500.',
    'Een project dat daar niet meer in past, slaan we over.',
    'Staan projecten gelijk? Dan gaat het goedkoopste voor. Kosten ze evenveel, dan gaat het project met de meeste stemmen voor. Is ook dat gelijk, dan beslist de loting.',
    'Er moeten minstens 200 mensen stemmen.',
  ]);
  has(rule({ form: 'points', points: 10, maxPoints: 1 }), 'Aan één project geeft u hoogstens 1 punt.');
  has(rule({ method: 'greedy', threshold: 25 }), 'Een project heeft minstens 25 stemmen nodig.');
  has(
    rule({ method: 'phragmen' }, 'en'),
    'Does a project no longer fit within the money? Then the count stops.',
  );
});

test('every rule and result is told in both languages, without holes', () => {
  const rules = fc.record({
    form: fc.constantFrom('knapsack', 'approval', 'points', 'ranking', 'one-per-area', 'one-per-category'),
    method: fc.constantFrom('greedy', 'equal-shares', 'phragmen'),
    mode: fc.constantFrom('skip', 'no-skip'),
    utility: fc.constantFrom('cost', 'cardinality'),
    completion: fc.constantFrom('none', 'add1', 'add1-exhaustive-stop', 'add1u', 'utilitarian'),
    comparison: fc.boolean(),
    threshold: fc.constantFrom(0, 15),
    quorum: fc.constantFrom(0, 100),
    min: fc.constantFrom(1, 2),
    quotas: fc.constantFrom([], [{ by: 'area', id: 'noord', budget: 250_00 }]),
    groups: fc.constantFrom([], [{ by: 'area', id: 'zuid', max: 2 }]),
  }) as fc.Arbitrary<Partial<BudgetRule>>;
  fc.assert(
    fc.property(rules, fc.constantFrom('nl', 'en'), (change, language) => {
      const ballots = votes.map((vote) => {
        const chosen = vote.ballot.projects;
        if (!chosen) return vote;
        if (change.form === 'ranking') return { ...vote, ballot: { ranking: chosen } };
        if (change.form !== 'points') return vote;
        return { ...vote, ballot: { points: Object.fromEntries(chosen.map((id, at) => [id, at + 2])) } };
      });
      const result = counted(change, ballots);
      const sections = [
        ...explainBudgetRule(about(change), language),
        ...explainBudget(about(change), result, language),
        {
          lines: quarterBudget.projects.map(({ id }) => explainProject(about(change), result, id, language)),
        },
      ];
      for (const line of sections.flatMap(({ lines }) => lines)) {
        assert.match(line, /^\S.*[.]$/);
        assert.doesNotMatch(line, /undefined|NaN|null|\[object| {2}|\d \d/);
      }
    }),
    { numRuns: 300 },
  );
});
