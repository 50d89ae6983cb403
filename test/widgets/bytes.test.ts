import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliOf, manifest, weight } from '../support/bytes.js';

test('the pasted script is at most 1.5 kB and needs no other file to begin', async () => {
  assert.deepEqual(manifest.sizes['stem.js']?.imports, []);
  const size = await brotliOf('stem.js');
  assert.ok(size <= 1500, `${size} B`);
});

for (const form of ['', 'ranked', 'score', 'scenario', 'statements'])
  test(`a page with one ${form || 'single-choice'} poll downloads at most 13 kB until the vote is cast`, async () => {
    const size = await weight('stem', 'poll', ...(form ? [form] : []));
    assert.ok(size <= 13_000, `${size} B`);
  });

test('an English page pays for its language apart, and stays under 16 kB', async () => {
  const english = Object.keys(manifest.sizes).filter((file) => /^en-/.test(file));
  assert.ok(english.length > 0);
  const sizes = await Promise.all(english.map(brotliOf));
  assert.ok((await weight('stem', 'poll')) + Math.max(...sizes) <= 16_000);
});
