import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import type { IdeaAnswer } from '../../../contract/board.schema.js';
import type { UploadedPicture } from '../../../contract/idea.schema.js';
import type { ModerationItem, ModerationQueue } from '../../../contract/moderation.schema.js';
import type { MyContributions } from '../../../contract/privacy.schema.js';
import {
  asStaff,
  buildBoardedPlace,
  checkBoardSums,
  newResident,
  proposed,
  readBoardOf,
  readIdeaOf,
  readMineOf,
  readPageOf,
  supported,
  type BoardedPlace,
} from '../../support/boarding.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn } from '../../support/staffing.js';

onBoth('moderation of ideas', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases, { pressureAt: Infinity });
  });
  after(() => server.stop());

  const uploaded = async (place: BoardedPlace, token: string): Promise<UploadedPicture> => {
    const red = sharp({ create: { width: 400, height: 300, channels: 3, background: 'red' } });
    const body = await red.jpeg().toBuffer();
    const { origin, path } = place;
    return (await server.send<UploadedPicture>('POST', `${path}/pictures`, { origin, token, body })).body;
  };

  test('an idea that waits shows after approval, and waits again when its words change', async () => {
    const place = await buildBoardedPlace(server, { moderation: 'before' });
    const token = await newResident(server, place);
    const picture = await uploaded(place, token);
    const words = { title: 'Wacht nog', picture: { id: picture.id, alt: 'Rood' } };
    const { idea } = await proposed(server, place, words, token);
    const as = await asStaff(server, place, 'moderator');
    const { items } = (await as<ModerationQueue>('GET', '/v1/moderation-items')).body;
    assert.deepEqual(
      items.map(({ idea: one, waits, threadTitle }) => [one!.title, waits, threadTitle]),
      [['Wacht nog', 'pending', 'Wat maakt de wijk beter?']],
    );
    const file = `${picture.address}-320.webp`;
    const mine = (await readMineOf(server, place, token)).ideas[0]!.idea;
    assert.equal((await server.send('GET', file)).status, 404, 'a picture waits with its idea');
    const kept = await callerOf(server, place, token)<MyContributions>('GET', '/v1/contributions/mine');
    for (const { key } of [items[0]!.idea!.picture!, mine.picture!, kept.body.ideas[0]!.idea.picture!])
      assert.equal((await server.send('GET', `${file}?key=${key}`)).status, 200);
    const decided = await as<ModerationItem>('POST', `/v1/ideas/${idea.id}/decisions`, {
      decision: 'publish',
    });
    assert.equal(decided.body.idea!.state, 'published');
    assert.equal((await server.send('GET', file)).status, 200);
    assert.equal((await readBoardOf(server, place)).ideas, 1);
    assert.equal((await readPageOf(server, place, { search: 'wacht' })).ideas.length, 1);
    const again = await as('POST', `/v1/ideas/${idea.id}/decisions`, { decision: 'publish' });
    assert.equal(again.body['code'], 'already_done');
    const author = callerOf(server, place, token);
    const changed = await author<IdeaAnswer>('PUT', `/v1/ideas/${idea.id}`, {
      title: 'Koop nu goedkoop',
      text: 'Bij mij!',
    });
    assert.equal(changed.body.idea.state, 'pending');
    assert.equal((await readBoardOf(server, place)).ideas, 0);
    assert.equal((await server.send('GET', `/v1/ideas/${idea.id}`)).status, 404);
    await checkBoardSums(server, place);
  });

  test('flags bring an idea into the queue once a person; hiding tells its author why, who appeals once', async () => {
    const place = await buildBoardedPlace(server, { categories: [{ id: 'groen', name: 'Groen' }] });
    const token = await newResident(server, place);
    const picture = await uploaded(place, token);
    const { idea } = await proposed(
      server,
      place,
      { category: 'groen', title: 'Kwetsend', picture: { id: picture.id, alt: 'Rood' } },
      token,
    );
    await supported(server, place, idea.id, 2);
    const path = `/v1/ideas/${idea.id}`;
    const flagger = callerOf(server, place, await newResident(server, place));
    assert.equal((await flagger('POST', `${path}/flags`, { reason: 'insult', note: 'Lelijk' })).status, 204);
    assert.equal((await flagger('POST', `${path}/flags`, { reason: 'insult' })).body['code'], 'already_done');
    const as = await asStaff(server, place, 'moderator');
    const queue = async (query = '') =>
      (await as<ModerationQueue>('GET', `/v1/moderation-items${query}`)).body.items;
    assert.deepEqual((await queue(`?thread=${place.ref}`))[0]!.flags[0]!.note, 'Lelijk');
    const bare = await as('POST', `${path}/decisions`, { decision: 'hide' });
    assert.equal(bare.body['code'], 'invalid_input');
    const hide = { decision: 'hide', reason: 'insult', note: 'Noem geen namen.' };
    assert.equal((await as('POST', `${path}/decisions`, hide)).status, 200);
    const seen = await readIdeaOf(server, idea.id);
    assert.deepEqual(
      [seen.state, seen.reason, seen.title, seen.supports],
      ['hidden', 'insult', undefined, 2],
    );
    const board = await readBoardOf(server, place);
    assert.deepEqual([board.ideas, board.supports, board.hidden], [0, 0, [{ reason: 'insult', count: 1 }]]);
    const file = `${picture.address}-320.webp`;
    assert.equal((await server.send('GET', file)).status, 404);
    const mine = (await readMineOf(server, place, token)).ideas[0]!;
    assert.deepEqual([mine.note, mine.appeal, mine.idea.title], ['Noem geen namen.', 'possible', 'Kwetsend']);
    assert.equal((await server.send('GET', `${file}?key=${mine.idea.picture!.key}`)).status, 200);
    const author = callerOf(server, place, token);
    const appeal = await author<IdeaAnswer>('POST', `${path}/appeals`, { note: 'Het is waar.' });
    assert.equal(appeal.status, 201, appeal.text);
    assert.equal(appeal.body.mine.ideas[0]!.appeal, 'sent');
    assert.equal(
      (await author('POST', `${path}/appeals`, { note: 'Nog eens.' })).body['code'],
      'already_done',
    );
    const [waiting] = await queue('?waits=appealed');
    assert.deepEqual([waiting!.appeal, waiting!.text], ['Het is waar.', 'Dan kan iedereen even uitrusten.']);
    assert.ok(waiting!.idea!.picture!.key);
    assert.equal((await as('POST', `${path}/decisions`, { decision: 'publish' })).status, 200);
    assert.equal((await readIdeaOf(server, idea.id)).title, 'Kwetsend');
    assert.equal((await server.send('GET', file)).status, 200);
    await checkBoardSums(server, place);
  });

  test('an author who may not write for a time can add, change and support nothing, and is told until when', async () => {
    const place = await buildBoardedPlace(server);
    const { idea, token } = await proposed(server, place);
    const other = await proposed(server, place, { title: 'Van een ander' });
    const as = await asStaff(server, place, 'moderator');
    const block = { idea: idea.id, until: '2026-03-20T00:00:00Z', reason: 'spam' };
    assert.equal((await as('POST', '/v1/participant-blocks', block)).status, 204);
    const both = await as('POST', '/v1/participant-blocks', { ...block, comment: idea.id });
    assert.equal(both.body['code'], 'invalid_input');
    const author = callerOf(server, place, token);
    const words = { title: 'Nieuw', text: 'Nieuw' };
    for (const [method, path, body] of [
      ['POST', `${place.path}/ideas`, words],
      ['PUT', `/v1/ideas/${idea.id}`, words],
      ['PUT', `/v1/ideas/${other.idea.id}/supports/mine`, undefined],
    ] as const)
      assert.equal((await author(method, path, body)).body['code'], 'participant_blocked', path);
    const mine = await readMineOf(server, place, token);
    assert.deepEqual([mine.can.add, mine.can.support], [false, false]);
    assert.equal(mine.blockedUntil, '2026-03-20T00:00:00.000Z');
  });
});
