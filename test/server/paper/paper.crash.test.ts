import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { keyFolder } from '../../../server/ballot/ballot.service.js';
import { openDatabase } from '../../../server/database/open.js';
import { makeNumbers, numberKeysOf, Paper } from '../../../server/paper/paper.service.js';
import { entities } from '../../../server/rooms.js';
import { votableKinds } from '../../../server/votables.js';
import { folder } from '../../support/database.js';
import { buildOrganisation, buildPoll } from '../../support/factories.js';
import { program } from '../../support/program.js';

const SHEETS = 10;

// ATTACKS 27
test('after kill -9 while batches are confirmed, each of them counts as a whole or not at all', async () => {
  const dir = await folder();
  const file = join(dir, 'stem.sqlite');
  const keys = keyFolder(join(dir, 'keys'));
  const database = await openDatabase({ file }, { entities });
  const organisation = await buildOrganisation(database);
  const { id, ref } = await buildPoll(database, keys, organisation);
  const numberKeys = numberKeysOf(() => Buffer.alloc(32, 7));
  const paper = new Paper({ database, keys, kinds: votableKinds, numberKeys });
  const now = new Date('2026-03-18T12:00:00Z');
  const acting = { actor: { organisationId: organisation.id, person: 'een', name: 'Een' }, now };
  const batches = await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      database.write(async (tx) => {
        const batch = await paper.open(tx, acting, ref, { label: `Doos ${at}`, medium: 'paper' });
        for (const number of await makeNumbers(tx, id, SHEETS, numberKeys))
          await paper.enter(tx, acting, batch.id, { number, ballot: { options: ['ja'] } });
        const { version } = (await paper.read(tx, acting, batch.id)).batch;
        await paper.decide(tx, acting, batch.id, { decision: 'ready', version }, undefined);
        return batch.id;
      }),
    ),
  );
  await database.close();

  const child = spawn(
    process.execPath,
    [
      ...program('test/server/paper/confirming.process.ts'),
      file,
      join(dir, 'keys'),
      organisation.id,
      ...batches,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === 4) child.kill('SIGKILL');
  }
  await ended;
  assert.ok(said.length >= 4 && said.length < batches.length, `${said.length} were confirmed`);

  const after = await openDatabase({ file }, { entities });
  const rows = await after.read((tx) =>
    tx.query<{ id: string; state: string; left: number }>(
      `SELECT b.id, b.state, (SELECT COUNT(*) FROM paper_ballot p WHERE p.batch_id = b.id) AS "left"
       FROM paper_batch b`,
    ),
  );
  const confirmed = rows.filter(({ state }) => state === 'confirmed');
  assert.ok(said.every((one) => confirmed.some((row) => row.id === one)));
  for (const { state, left } of rows) assert.equal(left, state === 'confirmed' ? 0 : SHEETS);
  const [sums] = await after.read((tx) =>
    tx.query(
      `SELECT (SELECT COUNT(*) FROM poll_roll) AS roll, (SELECT COUNT(*) FROM poll_box) AS box,
         (SELECT COUNT(*) FROM poll_log_leaf) AS leaves, (SELECT paper FROM votable) AS paper`,
    ),
  );
  await after.close();
  const count = confirmed.length * SHEETS;
  assert.deepEqual({ ...sums }, { roll: count, box: count, leaves: count, paper: count });
});
