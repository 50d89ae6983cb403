import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import pg from 'pg';
import type { Database } from '../../../server/database/door.js';
import { shuffleStores, unlinkedTables } from '../../../server/database/unlink.js';
import { databases } from '../../support/database.js';

/** The tags of a person, the box's from the roll's, in a way that tells nothing about their order. */
const hash = (of: string): string => createHash('sha256').update(of).digest('hex');
const personTag = (n: number): string => hash(`person ${n}`);
const ballotTag = (n: number): string => hash(`box ${personTag(n)}`);

/** Lets them vote one after another, in the order of their numbers. */
async function vote(database: Database, voters: number, poll: string): Promise<void> {
  for (let n = 0; n < voters; n++) {
    await database.write(async (tx) => {
      await tx.query('INSERT INTO poll_roll (poll_id, person_tag, medium, day) VALUES (?, ?, ?, ?)', [
        poll,
        personTag(n),
        'online',
        '2026-03-18',
      ]);
      await tx.query(
        'INSERT INTO poll_box (poll_id, ballot_tag, ballot, version, medium) VALUES (?, ?, ?, ?, ?)',
        [poll, ballotTag(n), `{"options":["o${n % 7}"]}`, 1, 'online'],
      );
    });
  }
}

/** How many persons an observer pairs rightly who believes that both lists are in the same order. */
function pairedRightly(roll: readonly string[], box: readonly string[], voters: number): number {
  const ballotOf = new Map(Array.from({ length: voters }, (_, n) => [personTag(n), ballotTag(n)]));
  return roll.filter((tag, at) => ballotOf.get(tag) === box[at]).length;
}

/** The tags in the order in which they stand in these bytes; fails when one stands there more often than once. */
function inOrderOfBytes(bytes: Buffer, tags: readonly string[]): string[] {
  const text = bytes.toString('latin1');
  const places = tags.map((tag) => {
    const place = text.indexOf(tag);
    assert.ok(place >= 0, 'each tag is there');
    assert.equal(text.indexOf(tag, place + 1), -1, 'no tag is left over in another place');
    return { tag, place };
  });
  return places.sort((a, b) => a.place - b.place).map(({ tag }) => tag);
}

