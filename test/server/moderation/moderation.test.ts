import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Comment, CommentAnswer, MyThread } from '../../../contract/comment.schema.js';
import type { AuditLog, ModerationItem, ModerationQueue } from '../../../contract/moderation.schema.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn, staffToken, type Caller } from '../../support/staffing.js';
import {
  buildThreadedPlace,
  commentOver,
  newWriter,
  readThreadOf,
  written,
  type ThreadedPlace,
} from '../../support/threading.js';

onBoth('moderation', (databases) => {
  let server: TestServer;
  let place: ThreadedPlace;
  let moderator: Caller;
  before(async () => {
    server = await serverOn(databases);
  });
  after(() => server.stop());

  /** A place with a moderator of its own, so that queues stay apart. */
  const begin = async (given: Parameters<typeof buildThreadedPlace>[1] = {}) => {
    place = await buildThreadedPlace(server, given);
    moderator = callerOf(server, place, await staffToken(server, place, 'moderator', { name: 'Mo Bakker' }));
  };
  const as = async (token?: string) => callerOf(server, place, token ?? (await newWriter(server, place)));
  const flag = async (id: string, body: object = { reason: 'insult' }, token?: string) =>
    (await as(token))('POST', `/v1/comments/${id}/flags`, body);
  const decide = (id: string, body: object) =>
    moderator<ModerationItem & { code?: string }>('POST', `/v1/comments/${id}/decisions`, body);
  const queue = async (query = '') =>
    (await moderator<ModerationQueue>('GET', `/v1/moderation-items${query}`)).body;
  const publicly = async (id: string) =>
    (await server.send<Comment & { code?: string }>('GET', `/v1/comments/${id}`)).body;
  const mine = async (token: string) =>
    (await (await as(token))<MyThread>('GET', `${place.path}/mine`)).body.comments;

  test('a flag puts a comment into the queue with the reason, and three people together hide nothing', async () => {
    await begin();
    const { comment } = await written(server, place, 'Wat een oen.');
    for (const reason of ['insult', 'spam', 'other']) {
      const { status, text } = await flag(comment.id, { reason, note: `Want: ${reason}` });
      assert.equal(status, 204, text);
    }
    assert.equal((await publicly(comment.id)).text, 'Wat een oen.');
    const { items } = await queue();
    assert.equal(items.length, 1);
    assert.equal(items[0]!.waits, 'flagged');
    // Flags of one moment stand in no order that means something.
    assert.deepEqual(items[0]!.flags.map(({ reason, note }) => `${reason}: ${note}`).sort(), [
      'insult: Want: insult',
      'other: Want: other',
      'spam: Want: spam',
    ]);
  });

  test('a person flags a comment once; the same request again is the same flag', async () => {
    await begin();
    const { comment } = await written(server, place, 'Hm.');
    const token = await newWriter(server, place);
    const one = await as(token);
    const headers = { 'Idempotency-Key': 'vlag-nummer-een' };
    const path = `/v1/comments/${comment.id}/flags`;
    assert.equal((await one('POST', path, { reason: 'spam' }, { headers })).status, 204);
    assert.equal((await one('POST', path, { reason: 'spam' }, { headers })).status, 204);
    assert.equal((await flag(comment.id, { reason: 'other' }, token)).body['code'], 'already_done');
    assert.equal((await queue()).items[0]!.flags.length, 1);
  });

  test('fifty flags by one person at the same moment are one flag', async () => {
    await begin();
    const { comment } = await written(server, place, 'Hm.');
    const token = await newWriter(server, place);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => flag(comment.id, { reason: 'spam' }, token)),
    );
    assert.equal(answers.filter(({ status }) => status === 204).length, 1);
    assert.equal(answers.filter(({ body }) => body?.['code'] === 'already_done').length, 49);
  });

  test('what does not show can not be flagged, and whether it exists is not told', async () => {
    await begin({ moderation: 'before' });
    const { comment } = await written(server, place, 'Wacht nog.');
    assert.equal((await flag(comment.id)).body['code'], 'not_found');
    assert.equal((await flag('0'.repeat(16))).body['code'], 'not_found');
  });

  test('hiding tells the author the reason and the note, takes the words from everyone else, and counts it', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Jan woont op nummer 12.');
    const note = 'Noem geen adres van een ander.';
    const hidden = await decide(comment.id, { decision: 'hide', reason: 'privacy', note });
    assert.equal(hidden.status, 200, hidden.text);
    assert.equal(hidden.body.text, 'Jan woont op nummer 12.');
    assert.equal(hidden.body.waits, undefined);
    assert.equal((await publicly(comment.id)).code, 'not_found');
    const thread = await readThreadOf(server, place);
    assert.deepEqual(thread.hidden, [{ reason: 'privacy', count: 1 }]);
    assert.equal(thread.comments, 0);
    assert.equal(JSON.stringify(thread).includes('nummer 12'), false);
    const [own] = await mine(token);
    assert.equal(own!.comment.reason, 'privacy');
    assert.equal(own!.note, note);
    assert.equal(own!.appeal, 'possible');
  });

  test('hiding needs a reason', async () => {
    await begin();
    const { comment } = await written(server, place, 'Gewoon.');
    const answer = await decide(comment.id, { decision: 'hide' });
    assert.equal(answer.body.code, 'invalid_input');
    assert.equal((await publicly(comment.id)).state, 'published');
  });

  test('an author appeals once; the appeal waits, and a rejected one stays rejected', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Scherp maar netjes.');
    await decide(comment.id, { decision: 'hide', reason: 'insult' });
    const author = await as(token);
    const path = `/v1/comments/${comment.id}/appeals`;
    const stranger = await as();
    assert.equal((await stranger('POST', path, { note: 'Ik ook!' })).body['code'], 'not_found');
    const sent = await author<CommentAnswer>('POST', path, { note: 'Dit is kritiek, geen belediging.' });
    assert.equal(sent.status, 201, sent.text);
    assert.equal(sent.body.mine.comments[0]!.appeal, 'sent');
    assert.equal((await author('POST', path, { note: 'En nog eens.' })).body['code'], 'already_done');
    const { items } = await queue('?waits=appealed');
    assert.equal(items[0]!.appeal, 'Dit is kritiek, geen belediging.');
    assert.equal(items[0]!.text, 'Scherp maar netjes.');
    assert.equal(
      (await decide(comment.id, { decision: 'reject-appeal', note: 'Het blijft zo.' })).status,
      200,
    );
    const [own] = await mine(token);
    assert.deepEqual([own!.appeal, own!.note], ['rejected', 'Het blijft zo.']);
    assert.equal((await author('POST', path, { note: 'Toch.' })).body['code'], 'already_done');
    assert.deepEqual((await queue()).items, []);
  });

  test('an appeal that is granted shows the comment again, and the number of hidden ones goes down', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Toch goed.');
    await decide(comment.id, { decision: 'hide', reason: 'spam' });
    await (
      await as(token)
    )('POST', `/v1/comments/${comment.id}/appeals`, { note: 'Geen reclame.' });
    assert.equal((await decide(comment.id, { decision: 'publish' })).status, 200);
    assert.equal((await publicly(comment.id)).text, 'Toch goed.');
    assert.deepEqual((await readThreadOf(server, place)).hidden, []);
    assert.deepEqual((await queue()).items, []);
  });

  test('only the author of a hidden comment can appeal, and only while it is hidden', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Zichtbaar.');
    const author = await as(token);
    const answer = await author('POST', `/v1/comments/${comment.id}/appeals`, { note: 'Waarom?' });
    assert.equal(answer.body['code'], 'not_found');
  });

  test('where moderation is before, a comment waits until it is approved, and what waits longest comes first', async () => {
    await begin({ moderation: 'before' });
    const ids: string[] = [];
    for (let at = 0; at < 45; at++) {
      ids.push((await written(server, place, `Reactie ${at}`)).comment.id);
      server.clock.pass(1);
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await queue(after === undefined ? '' : `?after=${encodeURIComponent(after)}`);
      seen.push(...items.map(({ comment }) => comment!.id));
      assert.ok(items.length <= 20);
      // What is decided meanwhile moves nothing: the next page begins after the last key.
      if (after === undefined) await decide(items[0]!.comment!.id, { decision: 'publish' });
      after = next;
    } while (after !== undefined);
    assert.deepEqual(seen, ids);
    assert.equal((await publicly(ids[0]!)).text, 'Reactie 0');
    assert.equal((await publicly(ids[1]!)).code, 'not_found');
  });

  test('the queue shows one kind, or one thread, when asked, and mixes kinds by how long they wait', async () => {
    await begin();
    const flagged = await written(server, place, 'Eerst.');
    await flag(flagged.comment.id);
    server.clock.pass(60);
    const hidden = await written(server, place, 'Dan.');
    await decide(hidden.comment.id, { decision: 'hide', reason: 'other' });
    await (
      await as(hidden.token)
    )('POST', `/v1/comments/${hidden.comment.id}/appeals`, { note: 'Nee.' });
    const idsOf = async (query: string) => (await queue(query)).items.map(({ comment }) => comment!.id);
    assert.deepEqual(await idsOf(''), [flagged.comment.id, hidden.comment.id]);
    assert.deepEqual(await idsOf('?waits=appealed'), [hidden.comment.id]);
    assert.deepEqual(await idsOf(`?thread=${place.ref}&waits=flagged`), [flagged.comment.id]);
    assert.equal(
      (await moderator('GET', '/v1/moderation-items?after=gisteren')).body['code'],
      'invalid_input',
    );
  });

  test('dismissed flags leave the comment; another person can flag it again, the same one can not', async () => {
    await begin();
    const { comment } = await written(server, place, 'Niets mis mee.');
    const token = await newWriter(server, place);
    await flag(comment.id, { reason: 'spam' }, token);
    assert.equal((await decide(comment.id, { decision: 'dismiss-flags' })).status, 200);
    assert.deepEqual((await queue()).items, []);
    assert.equal((await decide(comment.id, { decision: 'dismiss-flags' })).body.code, 'already_done');
    assert.equal((await flag(comment.id, { reason: 'spam' }, token)).body['code'], 'already_done');
    await flag(comment.id, { reason: 'other' });
    assert.deepEqual(
      (await queue()).items[0]!.flags.map(({ reason }) => reason),
      ['other'],
    );
  });

  test('23: a flagged comment that is edited after its flags were dismissed is looked at again, and can be left again', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Keurig.');
    await flag(comment.id);
    await decide(comment.id, { decision: 'dismiss-flags' });
    await (
      await as(token)
    )('PUT', `/v1/comments/${comment.id}`, { text: 'KOOP NU' });
    assert.equal((await queue()).items[0]!.text, 'KOOP NU');
    assert.equal((await decide(comment.id, { decision: 'dismiss-flags' })).status, 200);
    assert.deepEqual((await queue()).items, []);
  });

  test('two moderators who decide the same at once: one decides, the other is told', async () => {
    await begin();
    const { comment } = await written(server, place, 'Weg hiermee.');
    const answers = await Promise.all([
      decide(comment.id, { decision: 'hide', reason: 'spam' }),
      decide(comment.id, { decision: 'hide', reason: 'spam' }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.deepEqual((await readThreadOf(server, place)).hidden, [{ reason: 'spam', count: 1 }]);
  });

  test('nothing is decided about what its author withdrew', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Oeps.');
    await flag(comment.id);
    await (
      await as(token)
    )('DELETE', `/v1/comments/${comment.id}`);
    assert.deepEqual((await queue()).items, []);
    assert.equal((await decide(comment.id, { decision: 'publish' })).body.code, 'comment_fixed');
  });

  test('a blocked author can not write until the moment, is told until when, and nobody learns who it is', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Rot op.');
    const until = new Date(server.clock.now.getTime() + 3_600_000).toISOString();
    const blocked = await moderator('POST', '/v1/participant-blocks', {
      comment: comment.id,
      until,
      reason: 'insult',
      note: 'Even afkoelen.',
    });
    assert.equal(blocked.status, 204, blocked.text);
    assert.equal(blocked.text, '');
    const refused = await commentOver<{ code: string }>(server, place, token, 'Nog een keer.');
    assert.equal(refused.body.code, 'participant_blocked');
    const { body } = await (await as(token))<MyThread>('GET', `${place.path}/mine`);
    assert.deepEqual([body.can.comment, body.blockedUntil], [false, until]);
    server.clock.pass(3601);
    assert.equal((await commentOver(server, place, token, 'Sorry.')).status, 201);
  });

  test('a block is for the future and for a year at most; a later one replaces it', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Nou.');
    const block = (seconds: number) =>
      moderator('POST', '/v1/participant-blocks', {
        comment: comment.id,
        until: new Date(server.clock.now.getTime() + seconds * 1000).toISOString(),
        reason: 'other',
      });
    for (const seconds of [0, -1, 400 * 86_400])
      assert.equal((await block(seconds)).body['code'], 'invalid_input', String(seconds));
    assert.equal((await block(86_400)).status, 204);
    assert.equal((await block(60)).status, 204);
    server.clock.pass(61);
    assert.equal((await commentOver(server, place, token, 'Weer terug.')).status, 201);
  });

  test('a thread is closed, opened again and set, at once and for everyone', async () => {
    await begin();
    const clerk = callerOf(server, place, await staffToken(server, place, 'clerk'));
    const set = (body: object) => clerk('PUT', `${place.path}/settings`, body);
    const token = await newWriter(server, place);
    assert.equal((await set({ closed: true })).body['phase'], 'closed');
    assert.equal((await readThreadOf(server, place)).phase, 'closed');
    assert.equal(
      (await commentOver<{ code: string }>(server, place, token, 'Te laat')).body.code,
      'thread_closed',
    );
    assert.equal((await set({ closed: false, moderation: 'before', reactions: false })).status, 200);
    const { phase, moderation, reactions } = await readThreadOf(server, place);
    assert.deepEqual([phase, moderation, reactions], ['open', 'before', false]);
    const { body } = await commentOver(server, place, token, 'Op tijd');
    assert.equal(body.comment.state, 'pending');
    assert.equal((await set({})).body['code'], 'invalid_input');
  });

  test('every act stands in the audit log, newest first, and nothing of a resident does', async () => {
    await begin();
    const { comment, token } = await written(server, place, 'Woorden van een bewoner');
    await flag(comment.id, { reason: 'privacy', note: 'Melding van een bewoner' });
    await decide(comment.id, { decision: 'hide', reason: 'privacy', note: 'Beste Jan' });
    await (
      await as(token)
    )('POST', `/v1/comments/${comment.id}/appeals`, { note: 'Bezwaar van een bewoner' });
    await decide(comment.id, { decision: 'publish' });
    await moderator('POST', '/v1/participant-blocks', {
      comment: comment.id,
      until: new Date(server.clock.now.getTime() + 60_000).toISOString(),
      reason: 'other',
      note: 'Beste Jan',
    });
    const boss = callerOf(server, place, await staffToken(server, place, 'administrator', { name: 'Ad' }));
    await boss('PUT', `${place.path}/settings`, { closed: true });
    const { body, text } = await boss<AuditLog>('GET', '/v1/audit-entries');
    assert.deepEqual(body.entries.map(({ who, act, subject }) => [who, act, subject]).sort(), [
      ['Ad', 'thread.set', `thread ${place.ref}`],
      ['Mo Bakker', 'author.block', `author of comment ${comment.id}`],
      ['Mo Bakker', 'comment.hide', `comment ${comment.id}`],
      ['Mo Bakker', 'comment.publish', `comment ${comment.id}`],
    ]);
    assert.equal(/bewoner|Jan|Beste/.test(text), false);
  });

  test('the audit log goes on by key, and leaves nothing out', async () => {
    await begin();
    const boss = callerOf(server, place, await staffToken(server, place, 'administrator'));
    for (let at = 0; at < 45; at++) {
      await boss('PUT', `${place.path}/settings`, { reactions: at % 2 === 0 });
      server.clock.pass(at % 3);
    }
    const entries: AuditLog['entries'] = [];
    for (let path: string | undefined = '/v1/audit-entries'; path !== undefined;) {
      const { body }: { body: AuditLog } = await boss<AuditLog>('GET', path);
      entries.push(...body.entries);
      path = body.next && `/v1/audit-entries?after=${encodeURIComponent(body.next)}`;
    }
    assert.equal(entries.length, 45);
    assert.deepEqual(
      entries.map(({ at }) => at),
      entries
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
  });
});
