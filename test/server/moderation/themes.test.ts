import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AuditLog, ThreadThemes } from '../../../contract/moderation.schema.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn, staffToken } from '../../support/staffing.js';
import { buildThreadedPlace, written } from '../../support/threading.js';

onBoth('themes', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases);
  });
  after(() => server.stop());

  test('a clerk gives comments a theme, each its one, and takes it away; replies, strangers and residents do not', async () => {
    const place = await buildThreadedPlace(server);
    const clerk = callerOf(server, place, await staffToken(server, place, 'clerk', { name: 'Gé Rif' }));
    const one = await written(server, place, 'Te weinig plekken');
    const two = await written(server, place, 'Kappen is zonde');
    const reply = await written(server, place, { text: 'Eens', parent: two.comment.id });
    const path = `${place.path}/themes`;
    const set = (...comments: [string, string][]) =>
      clerk<ThreadThemes>('PUT', path, { comments: comments.map(([id, theme]) => ({ id, theme })) });
    const first = await set([one.comment.id, ' Verkeer  en parkeren '], [two.comment.id, 'Bomen']);
    assert.deepEqual(first.body, {
      themes: [
        { theme: 'Bomen', comments: 1 },
        { theme: 'Verkeer en parkeren', comments: 1 },
      ],
      without: 0,
    });
    const other = await set([one.comment.id, 'bomen'], [two.comment.id, 'Bomen']);
    assert.deepEqual(other.body, { themes: [{ theme: 'bomen', comments: 2 }], without: 0 });
    assert.deepEqual((await set([one.comment.id, ''])).body.without, 1);
    for (const id of [reply.comment.id, '0'.repeat(16)]) {
      const refused = await set([two.comment.id, 'Anders'], [id, 'Bomen']);
      assert.equal(refused.status, 400, refused.text);
    }
    const body = { comments: [{ id: one.comment.id, theme: 'Mijn thema' }] };
    for (const token of [await staffToken(server, place, 'moderator'), one.token])
      assert.equal((await callerOf(server, place, token)('PUT', path, body)).status, 403);
    const administrator = callerOf(server, place, await staffToken(server, place, 'administrator'));
    const { entries } = (await administrator<AuditLog>('GET', '/v1/audit-entries')).body;
    // The second time only one of the two changed.
    assert.deepEqual(
      entries
        .filter(({ act }) => act === 'thread.theme')
        .map(({ note }) => note)
        .sort(),
      [
        `comment ${one.comment.id}: Verkeer en parkeren`,
        `comment ${one.comment.id}: bomen`,
        `comment ${one.comment.id}: none`,
        `comment ${two.comment.id}: Bomen`,
      ].sort(),
    );
    assert.equal(
      JSON.stringify((await server.send('GET', `/v1/comments/${two.comment.id}`)).body).includes('Bomen'),
      false,
    );
  });

  test('a withdrawn comment has no theme, and a table from before does not give it one again', async () => {
    const place = await buildThreadedPlace(server);
    const clerk = callerOf(server, place, await staffToken(server, place, 'clerk'));
    const { comment, token } = await written(server, place, 'Te weinig plekken');
    await written(server, place, { text: 'Eens', parent: comment.id });
    const set = () =>
      clerk<ThreadThemes>('PUT', `${place.path}/themes`, {
        comments: [{ id: comment.id, theme: 'Parkeren' }],
      });
    assert.equal((await set()).body.themes.length, 1);
    await callerOf(server, place, token)('DELETE', `/v1/comments/${comment.id}`);
    assert.deepEqual((await set()).body, { themes: [], without: 0 });
    const note = (await clerk('GET', `${place.path}/response-note?by=theme`)).text;
    assert.match(note, /Eens/);
    assert.doesNotMatch(note, /Parkeren/);
    const rows = await server.house.database.read((tx) =>
      tx.query('SELECT theme FROM comment WHERE id = ?', [comment.id]),
    );
    assert.deepEqual(rows, [{ theme: '' }]);
  });
});
