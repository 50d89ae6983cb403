import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ballotFaults, canonicalBallot, type Ballot } from '../../../counting/poll/ballot.js';
import { ruleFaults, type CountingRule } from '../../../counting/poll/rule.js';
import type { Ballot as SentBallot, PollRule } from '../../../contract/poll.schema.js';

const ids = ['b', 'a', '10', '9'];
const rule = (change: Partial<CountingRule> = {}): CountingRule => ({
  kind: 'several',
  method: 'approval',
  min: 1,
  max: 3,
  blank: true,
  seats: 1,
  quorum: 0,
  ...change,
});
const ranked = rule({ kind: 'ranked', method: 'irv', max: 4 });
const score = rule({ kind: 'score', method: 'score', max: 4, scale: { min: 1, max: 5 } });
const statements = rule({ kind: 'statements', method: 'statements', max: 4 });
const words = (r: CountingRule, ballot: Ballot) =>
  ballotFaults(r, ids, ballot).map((f) => `${f.at} ${f.rule}`);

test('the shapes of the contract fit the shapes of the count', () => {
  const fits = (r: PollRule, b: SentBallot): [CountingRule, Ballot] => [r, b];
  assert.equal(fits.length, 2);
});

test('options chosen are written in the order of the ballot paper, each once', () => {
  assert.equal(canonicalBallot({ options: ['9', 'b', '10', 'b'] }, ids), '{"options":["b","10","9"]}');
});

test('a ranking keeps its order and a double counts where it stands first', () => {
  assert.equal(canonicalBallot({ ranking: ['9', 'b', '9'] }, ids), '{"ranking":["9","b"]}');
});

test('ranks without equals are written as a ranking, with equals in paper order', () => {
  assert.equal(canonicalBallot({ ranks: [['a'], [], ['b']] }, ids), '{"ranking":["a","b"]}');
  assert.equal(
    canonicalBallot(
      {
        ranks: [
          ['9', 'a'],
          ['b', 'a'],
        ],
      },
      ids,
    ),
    '{"ranks":[["a","9"],["b"]]}',
  );
});

test('members of scores and answers are sorted as text, not as numbers', () => {
  assert.equal(
    canonicalBallot({ scores: { '9': 1, '10': 2, a: 3 } }, ids),
    '{"scores":{"10":2,"9":1,"a":3}}',
  );
  assert.equal(canonicalBallot({ answers: { b: 0, a: -1 } }, ids), '{"answers":{"a":-1,"b":0}}');
});

test('a blank ballot is written one way, whatever else is empty on it', () => {
  assert.equal(canonicalBallot({ blank: true, options: [] }, ids), '{"blank":true}');
});

test('reading a canonical ballot and writing it again changes nothing', () => {
  const some = fc.array(fc.constantFrom(...ids), { maxLength: 6 });
  const any = fc.oneof(
    some.map((options): Ballot => ({ options })),
    some.map((ranking): Ballot => ({ ranking })),
    fc.array(some, { maxLength: 4 }).map((ranks): Ballot => ({ ranks })),
    fc
      .dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 5 }))
      .map((scores): Ballot => ({ scores })),
  );
  fc.assert(
    fc.property(any, (ballot) => {
      const once = canonicalBallot(ballot, ids);
      assert.equal(canonicalBallot(JSON.parse(once) as Ballot, ids), once);
    }),
  );
});

test('a ballot within the rule has no faults', () => {
  assert.deepEqual(words(rule(), { options: ['a', '9'] }), []);
  assert.deepEqual(words(rule(), { blank: true }), []);
  assert.deepEqual(words(ranked, { ranking: ['9', 'a', '10', 'b'] }), []);
  assert.deepEqual(words(ranked, { ranks: [['9', 'a'], ['b']] }), []);
  assert.deepEqual(words(score, { scores: { a: 5, '9': 1 } }), []);
  assert.deepEqual(words(statements, { answers: { a: 0, '9': -1 } }), []);
});

test('all faults of a ballot are named at once, each at its place', () => {
  assert.deepEqual(words(rule({ max: 2, blank: false }), { options: ['a', 'x', 'a', '9'], ranking: ['b'] }), [
    '/ranking wrong_member',
    '/options/1 unknown_option',
    '/options/2 doubled',
    '/options too_many',
  ]);
});

test('too few, none, and a choice on a blank ballot are refused', () => {
  assert.deepEqual(words(rule({ min: 2 }), { options: ['a'] }), ['/options too_few']);
  assert.deepEqual(words(rule({ min: 2 }), { options: ['a', 'a'] }), [
    '/options/1 doubled',
    '/options too_few',
  ]);
  assert.deepEqual(words(rule(), { options: [] }), ['/options empty']);
  assert.deepEqual(words(rule(), {}), ['/options empty']);
  assert.deepEqual(words(rule(), { blank: true, options: ['a'] }), ['/blank blank_with_choice']);
  assert.deepEqual(words(rule({ blank: false }), { blank: true }), ['/blank blank_not_allowed']);
});

test('scores and answers off their scale or with a fraction are refused', () => {
  const bad = { a: 6, b: 1.5, '9': Number.NaN, '10': 1e309, 'x/y': 1 };
  assert.deepEqual(
    new Set(words(score, { scores: bad })),
    new Set([
      '/scores/x~1y unknown_option',
      '/scores too_many',
      '/scores/9 not_an_integer',
      '/scores/10 not_an_integer',
      '/scores/a off_scale',
      '/scores/b not_an_integer',
    ]),
  );
  assert.deepEqual(words(statements, { answers: { a: 2 as 1 } }), ['/answers/a off_scale']);
});

test('the place of a fault among equal ranks is named', () => {
  assert.deepEqual(
    words(ranked, {
      ranks: [
        ['a', '9'],
        ['b', 'x', 'a'],
      ],
    }),
    ['/ranks/1/1 unknown_option', '/ranks/1/2 doubled'],
  );
  assert.deepEqual(words(ranked, { ranking: ['a'], answers: { a: 5 as 1 } }), ['/answers wrong_member']);
});

test('an empty rank between two others is a gap and is refused', () => {
  assert.deepEqual(words(ranked, { ranks: [['a'], [], ['b']] }), ['/ranks/1 empty_rank']);
});

test('a rule that cannot be counted says why', () => {
  const why = (r: CountingRule) => ruleFaults(r, 4).map((f) => `${f.at} ${f.rule}`);
  assert.deepEqual(why(rule()), []);
  assert.deepEqual(why(rule({ kind: 'ranked' })), ['/method method_of_another_kind']);
  assert.deepEqual(why({ ...ranked, seats: 2 }), ['/seats one_only']);
  assert.deepEqual(why({ ...score, scale: { min: 3, max: 3 } }), ['/scale empty_scale']);
  assert.deepEqual(why(rule({ kind: 'score', method: 'score' })), ['/scale required']);
  assert.deepEqual(why(rule({ min: 4, max: 5, seats: 9 })), ['/max too_many', '/seats too_many']);
  assert.deepEqual(why(rule({ kind: 'single', method: 'plurality' })), ['/max one_only']);
});
