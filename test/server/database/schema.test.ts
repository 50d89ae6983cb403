import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EntitySchema } from 'typeorm';
import { boolean, integer, json, key, nullable, text } from '../../../server/database/columns.js';
import { migrate, migrations } from '../../../server/database/migrate.js';
import { createTable } from '../../../server/database/schema.js';
import { placeTables } from '../../../server/database/migrations/0001-places.js';
import { ballotTables } from '../../../server/database/migrations/0001-ballots.js';
import { identityTables } from '../../../server/database/migrations/0001-identity.js';
import { onBoth } from '../../support/database.js';

interface Channel {
  id: string;
  organisationId: string;
  slug: string;
  name: string;
  kind: string;
  documentPrefixes: string[];
  theme: Record<string, string> | null;
  underPressure: boolean;
}

const ChannelEntity = new EntitySchema<Channel>({
  name: 'channel',
  columns: {
    id: key(text()),
    organisationId: text('organisation_id'),
    slug: text(),
    name: text(),
    kind: text(),
    documentPrefixes: json('document_prefixes'),
    theme: nullable(json()),
    underPressure: boolean('under_pressure'),
  },
});

const LeafEntity = new EntitySchema<{ pollId: string; position: number; commitment: string }>({
  name: 'poll_log_leaf',
  columns: { pollId: key(text('poll_id')), position: key(integer()), commitment: text() },
});

const tables = [...placeTables, ...ballotTables, ...identityTables];

onBoth(
  'the schema',
  (databases) => {
    test('what an entity says comes back as it was, also as plain SQL', async () => {
      const database = await databases.open();
      const channel: Channel = {
        id: 'c1',
        organisationId: 'o1',
        slug: 'oosterpark',
        name: 'Buurt é 😀 & <b>',
        kind: 'neighbourhood',
        documentPrefixes: ['https://raad.example/'],
        theme: null,
        underPressure: true,
      };
      await database.write(async (tx) => {
        await tx.query(
          `INSERT INTO organisation (id, slug, name, language, contact_name, contact_email, contact_url)
           VALUES ('o1', 'stad', 'Stad?', 'nl', 'Griffie', 'g@stad.example', 'https://stad.example')`,
        );
        await tx.manager.insert(ChannelEntity, channel);
        await tx.manager.save(ChannelEntity, {
          ...channel,
          id: 'c2',
          slug: 'west',
          underPressure: false,
          theme: { a: 'b' },
        });
        await tx.manager.insert(LeafEntity, { pollId: 'p', position: 2 ** 40, commitment: 'a' });
      });
      await database.read(async (tx) => {
        assert.deepEqual({ ...(await tx.manager.findOneByOrFail(ChannelEntity, { id: 'c1' })) }, channel);
        const [found] = await tx.manager.findBy(ChannelEntity, { underPressure: false });
        assert.deepEqual(found?.theme, { a: 'b' });
        assert.equal((await tx.manager.findOneByOrFail(LeafEntity, { pollId: 'p' })).position, 2 ** 40);
        const sql = `SELECT slug, under_pressure FROM channel WHERE name <> '?' AND under_pressure = ? -- ?`;
        assert.deepEqual(await tx.query(sql, [true]), [{ slug: 'oosterpark', under_pressure: 1 }]);
      });
    });

    test('texts are compared byte by byte, so both databases list in the same order', async () => {
      const database = await databases.open();
      const names = ['a', 'B', 'é', 'Z', '10', '9', '_', 'ab', 'a b'];
      await database.write(async (tx) => {
        for (const [position, name] of names.entries()) {
          await tx.manager.insert(LeafEntity, { pollId: 'p', position, commitment: name });
        }
      });
      const rows = await database.read((tx) =>
        tx.query<{ commitment: string }>('SELECT commitment FROM poll_log_leaf ORDER BY commitment'),
      );
      assert.deepEqual(
        rows.map((row) => row.commitment),
        names.toSorted(),
      );
    });

    test('an update and a delete answer what they return', async () => {
      const database = await databases.open();
      await database.write(async (tx) => {
        const insert = `INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES ('p', 1, 'a')`;
        assert.deepEqual(await tx.query(insert), []);
        assert.deepEqual(await tx.query(`${insert} ON CONFLICT DO NOTHING RETURNING position`), []);
        const update = `UPDATE poll_log_leaf SET commitment = ? WHERE position = ? RETURNING commitment`;
        assert.deepEqual(await tx.query(update, ['b', 1]), [{ commitment: 'b' }]);
        assert.deepEqual(await tx.query(update, ['b', 2]), []);
        assert.deepEqual(await tx.query('DELETE FROM poll_log_leaf RETURNING position'), [{ position: 1 }]);
        await assert.rejects(tx.query('SELECT ?', [undefined]), TypeError);
      });
    });

    test('opening a second time changes nothing, and a newer database is refused', async () => {
      const place = await databases.place();
      const first = await databases.open(place);
      await first.write((tx) =>
        tx.query(`INSERT INTO poll_log_leaf (poll_id, position, commitment) VALUES ('p', 1, 'a')`),
      );
      await first.close();
      const second = await databases.open(place);
      assert.deepEqual(await second.read((tx) => tx.query('SELECT position FROM poll_log_leaf')), [
        { position: 1 },
      ]);
      await second.write((tx) => tx.query(`INSERT INTO stem_migration (name) VALUES ('9999-later')`));
      await second.close();
      await assert.rejects(databases.open(place), /made by a newer version: it has the step 9999-later/);
    });

    test('a step that fails leaves nothing of itself behind', async () => {
      const database = await databases.open();
      const broken = {
        name: '0002-broken',
        statements: () => ['CREATE TABLE half (id text)', 'CREATE TABLE half (id text)'],
      };
      await assert.rejects(database.write((tx) => migrate(tx, [...migrations, broken])));
      await assert.rejects(database.read((tx) => tx.query('SELECT * FROM half')));
      const works = { name: '0002-works', statements: () => ['CREATE TABLE half (id text)'] };
      await database.write((tx) => migrate(tx, [...migrations, works]));
      assert.deepEqual(await database.read((tx) => tx.query('SELECT * FROM half')), []);
    });
  },
  [ChannelEntity, LeafEntity],
);

test('nothing refers from the roll to the box, and no table keeps an order of arrival', () => {
  for (const table of tables) {
    assert.match(createTable(table, 'sqlite')[0] ?? '', /WITHOUT ROWID$/);
    const referred = Object.values(table.columns).flatMap((column) => column.references?.[0] ?? []);
    assert.ok(!referred.some((name) => name === 'poll_roll' || name === 'poll_box'));
  }
  const stores = ballotTables.filter(({ name }) => name === 'poll_roll' || name === 'poll_box');
  const shared = stores.map(({ columns }) => Object.keys(columns));
  assert.deepEqual(
    shared[0]?.filter((column) => shared[1]?.includes(column)),
    ['poll_id', 'medium'],
  );
});
