import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Comment, Thread } from '../../../contract/comment.schema.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn, staffToken } from '../../support/staffing.js';
import {
  buildThread,
  buildThreadedPlace,
  newWriter,
  readThreadOf,
  written,
  type ThreadedPlace,
} from '../../support/threading.js';

onBoth('merging threads', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases);
  });
  after(() => server.stop());

  const begin = async () => {
    const place = await buildThreadedPlace(server);
    const made = await server.house.database.write((tx) => buildThread(tx, place.organisation));
    const other: ThreadedPlace = {
      ...place,
      ...made,
      activity: { ref: made.ref },
      path: `/v1/threads/${made.ref}`,
    };
    const clerk = callerOf(server, place, await staffToken(server, place, 'clerk'));
    const merge = (from: { ref: string }, into: { ref: string }) =>
      clerk<Thread & { code?: string }>('POST', `/v1/threads/${from.ref}/merges`, { into: into.ref });
    return { place, other, clerk, merge };
  };
  const rowsOf = (id: string) =>
    server.house.database.read((tx) =>
      tx.query<{ id: string; position: number; pseudonym: string; body: string }>(
        'SELECT id, position, pseudonym, body FROM comment WHERE thread_id = ? ORDER BY position',
        [id],
      ),
    );

  test('comments stand together in the order of time, keep their ids, and old refs lead to the one thread', async () => {
    const { place, other, merge } = await begin();
    const ids: string[] = [];
    for (const [at, where] of [place, other, other, place, other].entries()) {
      ids.push((await written(server, where, `Reactie ${at}`)).comment.id);
      server.clock.pass(10);
    }
    const reply = await written(server, place, { text: 'Antwoord', parent: ids[0]! });
    const hidden = await written(server, other, 'Weg');
    const moderator = callerOf(server, place, await staffToken(server, place, 'moderator'));
    await moderator('POST', `/v1/comments/${hidden.comment.id}/decisions`, {
      decision: 'hide',
      reason: 'spam',
    });
    const merged = await merge(other, place);
    assert.equal(merged.status, 200, merged.text);
    assert.equal(merged.body.ref, place.ref);
    const rows = await rowsOf(place.id);
    assert.deepEqual(
      rows.map(({ id, position }) => [id, position]),
      [...ids, reply.comment.id, hidden.comment.id].map((id, at) => [id, at + 1]),
    );
    const thread = await readThreadOf(server, other);
    assert.equal(thread.ref, place.ref);
    assert.equal(thread.comments, 6);
    assert.deepEqual(thread.hidden, [{ reason: 'spam', count: 1 }]);
    assert.deepEqual(
      thread.first.comments.map(({ text }) => text),
      ['Reactie 0', 'Antwoord', 'Reactie 1', 'Reactie 2', 'Reactie 3', 'Reactie 4'],
    );
    for (const id of ids) {
      const { body } = await server.send<Comment>('GET', `/v1/comments/${id}`);
      assert.equal(body.thread, place.ref);
    }
    const later = await written(server, other, 'Na het samenvoegen');
    assert.equal(later.comment.thread, place.ref);
    assert.equal((await rowsOf(place.id)).at(-1)!.position, 8);
  });

  test('a person has one name in the thread that stays, and no two people share one', async () => {
    const { place, other, merge } = await begin();
    const both = await newWriter(server, place);
    const here = await written(server, place, 'Hier', both);
    const there = await written(server, other, 'Daar', both);
    const stranger = await written(server, other, 'Iemand anders');
    const name = here.comment.author!.name;
    await server.house.database.write(async (tx) => {
      await tx.query('UPDATE thread_name SET name = ? WHERE thread_id = ? AND name = ?', [
        `${name} 99`,
        other.id,
        there.comment.author!.name,
      ]);
      for (const [table, column] of [
        ['thread_name', 'name'],
        ['comment', 'pseudonym'],
      ])
        await tx.query(`UPDATE ${table} SET ${column} = ? WHERE thread_id = ? AND ${column} = ?`, [
          name,
          other.id,
          stranger.comment.author!.name,
        ]);
    });
    assert.equal((await merge(other, place)).status, 200);
    const rows = await rowsOf(place.id);
    const of = (body: string) => rows.find((row) => row.body === body)!.pseudonym;
    assert.equal(of('Hier'), name);
    assert.equal(of('Daar'), name);
    assert.notEqual(of('Iemand anders'), name);
  });

  test('passages, reactions and the address of a document move along', async () => {
    const { place, merge } = await begin();
    const document = `${place.prefix}8471`;
    const quote = { exact: 'de singel', prefix: 'langs ', suffix: ' komt', start: 6, end: 15 };
    const about = await written(server, place, { document, text: 'Deze zin', quote });
    const from = { ref: about.thread.ref! };
    const reader = callerOf(server, place, await newWriter(server, place));
    const reaction = `/v1/comments/${about.comment.id}/reactions/mine`;
    await reader('PUT', reaction, { reaction: 'agree' });
    assert.equal((await merge(from, place)).status, 200);
    const found = await server.send<Thread>('GET', `/v1/threads?document=${encodeURIComponent(document)}`);
    assert.equal(found.body.ref, place.ref);
    assert.equal(found.body.document?.url, document);
    const { body } = await server.send<{ passages: { comments: string[] }[] }>(
      'GET',
      `${place.path}/passages`,
    );
    assert.deepEqual(body.passages[0]!.comments, [about.comment.id]);
    assert.equal((await reader('DELETE', reaction)).status, 200);
    assert.equal((await server.send<Comment>('GET', `/v1/comments/${about.comment.id}`)).body.agree, 0);
  });

  test('a thread is not merged into itself, into one of another organisation, nor in a circle', async () => {
    const { place, other, merge } = await begin();
    const elsewhere = await buildThreadedPlace(server);
    assert.equal((await merge(place, place)).body.code, 'invalid_input');
    assert.equal((await merge(place, elsewhere)).body.code, 'not_found');
    assert.equal((await merge(elsewhere, place)).body.code, 'not_found');
    assert.equal((await merge(other, place)).status, 200);
    assert.equal((await merge(place, other)).body.code, 'invalid_input');
    assert.equal((await merge(other, place)).body.code, 'invalid_input');
  });

  test('what was published keeps an order without doubles, so that nobody gets mail about what is old', async () => {
    const { place, other, merge } = await begin();
    await written(server, place, 'Een');
    await written(server, other, 'Twee');
    await written(server, place, 'Drie');
    await merge(other, place);
    await written(server, place, 'Vier');
    const rows = await server.house.database.read((tx) =>
      tx.query<{ body: string; published: number }>(
        'SELECT body, published FROM comment WHERE thread_id = ? ORDER BY published',
        [place.id],
      ),
    );
    assert.deepEqual(
      rows.map(({ body, published }) => [body, published]),
      [
        ['Twee', 1],
        ['Een', 2],
        ['Drie', 3],
        ['Vier', 4],
      ],
    );
  });
});
