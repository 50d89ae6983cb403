import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weight } from '../support/bytes.js';

test('a page with a thread downloads at most 14 kB until someone acts, the live feed included', async () => {
  const size = await weight('stem', 'comment-thread', 'live');
  assert.ok(size <= 14_000, `${size} B`);
});

test('a page whose text may be annotated, with its passages marked, downloads at most 16 kB until someone acts', async () => {
  const size = await weight('stem', 'comment-thread', 'live', 'passages');
  assert.ok(size <= 16_000, `${size} B`);
});

test('who writes has downloaded at most 19.5 kB', async () => {
  const size = await weight('stem', 'comment-thread', 'live', 'doing', 'write');
  assert.ok(size <= 19_500, `${size} B`);
});

test('numbers of comments need at most 1.2 kB beside what widgets share', async () => {
  const size = (await weight('stem', 'comment-count')) - (await weight('stem', 'core'));
  assert.ok(size <= 1200, `${size} B`);
});

test('a page with every widget downloads at most 32 kB', async () => {
  const size = await weight('stem', 'poll', 'comment-thread', 'comment-count', 'budget-allocator');
  assert.ok(size <= 32_000, `${size} B`);
});
