import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffWords, type Change } from '../../anchoring/diff.js';

const side = (changes: Change[], gone: Change['kind']): string =>
  changes
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join('');

test('what changes is told word by word', () => {
  assert.deepEqual(diffWords('Wij maken in het voorjaar een plan.', 'Wij maken voor 1 mei een plan.'), [
    { kind: 'kept', text: 'Wij maken ' },
    { kind: 'removed', text: 'in het voorjaar' },
    { kind: 'added', text: 'voor 1 mei' },
    { kind: 'kept', text: ' een plan.' },
  ]);
  assert.deepEqual(diffWords('weg ermee', ''), [{ kind: 'removed', text: 'weg ermee' }]);
  assert.deepEqual(diffWords('', ''), []);
  assert.deepEqual(diffWords('blijft', 'blijft'), [{ kind: 'kept', text: 'blijft' }]);
});

test('kept and removed are the old words, kept and added the new ones, letter for letter', () => {
  const words = fc.array(fc.constantFrom('de', 'raad', ' ', '  ', '\n', 'é', '👍🏽', '.', 'besluit'), {
    maxLength: 40,
  });
  const texts = fc.oneof(
    words.map((list) => list.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, texts, (old, proposed) => {
      const changes = diffWords(old, proposed);
      assert.equal(side(changes, 'added'), old);
      assert.equal(side(changes, 'removed'), proposed);
      for (const [index, change] of changes.entries()) {
        assert.notEqual(change.text, '');
        assert.notEqual(change.kind, changes[index + 1]?.kind);
      }
    }),
    { numRuns: 500 },
  );
});
