import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf, manifest, weight } from '../support/bytes.js';

for (const form of ['', 'budget-points'])
  test(`a page with a budget${form && ' of points'} downloads at most 16 kB, and no map`, async () => {
    const names = ['stem', 'budget-allocator', 'budget-list', ...(form ? [form] : [])];
    const size = await weight(...names);
    assert.ok(size <= 16_000, `${size} B`);
    assert.ok(!filesOf(...names).has(manifest.files['budget-map']!));
  });

test('who looks over the ballot downloads at most 3.5 kB more', async () => {
  const size =
    (await weight('stem', 'budget-allocator', 'budget-list', 'budget-review')) -
    (await weight('stem', 'budget-allocator', 'budget-list'));
  assert.ok(size <= 3500, `${size} B`);
});

test('an English page pays for its language apart', async () => {
  const size =
    (await weight('stem', 'budget-allocator', 'budget.en')) - (await weight('stem', 'budget-allocator'));
  assert.ok(size <= 5000, `${size} B`);
});

test('a page with a published budget downloads at most 15 kB until something is unfolded, and no list', async () => {
  const names = ['stem', 'budget-allocator', 'budget-rest', 'budget-result'];
  const size = await weight(...names);
  assert.ok(size <= 15_000, `${size} B`);
  assert.ok(!filesOf(...names).has(manifest.files['budget-list']!));
});
