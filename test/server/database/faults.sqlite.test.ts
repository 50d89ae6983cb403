import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import SQLite from 'better-sqlite3';
import { backup } from '../../../server/database/backup.js';
import type { Database } from '../../../server/database/door.js';
import { databases, folder } from '../../support/database.js';

const own = databases('sqlite');

async function opened(patience = 5000): Promise<{ file: string; database: Database }> {
  const file = join(await folder(), 'stem.sqlite');
  return { file, database: await own.open({ file }, { patience }) };
}

const put = (database: Database, position: number, commitment = `c${position}`): Promise<void> =>
  database.write(async (tx) => {
    await tx.query('INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)', [
      'p',
      position,
      commitment,
    ]);
  });

const count = (database: Database): Promise<number | undefined> =>
  database.read(
    async (tx) => (await tx.query<{ n: number }>('SELECT count(*) AS n FROM poll_log_leaf'))[0]?.n,
  );

test('a full disk rejects every unit of the group by name, keeps nothing of it, and after room was made all works', async () => {
  const { database } = await opened();
  await put(database, 0);
  await database.write(async (tx) => {
    const [pages] = await tx.query<{ page_count: number }>('PRAGMA page_count');
    await tx.query(`PRAGMA max_page_count = ${(pages?.page_count ?? 0) + 5}`);
  });
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => put(database, n + 1, String(n).repeat(4000))),
  );
  for (const result of results) {
    assert.equal(result.status, 'rejected');
    assert.equal(result.reason.name, 'DatabaseUnavailable');
    assert.equal(result.reason.reason, 'full');
  }
  assert.equal(await count(database), 1);
  await database.write((tx) => tx.query('PRAGMA max_page_count = 1000000'));
  await put(database, 1);
  await database.write((tx) => tx.manager.query('SELECT 1'));
  assert.equal(await count(database), 2);
});

test('a unit that swallows a full disk is not acknowledged', async () => {
  const { database } = await opened();
  await database.write(async (tx) => {
    const [pages] = await tx.query<{ page_count: number }>('PRAGMA page_count');
    await tx.query(`PRAGMA max_page_count = ${(pages?.page_count ?? 0) + 2}`);
  });
  const result = await Promise.allSettled([
    database.write(async (tx) => {
      const sql = 'INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES (?, ?, ?)';
      await tx.query(sql, ['p', 1, 'small']);
      await tx.query(sql, ['p', 2, 'x'.repeat(100_000)]).catch(() => undefined);
    }),
  ]);
  assert.equal(await count(database), result[0]?.status === 'fulfilled' ? 1 : 0);
  await put(database, 3);
});

test('while another process holds the database a write waits, and reads go on', async () => {
  const { file, database } = await opened();
  const other = new SQLite(file);
  other.exec('BEGIN IMMEDIATE');
  let written = false;
  const writing = put(database, 1).then(() => (written = true));
  for (let reads = 0; reads < 50; reads++) assert.equal(await count(database), 0);
  assert.equal(written, false);
  other.exec('COMMIT');
  await writing;
  other.close();
  assert.equal(await count(database), 1);
});

test('a write that waited in vain is rejected by name, and the next one succeeds', async () => {
  const { file, database } = await opened(60);
  const other = new SQLite(file);
  other.exec('BEGIN IMMEDIATE');
  await assert.rejects(put(database, 1), { name: 'DatabaseUnavailable', reason: 'busy' });
  other.exec('COMMIT');
  other.close();
  await put(database, 2);
  assert.equal(await count(database), 1);
});

test('what another process commits is heard as a change of everything', async () => {
  const { file, database } = await opened();
  const heard = new Promise<string[]>((hear) => database.onChange((topics) => hear([...topics])));
  const other = new SQLite(file);
  other.exec(`INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES ('p', 1, 'a')`);
  other.close();
  // The door does not keep a process alive by itself; the test has nothing else to wait for.
  const alive = setInterval(() => undefined, 1000);
  assert.deepEqual(await heard, ['*']);
  clearInterval(alive);
});

test('two doors to one file, as of a server and a command line, write without harm to each other', async () => {
  const { file, database } = await opened();
  const second = await own.open({ file });
  await Promise.all(Array.from({ length: 100 }, (_, n) => put(n % 2 ? database : second, n)));
  assert.equal(await count(database), 100);
});

test('closing empties the write-ahead log and leaves one file that only its owner can read', async () => {
  const { file, database } = await opened();
  await put(database, 1);
  assert.ok(statSync(`${file}-wal`).size > 0);
  await database.close();
  assert.equal(existsSync(`${file}-wal`), false);
  assert.equal(statSync(file).mode & 0o077, 0);
});

test('a backup during a stream of writes is the state of one moment, complete and sound', async () => {
  const { file, database } = await opened();
  const filler = 'x'.repeat(3000);
  await Promise.all(Array.from({ length: 3000 }, (_, n) => put(database, n, `${n} ${filler}`)));
  let next = 3000;
  let stop = false;
  const stream = (async () => {
    while (!stop) await Promise.all([put(database, next++, `${next} a`), put(database, next++, `${next} b`)]);
  })();
  const copy = join(await folder(), 'copy.sqlite');
  await backup(file, copy);
  stop = true;
  await stream;
  const restored = await own.open({ file: copy });
  const kept = (await count(restored)) ?? 0;
  const [highest] = await restored.read((tx) =>
    tx.query<{ n: number }>('SELECT max(position) AS n FROM poll_log_leaf'),
  );
  assert.ok(kept >= 3000 && kept <= next);
  assert.equal(highest?.n, kept - 1);
  await assert.rejects(backup(file, copy), { code: 'EEXIST' });
  await assert.rejects(backup(join(await folder(), 'none.sqlite'), `${copy}2`), { code: 'SQLITE_CANTOPEN' });
  assert.equal(existsSync(`${copy}2`), false);
});

test('a file that is no database is refused by name', async () => {
  const file = join(await folder(), 'stem.sqlite');
  writeFileSync(file, 'x'.repeat(9000));
  await assert.rejects(own.open({ file }), { name: 'DatabaseUnavailable', reason: 'broken' });
});
