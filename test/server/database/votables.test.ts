import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate, migrations } from '../../../server/database/migrate.js';
import { createTable } from '../../../server/database/schema.js';
import { ballotTables } from '../../../server/database/migrations/0001-ballots.js';
import { onBoth } from '../../support/database.js';

const step = migrations.find(({ name }) => name === '0004-votables')!;

onBoth('moving what votes change out of polls', (databases) => {
  test('what a poll had before stands in the table of votes, and its definition stays', async () => {
    const database = await databases.open();
    const [table] = ballotTables.filter(({ name }) => name === 'poll');
    await database.write(async (tx) => {
      for (const name of ['votable', 'poll']) await tx.query(`DROP TABLE ${name}`);
      for (const sql of createTable(table!, tx.dialect)) await tx.query(sql);
      await tx.query('ALTER TABLE poll ADD COLUMN result text');
      await tx.query('DELETE FROM stem_migration WHERE name = ?', [step.name]);
      await tx.query(
        `INSERT INTO organisation (id, slug, name, language, contact_name, contact_email, contact_url)
         VALUES ('o', 'stad', 'Stad', 'nl', 'Griffie', 'g@stad.example', 'https://stad.example')`,
      );
      for (const id of ['open', 'shown'])
        await tx.query(
          `INSERT INTO activity (id, organisation_id, ref, kind, title, language, opens_at, closes_at, access,
             moderation, results, version) VALUES (?, 'o', ?, 'poll', 'Titel', 'nl', '2026-01-01T00:00:00.000Z',
             '2027-01-01T00:00:00.000Z', 'guest', 'after', 'always', 1)`,
          [id, id],
        );
      await tx.query(
        `INSERT INTO poll (activity_id, rule, options, seed_hash, online, paper, log_size, log_frontier)
         VALUES ('open', '{"kind":"single"}', '[]', 'hash-1', 7, 2, 9, '["ab"]')`,
      );
      await tx.query(
        `INSERT INTO poll (activity_id, rule, options, seed_hash, published, result)
         VALUES ('shown', '{}', '[]', 'hash-2', '{"file":1}', '{"seed":"s"}')`,
      );
    });
    await database.write((tx) => migrate(tx));
    const votes = await database.read((tx) => tx.query('SELECT * FROM votable ORDER BY activity_id'));
    const none = { online: 0, assisted: 0, paper: 0, log_size: 0, log_frontier: '[]' };
    const waiting = { keys_destroyed_at: null, published: null, result: null };
    assert.deepEqual(votes, [
      {
        ...none,
        ...waiting,
        activity_id: 'open',
        seed_hash: 'hash-1',
        online: 7,
        paper: 2,
        log_size: 9,
        log_frontier: '["ab"]',
      },
      {
        ...none,
        ...waiting,
        activity_id: 'shown',
        seed_hash: 'hash-2',
        published: '{"file":1}',
        result: '{"seed":"s"}',
      },
    ]);
    assert.deepEqual(await database.read((tx) => tx.query('SELECT * FROM poll ORDER BY activity_id')), [
      { activity_id: 'open', rule: '{"kind":"single"}', options: '[]' },
      { activity_id: 'shown', rule: '{}', options: '[]' },
    ]);
  });

  test('a move that is broken off leaves the polls as they were', async () => {
    const database = await databases.open();
    const again = await database.read((tx) => tx.query('SELECT name FROM stem_migration'));
    assert.ok(again.some(({ name }) => name === step.name));
    const [table] = ballotTables.filter(({ name }) => name === 'poll');
    await database.write(async (tx) => {
      for (const name of ['votable', 'poll']) await tx.query(`DROP TABLE ${name}`);
      for (const sql of createTable(table!, tx.dialect)) await tx.query(sql);
      await tx.query('ALTER TABLE poll ADD COLUMN result text');
      await tx.query('DELETE FROM stem_migration WHERE name = ?', [step.name]);
    });
    const cut = { ...step, statements: (d: typeof databases.dialect) => [...step.statements(d), 'NO SQL'] };
    const steps = migrations.map((one) => (one === step ? cut : one));
    await assert.rejects(database.write((tx) => migrate(tx, steps)));
    await assert.rejects(database.read((tx) => tx.query('SELECT * FROM votable')));
    assert.deepEqual(await database.read((tx) => tx.query('SELECT seed_hash FROM poll')), []);
    await database.write((tx) => migrate(tx));
    assert.deepEqual(await database.read((tx) => tx.query('SELECT * FROM votable')), []);
  });
});