async function closePoll(database: Database, poll: string): Promise<void> {
  await database.write((tx) => shuffleStores(tx, poll));
  await database.scrub(unlinkedTables);
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

test('on SQLite the bytes of the file pair nobody after closing, the log is empty, and before closing they did', async () => {
  const own = databases('sqlite');
  const place = await own.place();
  const file = 'file' in place ? place.file : '';
  const voters = 15;
  const persons = numbers(voters).map(personTag);
  const ballots = numbers(voters).map(ballotTag);
  const database = await own.open(place);
  await vote(database, voters, 'p');
  assert.ok(readFileSync(`${file}-wal`).includes(personTag(3)), 'the log holds votes before closing');
  await database.scrub([]);
  const before = readFileSync(file);
  assert.equal(
    pairedRightly(inOrderOfBytes(before, persons), inOrderOfBytes(before, ballots), voters),
    voters,
    'the control: without the shuffle, bytes stand in the order of arrival',
  );
  await closePoll(database, 'p');
  assert.equal(statSync(`${file}-wal`).size, 0);
  const after = readFileSync(file);
  const [roll, box] = [inOrderOfBytes(after, persons), inOrderOfBytes(after, ballots)];
  // SQLite fills a page from its end: what was written first, the lowest tag, stands last.
  assert.deepEqual(roll, persons.toSorted().reverse());
  assert.deepEqual(box, ballots.toSorted().reverse());
});

test('on SQLite, over many pages, no bytes of earlier versions are left after closing', async () => {
  const own = databases('sqlite');
  const place = await own.place();
  const voters = 400;
  const database = await own.open(place);
  await vote(database, voters, 'p');
  await closePoll(database, 'p');
  const bytes = readFileSync('file' in place ? place.file : '');
  const roll = inOrderOfBytes(bytes, numbers(voters).map(personTag));
  const box = inOrderOfBytes(bytes, numbers(voters).map(ballotTag));
  assert.ok(pairedRightly(roll, box, voters) <= 6, 'no more than chance pairs');
});

test('on PostgreSQL neither ctid nor xmin nor the bytes of the tables pair anyone after closing; before, they did', async () => {
  const own = databases('postgres');
  const database = await own.open();
  const voters = 60;
  await vote(database, voters, 'p');
  const ordered = (table: string, tag: string, by: string) =>
    database.read(async (tx) =>
      (
        await tx.query<{ tag: string }>(
          `SELECT ${tag} AS tag FROM ${table} WHERE poll_id = 'p' ORDER BY ${by}`,
        )
      ).map((row) => row.tag),
    );
  const bytes = (table: string) =>
    database.read(async (tx) => {
      const sql = `SELECT pg_read_binary_file(pg_relation_filepath('${table}')) AS bytes`;
      return (await tx.query<{ bytes: Buffer }>(sql))[0]?.bytes ?? Buffer.alloc(0);
    });
  for (const by of ['ctid', 'xmin::text::bigint']) {
    const [roll, box] = [
      await ordered('poll_roll', 'person_tag', by),
      await ordered('poll_box', 'ballot_tag', by),
    ];
    assert.equal(pairedRightly(roll, box, voters), voters, `the control: ${by} is the order of arrival`);
  }
  await closePoll(database, 'p');
  const [roll, box] = [
    await ordered('poll_roll', 'person_tag', 'ctid'),
    await ordered('poll_box', 'ballot_tag', 'ctid'),
  ];
  assert.deepEqual(roll, numbers(voters).map(personTag).toSorted());
  assert.deepEqual(box, numbers(voters).map(ballotTag).toSorted());
  for (const table of unlinkedTables) {
    const sql = `SELECT count(DISTINCT xmin::text) AS n FROM ${table}`;
    assert.deepEqual(await database.read((tx) => tx.query(sql)), [{ n: 1 }]);
  }
  await database.write((tx) => tx.query('CHECKPOINT'));
  inOrderOfBytes(await bytes('poll_roll'), roll);
  inOrderOfBytes(await bytes('poll_box'), box);
});

test('on PostgreSQL a reader that still sees the old rows holds the closing up, and then none of them is left', async () => {
  const own = databases('postgres');
  const place = (await own.place()) as { url: string };
  const database = await own.open(place);
  await vote(database, 10, 'p');
  const reader = new pg.Client({ connectionString: place.url });
  await reader.connect();
  await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await reader.query('SELECT 1 FROM activity');
  let closed = false;
  const closing = closePoll(database, 'p').then(() => (closed = true));
  const files = new Set<string>();
  while (files.size < 3) {
    const [row] = await database.read((tx) =>
      tx.query<{ file: string }>("SELECT pg_relation_filepath('poll_roll') AS file"),
    );
    files.add(row!.file);
  }
  assert.ok(!closed, 'the table was written anew twice, and that was not enough');
  await reader.query('COMMIT');
  await closing;
  await reader.end();
  await database.write((tx) => tx.query('CHECKPOINT'));
  const bytes = await database.read(async (tx) => {
    const sql = `SELECT pg_read_binary_file(pg_relation_filepath('poll_roll')) AS bytes`;
    return (await tx.query<{ bytes: Buffer }>(sql))[0]!.bytes;
  });
  inOrderOfBytes(bytes, numbers(10).map(personTag));
});

for (const dialect of ['sqlite', 'postgres'] as const) {
  test(`on ${dialect} closing one poll keeps every row, and leaves the votes of other polls alone`, async () => {
    const database = await databases(dialect).open();
    await vote(database, 5, 'other');
    await vote(database, 20, 'p');
    const all = () =>
      database.read(async (tx) => [
        await tx.query('SELECT * FROM poll_roll ORDER BY poll_id, person_tag'),
        await tx.query('SELECT * FROM poll_box ORDER BY poll_id, ballot_tag'),
      ]);
    const before = await all();
    await closePoll(database, 'p');
    assert.deepEqual(await all(), before);
    await closePoll(database, 'p');
    assert.deepEqual(await all(), before);
  });
}

test('scrubbing waits for reads under way and lets later ones through', async () => {
  const database = await databases('sqlite').open();
  await vote(database, 1, 'p');
  const order: string[] = [];
  let finish = (): void => undefined;
  const held = new Promise<void>((done) => (finish = done));
  const reading = database.read(async (tx) => {
    await tx.query('SELECT count(*) FROM poll_roll');
    await held;
    order.push('read');
  });
  const scrubbing = database.scrub([]).then(() => order.push('scrubbed'));
  await vote(database, 0, 'p');
  finish();
  await Promise.all([reading, scrubbing]);
  assert.deepEqual(order, ['read', 'scrubbed']);
  await database.read((tx) => tx.query('SELECT 1'));
});
