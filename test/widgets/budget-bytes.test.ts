import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf, manifest, weight } from '../support/bytes.js';

for (const form of ['', 'budget-points'])
  test(`a page with a budget${form && ' of points'} downloads at most 16 kB, and no map`, async () => {
    const names = ['stem', 'budget-allocator', ...(form ? [form] : [])];
    const size = await weight(...names);
    assert.ok(size <= 16_000, `${size} B`);
    assert.ok(!filesOf(...names).has(manifest.files['budget-map']!));
  });

test('who looks over the ballot downloads at most 3.5 kB more', async () => {
  const size =
    (await weight('stem', 'budget-allocator', 'budget-review')) - (await weight('stem', 'budget-allocator'));
  assert.ok(size <= 3500, `${size} B`);
});

test('an English page pays for its language apart', async () => {
  const size =
    (await weight('stem', 'budget-allocator', 'budget.en')) - (await weight('stem', 'budget-allocator'));
  assert.ok(size <= 5000, `${size} B`);
});

// Not yet what the design asks of a page with one widget (16 kB): whoever reads a result has the list of projects too.
test('a page with a published budget downloads at most 18.5 kB until something is unfolded', async () => {
  const size = await weight('stem', 'budget-allocator', 'budget-rest', 'budget-result');
  assert.ok(size <= 18_500, `${size} B`);
});
