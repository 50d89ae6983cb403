import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainPoll } from '../../../counting/explain/explain.js';
import { compareMethods } from '../../../counting/poll/compare.js';
import { countPoll } from '../../../counting/poll/count.js';
import type { Ballot, WeightedBallot } from '../../../counting/poll/ballot.js';
import type { CountingRule } from '../../../counting/poll/rule.js';
import { parseElection, recount } from '../../../counting/recount.js';
import { ballotsFor, ids, options, ruleOf, rules } from '../ballots.js';
import { fixture, noData, shared } from '../shared.js';

const times = (count: number, ballot: Ballot): WeightedBallot => ({ ballot, count });
const lines = (rule: CountingRule, ballots: WeightedBallot[], language: 'nl' | 'en' = 'nl', draw = ids) =>
  explainPoll(countPoll(rule, options, ballots, draw), options, language).flatMap((section) => section.lines);
const has = (all: string[], line: string) =>
  assert.ok(all.includes(line), `${line}\nnot in\n${all.join('\n')}`);

test(
  'Burlington is explained: Kiss wins, Montroll beats everyone two by two, Wright leads at first',
  { skip: noData },
  async () => {
    const file = parseElection('burlington-2009.toi', shared('burlington-2009.toi'));
    const { result, options: who, comparison } = await recount(file, { method: 'irv' });
    const nl = explainPoll(result, who, 'nl', comparison).flatMap((section) => section.lines);
    has(nl, 'Bob Kiss wint in ronde 5.');
    has(nl, 'Bovenaan staat Kurt Wright met 2.951 stemmen. Voor meer dan de helft zijn 4.489 stemmen nodig.');
    has(nl, 'Andy Montroll heeft de minste stemmen (2.554) en valt af.');
    has(nl, 'Er gaan 1.332 naar Bob Kiss en 766 naar Kurt Wright.');
    has(nl, 'Met dezelfde stembiljetten geeft niet elke manier van tellen dezelfde winnaar.');
    has(nl, 'Alleen de eerste keuze telt: Kurt Wright.');
    has(nl, 'Twee aan twee vergelijken (Schulze): Andy Montroll.');
    has(nl, 'Andy Montroll wint van elke andere keuze, als u ze twee aan twee vergelijkt.');
    const en = explainPoll(result, who, 'en', comparison).flatMap((section) => section.lines);
    has(en, 'Only the first choice counts: Kurt Wright.');
    has(en, 'In rounds, the last one drops out each time: Bob Kiss.');
    has(en, 'Andy Montroll beats every other choice when they are compared two by two.');
  },
);

test('a tie says who was equal and what decided', () => {
  const ballots = [times(2, { options: ['a'] }), times(2, { options: ['b'] })];
  const equal = 'Appel en Peer staan gelijk om de laatste plaats.';
  has(
    lines(ruleOf('plurality'), ballots, 'nl', ['b', 'a', 'c', '10']),
    `${equal} De loting heeft beslist. De volgorde is: Peer, Appel.`,
  );
  has(lines(ruleOf('plurality'), ballots, 'nl', []), `${equal} De loting is nog niet bekend.`);
  has(lines(ruleOf('plurality'), ballots, 'nl', []), 'Appel en Peer staan samen bovenaan.');
  has(
    lines(ruleOf('plurality'), [times(1, { options: ['a'] })]),
    'Een gelijke stand hoefde nergens te beslissen.',
  );
});

test('a quorum that is missed leaves no winner, and the explanation says so', () => {
  const all = lines({ ...ruleOf('plurality'), quorum: 1200 }, [times(1000, { options: ['a'] })]);
  has(all, 'Er deden 1.000 mensen mee. Er waren er 1.200 nodig. Daarom is er geen geldige uitslag.');
  has(all, 'Bovenaan staat Appel.');
});

test('surpluses and their parts are told stage by stage', () => {
  const rule = { ...ruleOf('stv'), seats: 2 };
  const all = lines(rule, [times(3, { ranking: ['a', 'b'] }), times(1, { ranking: ['c'] })], 'en');
  has(all, 'Whoever has 2 votes is elected.');
  has(all, 'Appel has 1 vote more than needed. That part goes to the next choice.');
  has(all, 'This gives 0.99999 to Peer.');
});

test('statements say what most people agree and disagree with', () => {
  const all = lines(ruleOf('statements'), [
    times(3, { answers: { a: 1, b: -1 } }),
    times(1, { answers: { a: 0 } }),
  ]);
  has(all, 'De meeste mensen zijn het eens met “Appel” (3 van de 4).');
  has(all, 'De meeste mensen zijn het oneens met “Peer” (3 van de 3).');
});

test('every method is explained in both languages, with names and without holes', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...rules).chain((rule) => fc.tuple(fc.constant(rule), ballotsFor(rule))),
      fc.constantFrom('nl' as const, 'en' as const),
      fc.boolean(),
      ([rule, ballots], language, drawn) => {
        const draw = drawn ? ids : [];
        const result = countPoll(rule, options, ballots, draw);
        const comparison = compareMethods(rule, options, ballots, draw);
        const sections = explainPoll(result, options, language, comparison);
        assert.ok(sections.every((section) => section.lines.length > 0 || result.method === 'statements'));
        for (const line of sections.flatMap((section) => section.lines)) {
          assert.match(line, /^\S.*[.?]$/);
          assert.doesNotMatch(line, /undefined|NaN|null|\[object| {2}/);
        }
        const winner = options.find(({ id }) => id === result.winners[0]);
        if (winner) assert.ok(sections[0]!.lines.some((line) => line.includes(winner.label)));
      },
    ),
    { numRuns: 300 },
  ));

test('methods that agree are said to agree', async () => {
  const {
    result,
    options: who,
    comparison,
  } = await recount(parseElection('fruit.toi', fixture('fruit.toi')));
  assert.deepEqual(new Set(comparison!.methods.map(({ first }) => first.join())).size, 1);
  const all = explainPoll(result, who, 'nl', comparison).flatMap((section) => section.lines);
  has(all, 'Ook met andere manieren van tellen staat Appel bovenaan.');
});
