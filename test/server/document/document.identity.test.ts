import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ensureDocument,
  findDocument,
  nameDocument,
  noteVersion,
} from '../../../server/document/document.service.js';
import { onBoth } from '../../support/database.js';
import { buildOrganisation } from '../../support/factories.js';

const now = new Date('2026-03-18T12:00:00Z');
const go = (meeting: number) => `https://raad.example.nl/api/v1/meetings/${meeting}/documents/7`;

onBoth('documents', (databases) => {
  test('a document is made once and found again by every name that it has', async () => {
    const database = await databases.open();
    const { id: organisation } = await buildOrganisation(database);
    const made = await database.write((tx) => ensureDocument(tx, organisation, go(1), undefined, now));
    const again = await database.write((tx) => ensureDocument(tx, organisation, go(2), 'Brief', now));
    assert.equal(again.id, made.id);
    assert.equal(again.url, go(1));
    for (const url of [go(1), go(2), go(3)]) {
      const found = await database.read((tx) => findDocument(tx, organisation, url));
      assert.deepEqual(found, { ...made, title: 'Brief' });
    }
    const later = await database.write((tx) => ensureDocument(tx, organisation, go(1), 'Anders', now));
    assert.equal(later.title, 'Brief');
  });

  test('organisations do not share documents, and a name leads to the document that had it first', async () => {
    const database = await databases.open();
    const { id: one } = await buildOrganisation(database);
    const { id: two } = await buildOrganisation(database);
    const made = await database.write((tx) => ensureDocument(tx, one, go(1), undefined, now));
    assert.equal(await database.read((tx) => findDocument(tx, two, go(1))), undefined);
    const other = await database.write((tx) =>
      ensureDocument(tx, one, 'https://raad.example.nl/b', undefined, now),
    );
    await database.write((tx) =>
      nameDocument(tx, one, other.id, [`url:${go(1)}`, 'url:https://raad.example.nl/c']),
    );
    assert.equal((await database.read((tx) => findDocument(tx, one, go(1))))?.id, made.id);
    assert.equal(
      (await database.read((tx) => findDocument(tx, one, 'https://raad.example.nl/c')))?.id,
      other.id,
    );
  });

  test('a version that a reader saw is kept once, and nobody fills the table with hashes', async () => {
    const database = await databases.open();
    const { id: organisation } = await buildOrganisation(database);
    const { id } = await database.write((tx) => ensureDocument(tx, organisation, go(1), undefined, now));
    const hash = (of: number) => of.toString(16).padStart(64, '0');
    await database.write(async (tx) => {
      for (let of = 0; of < 130; of++) await noteVersion(tx, id, hash(of % 120), now);
    });
    const rows = await database.read((tx) =>
      tx.query('SELECT hash, source FROM document_version ORDER BY hash'),
    );
    assert.equal(rows.length, 100);
    assert.deepEqual(rows[3], { hash: hash(3), source: 'seen' });
  });
});
