import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Erased, MyContributions } from '../../../contract/privacy.schema.js';
import { forgetOld, setRetention } from '../../../server/privacy/retention.service.js';
import {
  asStaff,
  buildBoardedPlace,
  checkBoardSums,
  newResident,
  proposed,
  readBoardOf,
  readIdeaOf,
  readPageOf,
  supported,
  supportOver,
} from '../../support/boarding.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn } from '../../support/staffing.js';

onBoth('privacy on boards', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases, { pressureAt: Infinity });
  });
  after(() => server.stop());

  test('a resident gets everything in one file, and is erased without a trace in words, names and support', async () => {
    const place = await buildBoardedPlace(server);
    const { idea, token, mine } = await proposed(server, place, { title: 'Mijn geheim idee' });
    const other = await proposed(server, place, { title: 'Van een ander' });
    const as = callerOf(server, place, token);
    await as('PUT', `/v1/ideas/${idea.id}`, { title: 'Mijn idee', text: 'Nieuw.' });
    await supportOver(server, place, token, other.idea.id);
    await as('POST', `/v1/ideas/${other.idea.id}/flags`, { reason: 'spam' });
    const editor = await asStaff(server, place);
    const merge = { from: other.idea.id, into: idea.id, why: 'Hetzelfde.' };
    assert.equal((await editor('POST', '/v1/idea-merges', merge)).status, 201);
    const kept = (await as<MyContributions>('GET', '/v1/contributions/mine')).body;
    assert.equal(kept.ideas[0]!.idea.title, 'Mijn idee');
    assert.equal(kept.ideas[0]!.versions[0]!.title, 'Mijn geheim idee');
    assert.deepEqual(kept.supports, [other.idea.id]);
    assert.deepEqual(kept.merges, [{ from: other.idea.id, into: idea.id }]);
    assert.deepEqual(kept.names, [{ thread: place.ref, name: mine.name }]);
    assert.equal(kept.flags[0]!.idea, other.idea.id);
    const erased = await as<Erased>('DELETE', '/v1/participants/mine');
    assert.equal(erased.status, 200, erased.text);
    assert.deepEqual([erased.body.withdrawn, erased.body.supports], [1, 1]);
    assert.equal((await readIdeaOf(server, other.idea.id)).supports, 0);
    assert.equal((await readIdeaOf(server, idea.id)).state, 'withdrawn');
    assert.deepEqual((await readPageOf(server, place, { search: 'geheim' })).ideas, []);
    for (const table of ['idea_support', 'board_name', 'idea_merge_question', 'idea_version', 'flag']) {
      const left = await server.house.database.read((tx) => tx.query(`SELECT * FROM ${table}`));
      assert.ok(!JSON.stringify(left).includes(mine.name!), table);
    }
    await checkBoardSums(server, place);
  });

  test('words may stay without a name', async () => {
    const place = await buildBoardedPlace(server);
    const { idea, token } = await proposed(server, place, { title: 'Blijft staan', name: 'Jan Jansen' });
    const as = callerOf(server, place, token);
    await as('DELETE', '/v1/participants/mine?comments=anonymous');
    const left = await readIdeaOf(server, idea.id);
    assert.equal(left.title, 'Blijft staan');
    assert.doesNotMatch(left.author!.name, /Jan/);
  });

  test('after the days of its retention a board keeps words and numbers, and nobody who took part', async () => {
    const place = await buildBoardedPlace(server, { closesAt: '2026-04-01T00:00:00Z' });
    const start = server.clock.now;
    const { idea } = await proposed(server, place, { title: 'Oud idee' });
    await supported(server, place, idea.id, 3);
    const { database } = server.house;
    await database.write((tx) => setRetention(tx, { organisationId: place.organisation.id }, 30));
    await forgetOld(database, new Date('2026-05-02T00:00:00Z'));
    const left = await readIdeaOf(server, idea.id);
    assert.deepEqual([left.title, left.supports], ['Oud idee', 3]);
    assert.equal((await readBoardOf(server, place)).supports, 3);
    for (const table of ['idea_support', 'board_name'])
      assert.deepEqual(
        await database.read((tx) => tx.query(`SELECT * FROM ${table} WHERE board_id = ?`, [place.id])),
        [],
      );
    const [row] = await database.read((tx) =>
      tx.query('SELECT participant_id FROM idea WHERE id = ?', [idea.id]),
    );
    assert.equal(row!['participant_id'], null);
    await newResident(server, place);
    server.clock.now = start;
  });
});
