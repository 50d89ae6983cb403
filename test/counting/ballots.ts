import fc from 'fast-check';
import type { Ballot, WeightedBallot } from '../../counting/poll/ballot.js';
import type { CountingRule, PollMethod } from '../../counting/poll/rule.js';

/** Four options for made-up polls. */
export const options = [
  { id: 'a', label: 'Appel' },
  { id: 'b', label: 'Peer' },
  { id: 'c', label: 'Pruim' },
  { id: '10', label: 'Kers' },
];

/** Their ids. */
export const ids = options.map(({ id }) => id);

const base = { min: 1, max: 4, blank: true, seats: 1, quorum: 0 };

/** A rule for every method. */
export const rules: CountingRule[] = [
  { ...base, kind: 'single', method: 'plurality', max: 1 },
  { ...base, kind: 'several', method: 'approval', seats: 2 },
  { ...base, kind: 'ranked', method: 'borda', unranked: 'average' },
  { ...base, kind: 'ranked', method: 'irv' },
  { ...base, kind: 'ranked', method: 'schulze', strength: 'margins' },
  { ...base, kind: 'ranked', method: 'stv', seats: 2 },
  { ...base, kind: 'score', method: 'score', scale: { min: -2, max: 2 } },
  { ...base, kind: 'statements', method: 'statements' },
];

/** The rule of a method. */
export function ruleOf(method: PollMethod): CountingRule {
  return rules.find((rule) => rule.method === method)!;
}

/** One valid ballot under the rule, now and then blank. */
export function ballotFor(rule: CountingRule): fc.Arbitrary<Ballot> {
  const some = fc.shuffledSubarray(ids, { minLength: 1, maxLength: rule.max });
  const values = (min: number, max: number) =>
    fc.dictionary(fc.constantFrom(...ids), fc.integer({ min, max }), { minKeys: 1 });
  const forms: Record<CountingRule['kind'], fc.Arbitrary<Ballot>> = {
    single: some.map((chosen) => ({ options: chosen })),
    scenario: some.map((chosen) => ({ options: chosen })),
    several: some.map((chosen) => ({ options: chosen })),
    ranked: fc.oneof(
      { weight: 4, arbitrary: some.map((ranking): Ballot => ({ ranking })) },
      { weight: 1, arbitrary: some.map(([first, ...rest]): Ballot => ({ ranks: split(first!, rest) })) },
    ),
    score: values(rule.scale?.min ?? 0, rule.scale?.max ?? 0).map((scores) => ({ scores })),
    statements: values(-1, 1).map((answers) => ({ answers }) as Ballot),
  };
  return fc.oneof(
    { weight: 9, arbitrary: forms[rule.kind] },
    { weight: 1, arbitrary: fc.constant<Ballot>({ blank: true }) },
  );
}

function split(first: string, rest: string[]): string[][] {
  return rest.length > 1 ? [[first], rest] : [[first, ...rest]];
}

/** Weighted ballots under the rule. */
export function ballotsFor(
  rule: CountingRule,
  { minLength = 0, maxLength = 12, maxCount = 4 } = {},
): fc.Arbitrary<WeightedBallot[]> {
  const medium = fc.constantFrom('online', 'online', 'online', 'paper', 'assisted');
  return fc.array(
    fc.record(
      { ballot: ballotFor(rule), count: fc.integer({ min: 1, max: maxCount }), medium },
      { noNullPrototype: true },
    ),
    { minLength, maxLength },
  ) as fc.Arbitrary<WeightedBallot[]>;
}
