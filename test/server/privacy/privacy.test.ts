import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Comment } from '../../../contract/comment.schema.js';
import type { Erased, MyContributions } from '../../../contract/privacy.schema.js';
import { forgetOld, setRetention } from '../../../server/privacy/retention.service.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, proveAddress, serverOn, staffToken } from '../../support/staffing.js';
import {
  buildThreadedPlace,
  newWriter,
  readThreadOf,
  written,
  type ThreadedPlace,
} from '../../support/threading.js';

onBoth('privacy', (databases) => {
  let server: TestServer;
  let place: ThreadedPlace;
  before(async () => {
    server = await serverOn(databases);
    place = await buildThreadedPlace(server);
  });
  after(() => server.stop());

  const as = (token: string) => callerOf(server, place, token);
  const everything = async () =>
    server.house.database.read(async (tx) => {
      const tables = [
        'comment',
        'comment_version',
        'comment_anchor',
        'comment_reaction',
        'thread_name',
        'flag',
        'participant_block',
        'subscription',
        'participant',
        'proof',
        'session',
      ];
      let all = '';
      for (const table of tables) all += JSON.stringify(await tx.query(`SELECT * FROM ${table}`));
      return all;
    });

  let people = 0;
  /** Someone who did all that can be done; answers the token and what became of it. */
  const active = async () => {
    const words = `Met naam ${++people}`;
    const name = `Ans Jansen ${people}`;
    const other = await written(server, place, 'Van een ander');
    const token = await newWriter(server, place);
    const quote = { exact: 'de singel', prefix: 'langs ', suffix: ' komt', start: 6, end: 15 };
    const named = await written(server, place, { text: words, name, quote }, token);
    await as(token)('PUT', `/v1/comments/${named.comment.id}`, { text: `${words}, beter` });
    const answered = await written(server, place, 'Krijgt antwoord', token);
    await written(server, place, { text: 'Een antwoord', parent: answered.comment.id });
    await as(token)('PUT', `/v1/comments/${other.comment.id}/reactions/mine`, { reaction: 'agree' });
    await as(token)('POST', `/v1/comments/${other.comment.id}/flags`, {
      reason: 'spam',
      note: 'Mijn melding',
    });
    return { token, other, named, answered, words, name };
  };

  test('the export has everything of mine, the words before an edit and the theme that staff gave it too, and says that ballots are secret', async () => {
    const { token, other, named, words, name } = await active();
    const clerk = as(await staffToken(server, place, 'clerk'));
    const theme = 'Langs de singel';
    await clerk('PUT', `${place.path}/themes`, { comments: [{ id: named.comment.id, theme }] });
    const { status, body, headers } = await as(token)<MyContributions>('GET', '/v1/contributions/mine');
    assert.equal(status, 200);
    assert.match(String(headers['content-disposition']), /attachment/);
    assert.equal(headers['cache-control'], 'no-store');
    assert.deepEqual(
      body.comments
        .map(({ comment, versions }) => [comment.text, ...versions.map(({ text }) => text)])
        .sort(),
      [['Krijgt antwoord'], [`${words}, beter`, words]],
    );
    const mine = body.comments.find(({ comment }) => comment.id === named.comment.id)!;
    assert.equal(mine.comment.author!.name, name);
    assert.equal(mine.comment.quote!.exact, 'de singel');
    assert.equal(mine.theme, theme);
    assert.deepEqual(body.reactions, [{ comment: other.comment.id, reaction: 'agree' }]);
    assert.deepEqual(
      body.flags.map(({ comment, reason, note }) => [comment, reason, note]),
      [[other.comment.id, 'spam', 'Mijn melding']],
    );
    assert.deepEqual(
      body.names.map(({ thread }) => thread),
      [place.ref],
    );
    assert.match(body.ballots, /geheim/);
  });

  test('the export of one person has nothing of another', async () => {
    await active();
    const { body } = await as(await newWriter(server, place))<MyContributions>(
      'GET',
      '/v1/contributions/mine',
    );
    const { comments, reactions, flags, names, blocks, subscriptions } = body;
    assert.deepEqual([comments, reactions, flags, names, blocks, subscriptions], [[], [], [], [], [], []]);
  });

  test('erased, my comments are tombstones where others replied, and my words, name, passage and reactions are gone', async () => {
    const { token, other, named, answered, words, name } = await active();
    const before = await readThreadOf(server, place);
    const { status, body } = await as(token)<Erased>('DELETE', '/v1/participants/mine');
    assert.equal(status, 200);
    assert.deepEqual([body.withdrawn, body.anonymous, body.reactions], [2, 0, 1]);
    assert.equal((await as(token)('GET', '/v1/contributions/mine')).body['code'], 'token_invalid');
    const comment = async (id: string) => server.send<Comment>('GET', `/v1/comments/${id}`);
    assert.equal((await comment(named.comment.id)).status, 404);
    const tombstone = (await comment(answered.comment.id)).body;
    assert.equal(tombstone.state, 'withdrawn');
    assert.deepEqual([tombstone.text, tombstone.author], [undefined, undefined]);
    assert.equal((await comment(other.comment.id)).body.agree, 0);
    const after = await readThreadOf(server, place);
    assert.deepEqual([after.comments, after.withdrawn], [before.comments - 2, before.withdrawn + 2]);
    const left = await everything();
    for (const trace of [`${words}, beter`, words, name])
      assert.equal(left.includes(`"${trace}"`), false, trace);
    const names = await server.house.database.read((tx) =>
      tx.query('SELECT 1 FROM thread_name WHERE name = ?', [answered.mine.name]),
    );
    assert.deepEqual(names, []);
  });

  test('nothing in the database leads to who was erased: no id, no session, no proof', async () => {
    const { token } = await active();
    const proofs = () =>
      server.house.database.read((tx) =>
        tx.query<{ participant_id: string; id: string; subject_hash: string }>(
          "SELECT id, participant_id, subject_hash FROM proof WHERE kind = 'email'",
        ),
      );
    const others = new Set((await proofs()).map(({ id }) => id));
    const proved = await proveAddress(server, place, token, 'weg@example.nl');
    const [proof] = (await proofs()).filter(({ id }) => !others.has(id));
    await as(proved)('DELETE', '/v1/participants/mine');
    const left = await everything();
    for (const trace of [proof!.participant_id, proof!.id, proof!.subject_hash])
      assert.equal(left.includes(trace), false);
  });

  test('who wants their words to stay leaves them to nobody', async () => {
    const { token, named, words, name } = await active();
    const { body } = await as(token)<Erased>('DELETE', '/v1/participants/mine?comments=anonymous');
    assert.deepEqual([body.withdrawn, body.anonymous], [0, 2]);
    const { body: left } = await server.send<Comment>('GET', `/v1/comments/${named.comment.id}`);
    assert.equal(left.text, `${words}, beter`);
    assert.equal(left.author!.name, 'Anoniem');
    const rows = await everything();
    assert.equal(rows.includes(`"${name}"`), false);
    assert.equal(rows.includes(`"${words}"`), false);
  });

  test('what waited or was hidden is gone after an erasure, and can not be published any more', async () => {
    const waiting = await buildThreadedPlace(server, { moderation: 'before' });
    const { comment, token } = await written(server, waiting, 'Wacht');
    const me = callerOf(server, waiting, token);
    await me('DELETE', '/v1/participants/mine?comments=anonymous');
    const moderator = callerOf(server, waiting, await staffToken(server, waiting, 'moderator'));
    assert.deepEqual((await moderator('GET', '/v1/moderation-items')).body, { items: [] });
    const decided = await moderator('POST', `/v1/comments/${comment.id}/decisions`, { decision: 'publish' });
    assert.equal(decided.body['code'], 'comment_fixed');
  });

  test('what the organisation said stays, for whom it was said', async () => {
    const official = 'Wethouder Verkeer';
    const token = await staffToken(server, place, 'editor', { name: 'Fatima Aksoy', official });
    const sent = await as(token)<{ comment: Comment }>('POST', '/v1/comments', {
      thread: place.ref,
      text: 'Wij nemen dit over.',
      official: true,
    });
    assert.equal(sent.status, 201, sent.text);
    await as(token)('DELETE', '/v1/participants/mine');
    const { body } = await server.send<Comment>('GET', `/v1/comments/${sent.body.comment.id}`);
    assert.equal(body.text, 'Wij nemen dit over.');
    assert.deepEqual(body.author, { name: official, official });
  });

  test('13: in the opaque box nobody exports or erases someone who is known elsewhere', async () => {
    const ticket = server.house.identity.tickets.mint(place.ref, server.clock.now);
    const opened = await server.send<{ token: string }>('POST', '/v1/sessions', {
      origin: 'null',
      body: { activity: place.ref, ticket },
    });
    const box = { ...place, origin: 'null' };
    const token = await proveAddress(server, box, opened.body.token, 'doos@example.nl');
    const call = callerOf(server, box, token);
    assert.equal((await call('GET', '/v1/contributions/mine')).body['code'], 'forbidden');
    assert.equal((await call('DELETE', '/v1/participants/mine')).body['code'], 'forbidden');
  });

  test('who is erased and proves the same address again is the same voter, and knows nothing of before', async () => {
    const idOf = async (token: string) => {
      const proved = await proveAddress(server, place, token, 'terug@example.nl');
      const [row] = await server.house.database.read((tx) =>
        tx.query<{ proofs: string; participant_id: string }>(
          "SELECT proofs, participant_id FROM session WHERE revoked_at IS NULL AND proofs LIKE '%email%' ORDER BY expires_at DESC LIMIT 1",
        ),
      );
      return { token: proved, person: row!.participant_id, voter: row!.proofs };
    };
    server.clock.pass(1);
    const first = await idOf(await newWriter(server, place));
    await as(first.token)('DELETE', '/v1/participants/mine');
    server.clock.pass(1);
    const again = await idOf(await newWriter(server, place));
    assert.equal(again.voter, first.voter);
    assert.notEqual(again.person, first.person);
  });

  test('after its retention a thread that ended has its words and numbers, and nobody; one that is open keeps what is new', async () => {
    const ended = await buildThreadedPlace(server);
    const old = await written(server, ended, { text: 'Oud', name: 'Ans Jansen' });
    const reader = callerOf(server, ended, await newWriter(server, ended));
    await reader('PUT', `/v1/comments/${old.comment.id}/reactions/mine`, { reaction: 'agree' });
    const clerk = callerOf(server, ended, await staffToken(server, ended, 'clerk'));
    await server.house.database.write((tx) =>
      setRetention(tx, { organisationId: ended.organisation.id }, 30),
    );
    const idOf = async (id: string) => {
      const { body } = await server.send<Comment>('GET', `/v1/comments/${id}`);
      return [body.text, body.author?.name, body.agree];
    };
    server.clock.pass(29 * 86_400);
    const fresh = await written(server, ended, { text: 'Nieuw', name: 'Bo' });
    await forgetOld(server.house.database, server.clock.now);
    assert.deepEqual(await idOf(old.comment.id), ['Oud', 'Ans Jansen', 1]);
    server.clock.pass(2 * 86_400);
    await forgetOld(server.house.database, server.clock.now);
    assert.deepEqual(await idOf(old.comment.id), ['Oud', 'Anoniem', 1]);
    assert.deepEqual(await idOf(fresh.comment.id), ['Nieuw', 'Bo', 0]);
    await clerk('PUT', `${ended.path}/settings`, { closed: true });
    server.clock.pass(31 * 86_400);
    await forgetOld(server.house.database, server.clock.now);
    assert.deepEqual(await idOf(fresh.comment.id), ['Nieuw', 'Anoniem', 0]);
    const names = await server.house.database.read((tx) =>
      tx.query('SELECT name FROM thread_name WHERE thread_id = ?', [ended.id]),
    );
    assert.deepEqual(names, []);
  });
});
