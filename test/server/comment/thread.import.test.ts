import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepThread, readThreadFile } from '../../../server/comment/thread.import.js';
import { ImportRefused } from '../../../server/core/file.input.js';
import { databases } from '../../support/database.js';
import { threadBench, threadTables } from '../../support/threads.js';

const file = (given: object) =>
  JSON.stringify(
    {
      kind: 'thread',
      organisation: 'zandveen',
      ref: 'gesprek-singel',
      title: 'Praat mee over de singel',
      opensAt: '2026-01-01T00:00:00Z',
      ...given,
    },
    null,
    1,
  );

test('every fault of a thread’s file is told at once, with its line and the word that was meant', () => {
  assert.throws(
    () => readThreadFile(file({ moderation: 'befor', reactons: true })),
    (error: unknown) => {
      assert.ok(error instanceof ImportRefused);
      assert.deepEqual(
        error.faults.map(({ line, at }) => [line, at]),
        [
          [7, '/moderation'],
          [8, '/reactons'],
        ],
      );
      assert.match(error.message, /did you mean "before"\?.*\n.*did you mean "reactions"\?/);
      return true;
    },
  );
  assert.throws(() => readThreadFile(file({ closesAt: '2025-01-01T00:00:00Z' })), /not after "opensAt"/);
});

test('a thread is made from its file, and changed by it while what was written stays', async () => {
  const bench = await threadBench(await databases('sqlite', threadTables as never).open());
  const keep = (given: object) =>
    bench.database.write((tx) =>
      keepThread(tx, readThreadFile(file({ organisation: bench.organisation.slug, ...given }))),
    );
  assert.equal((await keep({ kinds: ['for', 'against'] })).made, true);
  await bench.write({ thread: 'gesprek-singel', kind: 'for' });
  assert.equal((await keep({ title: 'Anders', moderation: 'before' })).made, false);
  const { title, comments, moderation, kinds, closesAt } = await bench.read('gesprek-singel');
  assert.deepEqual([title, comments, moderation, kinds, closesAt], ['Anders', 1, 'before', [], undefined]);
});
