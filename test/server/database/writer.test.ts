import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database, GroupStep } from '../../../server/database/door.js';
import { isUniqueViolation } from '../../../server/database/errors.js';
import { onBoth } from '../../support/database.js';

const put = (
  database: Database,
  position: number,
  commitment = `c${position}`,
  poll = 'p',
): Promise<number> =>
  database.write(async (tx) => {
    await tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
      poll,
      position,
      commitment,
    ]);
    return position;
  });

const positions = (database: Database, poll = 'p'): Promise<number[]> =>
  database.read(async (tx) => {
    const sql = 'SELECT position FROM poll_log_leaf WHERE poll_id = ? ORDER BY position';
    return (await tx.query<{ position: number }>(sql, [poll])).map((row) => row.position);
  });

onBoth('the writer', (databases) => {
  test('of 200 parallel units of which 20 throw, 180 have their effect, in order, and nothing of the 20', async () => {
    const database = await databases.open();
    const units = Array.from({ length: 200 }, (_, n) =>
      database.write(async (tx) => {
        const [row] = await tx.query<{ size: number }>('SELECT count(*) AS size FROM poll_log_leaf');
        await tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
          'p',
          row?.size,
          `unit ${n}`,
        ]);
        if (n % 10 === 3) throw new Error(`no ${n}`);
        return row?.size;
      }),
    );
    const results = await Promise.allSettled(units);
    const failed = results.flatMap((result, n) => (result.status === 'rejected' ? [n] : []));
    assert.deepEqual(
      failed,
      Array.from({ length: 20 }, (_, n) => n * 10 + 3),
    );
    assert.equal(String((results[3] as PromiseRejectedResult).reason), 'Error: no 3');
    const rows = await database.read((tx) =>
      tx.query('SELECT position, commitment FROM poll_log_leaf ORDER BY position'),
    );
    const expected = results
      .flatMap((result, n) => (result.status === 'fulfilled' ? [n] : []))
      .map((n, position) => ({ position, commitment: `unit ${n}` }));
    assert.equal(expected.length, 180);
    assert.deepEqual(rows, expected);
    assert.deepEqual(
      results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
      expected.map((row) => row.position),
    );
  });

  test('a reader never sees what is not committed, and keeps one view while it reads', async () => {
    const database = await databases.open();
    const seen: number[][] = [];
    await database.write(async (tx) => {
      await tx.query(`INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES ('p', 1, 'a')`);
      seen.push(await positions(database));
    });
    seen.push(await positions(database));
    await database.read(async (tx) => {
      const count = async () =>
        (await tx.query<{ n: number }>('SELECT count(*) AS n FROM poll_log_leaf'))[0]?.n;
      const before = await count();
      await put(database, 2);
      seen.push([before ?? -1, (await count()) ?? -1]);
    });
    seen.push(await positions(database));
    assert.deepEqual(seen, [[], [1], [1, 1], [1, 2]]);
  });

  test('a reader can not write', async () => {
    const database = await databases.open();
    await assert.rejects(
      database.read((tx) =>
        tx.query(`INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES ('p', 1, 'a')`),
      ),
    );
    assert.deepEqual(await positions(database), []);
  });

  test('of fifty units with the same key one succeeds and the others are told so', async () => {
    const database = await databases.open();
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => put(database, 7, `c${n}`)));
    const refused = results.filter((result) => result.status === 'rejected');
    assert.equal(refused.length, 49);
    assert.ok(refused.every(({ reason }) => isUniqueViolation(reason, 'poll_log_leaf')));
    assert.ok(refused.every(({ reason }) => !isUniqueViolation(reason, 'poll_log')));
  });

  test('a unit that swallows an error of the database and goes on does no harm to the others', async () => {
    const database = await databases.open();
    const results = await Promise.allSettled([
      put(database, 1),
      database.write(async (tx) => {
        await tx.query('INSERT INTO no_such_table VALUES (1)').catch(() => undefined);
      }),
      put(database, 2),
    ]);
    assert.deepEqual([results[0]?.status, results[2]?.status], ['fulfilled', 'fulfilled']);
    assert.deepEqual(await positions(database), [1, 2]);
  });

  test('a transaction is of no use after its unit', async () => {
    const database = await databases.open();
    const late = await database.write(async (tx) => () => tx.query(`DELETE FROM poll_log_leaf`));
    await assert.rejects(late(), /not awaited/);
  });

  test('a step runs once per group and key, with the items of the units that succeeded', async () => {
    const database = await databases.open();
    const runs: string[] = [];
    const step = (key: string): GroupStep<{ name: string; place?: number }> => ({
      key,
      async run(tx, items) {
        runs.push(`${key}: ${items.map((item) => item.name).join(' ')}`);
        for (const [at, item] of items.entries()) {
          item.place = at;
          await tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
            key,
            at,
            item.name,
          ]);
        }
      },
    });
    const unit = (key: string, name: string) =>
      database.write(async (tx) => {
        const item: { name: string; place?: number } = { name };
        tx.atGroupEnd(step(key), item);
        if (name === 'bad') throw new Error('bad');
        return item;
      });
    const results = await Promise.allSettled([
      unit('b', 'one'),
      unit('a', 'two'),
      unit('b', 'bad'),
      unit('b', 'three'),
    ]);
    assert.deepEqual(runs, ['b: one three', 'a: two']);
    assert.deepEqual(
      results.map((result) => (result.status === 'fulfilled' ? result.value.place : null)),
      [0, 0, null, 1],
    );
    assert.deepEqual(await positions(database, 'b'), [0, 1]);
  });

  test('an item that makes its step fail fails its own unit and no other', async () => {
    const database = await databases.open();
    const step: GroupStep<number> = {
      key: 'leaves',
      async run(tx, items) {
        for (const item of items) {
          await tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
            'p',
            item,
            `c${item}`,
          ]);
          if (item === 3) throw new Error('three is broken');
        }
      },
    };
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => database.write(async (tx) => tx.atGroupEnd(step, n))),
    );
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.match(String((results[2] as PromiseRejectedResult).reason), /three is broken/);
    assert.deepEqual(await positions(database), [1, 2, 4]);
  });

  test('a step that swallows an error of the database acknowledges nothing that is not kept', async () => {
    const database = await databases.open();
    const step: GroupStep<null> = {
      key: 'broken',
      async run(tx) {
        await tx.query('INSERT INTO no_such_table VALUES (1)').catch(() => undefined);
      },
    };
    const result = await Promise.allSettled([
      database.write(async (tx) => {
        await tx.query(`INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES ('p', 1, 'a')`);
        tx.atGroupEnd(step, null);
      }),
    ]);
    const kept = await positions(database);
    assert.equal(kept.length === 1, result[0]?.status === 'fulfilled');
  });

  test('listeners hear the topics of units that succeeded, before the unit resolves', async () => {
    const database = await databases.open();
    const heard: string[][] = [];
    const stop = database.onChange((topics) => heard.push([...topics].sort()));
    const unit = (topic: string, fail: boolean) =>
      database.write(async (tx) => {
        tx.changed(topic);
        if (fail) throw new Error('no');
        return heard.length;
      });
    await Promise.allSettled([unit('poll:1', false), unit('poll:2', true), unit('poll:3', false)]);
    assert.deepEqual(heard, [['poll:1', 'poll:3']]);
    stop();
    await unit('poll:4', false);
    assert.equal(heard.length, 1);
  });

  test('closing finishes what was accepted and refuses the rest by name', async () => {
    const place = await databases.place();
    const database = await databases.open(place);
    const accepted = Array.from({ length: 30 }, (_, n) => put(database, n));
    const closed = database.close();
    await assert.rejects(put(database, 99), { name: 'DatabaseUnavailable', reason: 'closed' });
    assert.equal((await Promise.all(accepted)).length, 30);
    await closed;
    await assert.rejects(positions(database), { name: 'DatabaseUnavailable', reason: 'closed' });
    assert.equal(await database.ready(), false);
    assert.equal((await positions(await databases.open(place))).length, 30);
  });
});
