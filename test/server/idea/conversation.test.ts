import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CommentAnswer, MyThread, Thread } from '../../../contract/comment.schema.js';
import { keepBoard } from '../../../server/idea/board.service.js';
import {
  asStaff,
  boardInput,
  buildBoardIn,
  buildBoardedPlace,
  newResident,
  proposed,
  readBoardOf,
  readIdeaOf,
} from '../../support/boarding.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { fresh } from '../../support/factories.js';
import { openSession } from '../../support/places.js';
import { callerOf, proveAddress, serverOn } from '../../support/staffing.js';

onBoth('the conversation under an idea', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases, { pressureAt: Infinity });
  });
  after(() => server.stop());

  const threadOf = (id: string) => server.send<Thread>('GET', `/v1/threads/idea-${id}`);

  test('is an ordinary thread that begins with its first comment, and is counted on the idea', async () => {
    const place = await buildBoardedPlace(server);
    const { idea } = await proposed(server, place, { title: 'Meer bomen' });
    const empty = await threadOf(idea.id);
    assert.deepEqual(
      [empty.status, empty.body.ref, empty.body.title, empty.body.comments, empty.body.phase],
      [200, idea.thread, 'Meer bomen', 0, 'open'],
    );
    assert.equal((await server.send('GET', `/v1/threads/${idea.thread}/comments`)).status, 200);
    const token = await newResident(server, place);
    const as = callerOf(server, place, token);
    const mine = await as<MyThread>('GET', `/v1/threads/${idea.thread}/mine`);
    assert.equal(mine.body.can.comment, true);
    const sent = await as<CommentAnswer>('POST', '/v1/comments', { thread: idea.thread, text: 'Goed idee' });
    assert.equal(sent.status, 201, sent.text);
    assert.equal(sent.body.thread.comments, 1);
    const second = await as<CommentAnswer>('POST', '/v1/comments', {
      thread: idea.thread,
      text: 'Eens',
      parent: sent.body.comment.id,
    });
    assert.equal(second.status, 201, second.text);
    assert.equal((await threadOf(idea.id)).body.comments, 2);
    assert.equal((await readIdeaOf(server, idea.id)).comments, 2);
    assert.equal((await readBoardOf(server, place)).first.ideas[0]!.comments, 2);
    await as('DELETE', `/v1/comments/${second.body.comment.id}`);
    assert.equal((await readIdeaOf(server, idea.id)).comments, 1);
  });

  test('two first comments at the same time begin one conversation', async () => {
    const place = await buildBoardedPlace(server);
    const { idea } = await proposed(server, place);
    const tokens = await Promise.all([1, 2, 3, 4].map(() => newResident(server, place)));
    const answers = await Promise.all(
      tokens.map((token, at) =>
        callerOf(server, place, token)('POST', '/v1/comments', { thread: idea.thread, text: `Eerste ${at}` }),
      ),
    );
    for (const { status, text } of answers) assert.equal(status, 201, text);
    assert.equal((await threadOf(idea.id)).body.comments, 4);
    assert.equal((await readIdeaOf(server, idea.id)).comments, 4);
  });

  test('does not exist under an idea that does not show, and cannot be merged away from it', async () => {
    const place = await buildBoardedPlace(server, { moderation: 'before' });
    const { idea, token } = await proposed(server, place);
    assert.equal((await threadOf(idea.id)).status, 404);
    const as = callerOf(server, place, token);
    const refused = await as('POST', '/v1/comments', { thread: idea.thread, text: 'Hallo' });
    assert.equal(refused.body['code'], 'not_found');
    assert.equal((await threadOf('0'.repeat(16))).status, 404);
    const open = await buildBoardedPlace(server);
    const [one, other] = [await proposed(server, open), await proposed(server, open, { title: 'Ander' })];
    const writer = callerOf(server, open, one.token);
    for (const { idea: about } of [one, other])
      await writer('POST', '/v1/comments', { thread: about.thread, text: `Over ${about.id}` });
    const clerk = await asStaff(server, open, 'clerk');
    const merge = await clerk('POST', `/v1/threads/${one.idea.thread}/merges`, { into: other.idea.thread });
    assert.equal(merge.body['code'], 'invalid_input');
  });

  test('is open as long as its board, and for whom its board is', async () => {
    const place = await buildBoardedPlace(server);
    const { idea, token } = await proposed(server, place);
    const as = callerOf(server, place, token);
    const say = (text: string) => as('POST', '/v1/comments', { thread: idea.thread, text });
    assert.equal((await say('Open')).status, 201);
    const input = { ...boardInput(place.organisation), ref: place.ref };
    await server.house.database.write((tx) => keepBoard(tx, { ...input, access: 'email' }));
    assert.equal((await say('Met een adres')).body['code'], 'identity_needed');
    await server.house.database.write((tx) => keepBoard(tx, { ...input, closesAt: '2026-03-01T00:00:00Z' }));
    assert.equal((await say('Te laat')).body['code'], 'thread_closed');
  });

  test('takes whoever proves an identity under it, also before it begins, and in the opaque box of its board only', async () => {
    const place = await buildBoardedPlace(server, { access: 'email' });
    const writer = await proveAddress(
      server,
      place,
      await newResident(server, place),
      `${fresh('w')}@example.nl`,
    );
    const { idea } = await proposed(server, place, {}, writer);
    const under = { origin: place.origin, activity: { ref: idea.thread } };
    const { token } = await openSession(server, under);
    const proven = await proveAddress(server, under, token, `${fresh('a')}@example.nl`);
    const as = callerOf(server, place, proven);
    const followed = await as('POST', '/v1/subscriptions', { thread: idea.thread, email: 'b@example.nl' });
    assert.equal(followed.status, 201, followed.text);
    const said = await as('POST', '/v1/comments', { thread: idea.thread, text: 'Eens' });
    assert.equal(said.status, 201, said.text);

    const box = { origin: 'null', activity: { ref: idea.thread } };
    const open = (ref: string, activity: string) =>
      server.send<{ token: string }>('POST', '/v1/sessions', {
        origin: 'null',
        body: { activity, ticket: server.house.identity.tickets.mint(ref, server.clock.now) },
      });
    const boxed = await open(place.ref, idea.thread);
    assert.equal(boxed.status, 201, boxed.text);
    const inBox = await proveAddress(server, box, boxed.body.token, `${fresh('c')}@example.nl`);
    const asBoxed = callerOf(server, { ...place, origin: 'null' }, inBox);
    for (const [path, body] of [
      ['/v1/comments', { thread: idea.thread, text: 'Ook eens' }],
      ['/v1/subscriptions', { thread: idea.thread, email: 'd@example.nl' }],
    ] as const) {
      const taken = await asBoxed('POST', path, body);
      assert.equal(taken.status, 201, taken.text);
    }
    assert.equal((await threadOf(idea.id)).body.comments, 2);
    const other = await buildBoardIn(server, place);
    const foreign = await open(other.ref, idea.thread);
    assert.equal(foreign.body['code' as never], 'origin_unknown');
    const { body: own } = await open(other.ref, other.ref);
    const stranger = callerOf(server, { ...place, origin: 'null' }, own.token);
    for (const [path, body] of [
      ['/v1/comments', { thread: idea.thread, text: 'Van elders' }],
      ['/v1/subscriptions', { thread: idea.thread, email: 'e@example.nl' }],
    ] as const)
      assert.equal((await stranger('POST', path, body)).body['code'], 'token_invalid');
  });
});
