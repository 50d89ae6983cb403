import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importDocument } from '../../../server/document/document.service.js';
import { apiRooms } from '../../../server/rooms.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildThreadedPlace, readThreadOf, written } from '../../support/threading.js';

let server: TestServer;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: 'off' }, pressureAt: Infinity });
});
after(() => server.stop());

test('a comment is in the thread at once, under a name that says nothing about the person', async () => {
  const place = await buildThreadedPlace(server);
  const { comment, thread, mine } = await written(server, place, 'Laat de bomen staan.');
  assert.match(comment.id, /^[0-9a-hjkmnp-tv-z]{16}$/);
  assert.equal(comment.text, 'Laat de bomen staan.');
  assert.match(comment.author!.name, /^\p{Lu}[\p{L} ]+\d*$/u);
  assert.equal(thread.comments, 1);
  assert.deepEqual(
    thread.first.comments.map(({ id }) => id),
    [comment.id],
  );
  assert.equal(mine.name, comment.author!.name);
  assert.deepEqual(await readThreadOf(server, place), thread);
});

test('a person has one name in a thread, and another in the next', async () => {
  const place = await buildThreadedPlace(server);
  const first = await written(server, place, 'Een');
  const second = await written(server, place, 'Twee', first.token);
  assert.equal(second.comment.author!.name, first.comment.author!.name);
  const names = await Promise.all(
    Array.from({ length: 300 }, async () => (await written(server, place, 'Hallo')).comment.author!.name),
  );
  assert.equal(new Set([...names, first.comment.author!.name]).size, 301);
});

test('replies show below their comment at three levels, and deeper ones say whom they answer', async () => {
  const place = await buildThreadedPlace(server);
  const one = await written(server, place, '1');
  const two = await written(server, place, { text: '1.1', parent: one.comment.id });
  const three = await written(server, place, { text: '1.1.1', parent: two.comment.id });
  const four = await written(server, place, { text: '1.1.1.1', parent: three.comment.id });
  await written(server, place, '2');
  const { first, comments } = await readThreadOf(server, place);
  assert.equal(comments, 5);
  assert.deepEqual(
    first.comments.map(({ text, depth, replies }) => [text, depth, replies]),
    [
      ['1', 1, 3],
      ['1.1', 2, 2],
      ['1.1.1', 3, 0],
      ['1.1.1.1', 3, 0],
      ['2', 1, 0],
    ],
  );
  assert.equal(four.comment.parent, three.comment.id);
  assert.equal(four.comment.replyTo, three.comment.author!.name);
  assert.equal(three.comment.replyTo, undefined);
});

test('the version that a reader saw is kept with the document, and made-up ones do not replace an imported one', async () => {
  const place = await buildThreadedPlace(server);
  const seen = 'a'.repeat(64);
  const quote = { exact: 'de singel', prefix: '', suffix: '', start: 6, end: 15, version: seen };
  const document = `${place.prefix}12`;
  const { comment, thread } = await written(server, place, { document, quote, text: 'Mooi.' });
  assert.equal(comment.quote?.version, seen);
  assert.equal(thread.document?.version, seen);
  const { version } = await importDocument(server.house.database, {
    organisationId: place.organisation.id,
    url: document,
    bytes: Buffer.from('<p>Langs de singel staan bomen.</p>'),
    type: 'text/html',
    now: server.clock.now,
  });
  server.clock.pass(60);
  const madeUp = { ...quote, version: 'b'.repeat(64) };
  await written(server, place, { document, quote: madeUp, text: 'Ook mooi.' });
  assert.equal((await readThreadOf(server, { ref: thread.ref! })).document?.version, version);
});
