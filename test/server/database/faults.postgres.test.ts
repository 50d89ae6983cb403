import assert from 'node:assert/strict';
import { once } from 'node:events';
import { before, test } from 'node:test';
import pg from 'pg';
import type { Database } from '../../../server/database/door.js';
import { databases } from '../../support/database.js';
import { ownPostgres } from '../../support/postgres.js';

const own = databases('postgres');
before(() => ownPostgres().then(() => undefined));

const put = (database: Database, position: number, topic?: string): Promise<void> =>
  database.write(async (tx) => {
    if (topic) tx.changed(topic);
    await tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
      'p',
      position,
      `c${position}`,
    ]);
  });

const count = (database: Database): Promise<number | undefined> =>
  database.read(
    async (tx) => (await tx.query<{ n: number }>('SELECT count(*) AS n FROM poll_log_leaf'))[0]?.n,
  );

/** Resolves with the first topics that fit. */
const hears = (database: Database, topic: string): Promise<string[]> =>
  new Promise((hear) => {
    const stop = database.onChange((topics) => {
      if (!topics.has(topic)) return;
      stop();
      hear([...topics]);
    });
  });

/** Tries until it succeeds; the test runner's own limit ends it. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      assert.equal((error as Error).name, 'DatabaseUnavailable');
      await new Promise((turn) => setImmediate(turn));
    }
  }
}

test('two processes hear of each other, once each, and write without harm to each other', async () => {
  const place = await own.place();
  const [one, two] = [await own.open(place), await own.open(place)];
  const heardByOne: string[] = [];
  one.onChange((topics) => heardByOne.push(...topics));
  const twoHears = hears(two, 'poll:1');
  await put(one, 1, 'poll:1');
  assert.deepEqual(await twoHears, ['poll:1']);
  const oneHears = hears(one, 'poll:2');
  await put(two, 2, 'poll:2');
  assert.deepEqual(await oneHears, ['poll:2']);
  assert.deepEqual(heardByOne, ['poll:1', 'poll:2']);
  await Promise.all(Array.from({ length: 200 }, (_, n) => put(n % 2 ? one : two, n + 10)));
  assert.equal(await count(one), 202);
});

test('units of several processes run one after another, so that reading before writing is safe', async () => {
  const place = await own.place();
  const doors = [await own.open(place), await own.open(place), await own.open(place)];
  const append = (database: Database): Promise<void> =>
    database.write(async (tx) => {
      const [row] = await tx.query<{ next: number }>('SELECT count(*) AS next FROM poll_log_leaf');
      const sql = 'INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)';
      await tx.query(sql, ['p', row?.next, `c${row?.next}`]);
    });
  await Promise.all(Array.from({ length: 240 }, (_, n) => append(doors[n % 3] as Database)));
  assert.equal(await count(doors[0] as Database), 240);
});

test('many topics of one commit, more than one notification holds, all arrive', async () => {
  const place = await own.place();
  const [one, two] = [await own.open(place), await own.open(place)];
  const heard = new Set<string>();
  const all = new Promise<void>((done) =>
    two.onChange((topics) => {
      for (const topic of topics) heard.add(topic);
      if (heard.size === 1000) done();
    }),
  );
  await one.write(async (tx) => {
    for (let n = 0; n < 1000; n++) tx.changed(`poll:some-rather-long-name-of-a-poll-${n}`);
  });
  await all;
});

test('several processes that start at once on an empty database all start', async () => {
  const place = await own.place();
  const doors = await Promise.all(Array.from({ length: 5 }, () => own.open(place)));
  await put(doors[4] as Database, 1);
  assert.equal(await count(doors[0] as Database), 1);
});

test('while another process writes a write waits, and is rejected by name when it waited in vain', async () => {
  const place = await own.place();
  const database = await own.open(place, { patience: 100 });
  const other = new pg.Client('url' in place ? place.url : '');
  await other.connect();
  await other.query('BEGIN; SELECT pg_advisory_xact_lock(22500)');
  await assert.rejects(put(database, 1), { name: 'DatabaseUnavailable', reason: 'busy' });
  await other.query('COMMIT');
  await other.end();
  await put(database, 2);
  assert.equal(await count(database), 1);
});

test('a connection that is cut in the middle of a group rejects its units by name; the next group is written', async () => {
  const database = await own.open();
  const cut = database.write(async (tx) => {
    await tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
      'p',
      1,
      'a',
    ]);
    await tx.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
  });
  const results = await Promise.allSettled([put(database, 2), cut, put(database, 3)]);
  for (const result of results) {
    assert.equal(result.status, 'rejected');
    assert.equal(result.reason.name, 'DatabaseUnavailable');
  }
  assert.equal(await count(database), 0);
  await put(database, 4);
  assert.equal(await count(database), 1);
});

test('when the server goes away, reads and writes are rejected by name; after it is back they work, and listeners know', async () => {
  const place = await own.place();
  const [one, two] = [await own.open(place), await own.open(place)];
  await put(one, 1);
  const server = await ownPostgres();
  await server.stop();
  assert.equal(await one.ready(), false);
  await assert.rejects(put(one, 2), { name: 'DatabaseUnavailable', reason: 'away' });
  await assert.rejects(count(one), { name: 'DatabaseUnavailable', reason: 'away' });
  await assert.rejects(own.open(place), { name: 'DatabaseUnavailable', reason: 'away' });
  const told = hears(two, '*');
  await server.start();
  await eventually(() => put(one, 3));
  assert.equal(await eventually(() => count(one)), 2);
  assert.equal(await one.ready(), true);
  await told;
  const heard = hears(two, 'poll:9');
  await put(one, 9, 'poll:9');
  await heard;
});

test('a process stops cleanly while the server is away', async () => {
  const place = await own.place();
  const database = await own.open(place);
  const server = await ownPostgres();
  await server.stop();
  await database.close();
  await server.start();
  assert.equal(await count(await own.open(place)), 0);
});

test('an address where nobody answers is refused by name', async () => {
  const silent = (await import('node:net')).createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as { port: number };
  silent.close();
  await once(silent, 'close');
  await assert.rejects(own.open({ url: `postgres://someone@127.0.0.1:${port}/none` }), {
    name: 'DatabaseUnavailable',
    reason: 'away',
  });
});
