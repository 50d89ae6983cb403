import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { DatabasePlace } from '../../../server/database/open.js';
import { onBoth } from '../../support/database.js';
import { program } from '../../support/program.js';

/** Starts the writing process and kills it after so many acknowledgements; resolves with all that were printed. */
async function killedAfter(acknowledgements: number, place: DatabasePlace): Promise<number[]> {
  const child = spawn(
    process.execPath,
    [...program('test/server/database/ack.process.ts'), JSON.stringify(place)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const acknowledged: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    assert.notEqual(line, 'end', 'the process was to be killed before it was done');
    acknowledged.push(Number(line));
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL');
  }
  return acknowledged;
}

onBoth('a process that is killed in the middle of 5,000 writes', (databases) => {
  for (const acknowledgements of [1, 700, 2500]) {
    test(`after ${acknowledgements} acknowledgements has all of them, and none twice`, async () => {
      const place = await databases.place();
      const acknowledged = await killedAfter(acknowledgements, place);
      assert.ok(acknowledged.length >= acknowledgements);
      const database = await databases.open(place);
      const rows = await database.read((tx) =>
        tx.query<{ position: number }>('SELECT position FROM poll_log_leaf'),
      );
      const kept = new Set(rows.map((row) => row.position));
      assert.equal(kept.size, rows.length);
      assert.deepEqual(
        acknowledged.filter((n) => !kept.has(n)),
        [],
      );
      // Only what was under way at that moment may be there without having been acknowledged.
      assert.ok(rows.length < 5000);
    });
  }
});
