import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf, weight } from '../support/bytes.js';

test('a page with a board downloads at most 14 kB, also with an agenda at most 16 kB, and no map', async () => {
  const size = await weight('stem', 'idea-board');
  assert.ok(size <= 14_000, `${size} B`);
  const agenda = await weight('stem', 'idea-board', 'board-agenda');
  assert.ok(agenda <= 16_000, `${agenda} B`);
  const files = [...filesOf('stem', 'idea-board', 'board-agenda')];
  assert.ok(
    !files.some((file) => file.startsWith('map-') || file.startsWith('comment-thread')),
    files.join(),
  );
});

test('a page with all four elements downloads at most 32 kB', async () => {
  const all = ['poll', 'comment-thread', 'comment-count', 'budget-allocator', 'idea-board'];
  const size = await weight('stem', ...all);
  assert.ok(size <= 32_000, `${size} B`);
});

test('who opens an idea downloads at most 4.5 kB more before its conversation, who adds one at most 7 kB', async () => {
  const base = await weight('stem', 'idea-board');
  const open = (await weight('stem', 'idea-board', 'board-idea')) - base;
  assert.ok(open <= 4500, `${open} B`);
  const add = (await weight('stem', 'idea-board', 'board-add')) - base;
  assert.ok(add <= 7000, `${add} B`);
});
