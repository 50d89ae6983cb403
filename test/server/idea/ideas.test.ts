import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  buildBoardedPlace,
  checkBoardSums,
  newResident,
  proposed,
  proposeOver,
  readBoardOf,
  readIdeaOf,
  readMineOf,
  readPageOf,
  supported,
  supportOver,
} from '../../support/boarding.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn } from '../../support/staffing.js';

const groups = {
  categories: [
    { id: 'groen', name: 'Groen' },
    { id: 'verkeer', name: 'Verkeer' },
  ],
  areas: [{ id: 'oost', name: 'Oost', code: 'WK036301', year: 2025 }],
};

onBoth('ideas', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases);
  });
  after(() => server.stop());

  test('what a resident proposes comes back byte for byte, under a pseudonym, and is counted', async () => {
    const place = await buildBoardedPlace(server, groups);
    const title = 'Één bankje & <b>schaduw</b> 🌳';
    const text = 'Regel 1\n\n“Regel 2” <script>alert(1)</script> é = é';
    const { idea, board, mine } = await proposed(server, place, {
      title,
      text,
      category: 'groen',
      area: 'oost',
      place: { latitude: 52.370216, longitude: 4.895168 },
      placeName: 'Hoek Dorpsstraat',
    });
    assert.equal(idea.title, title);
    assert.equal(idea.text, text);
    assert.deepEqual(idea.place, { latitude: 52.370216, longitude: 4.895168 });
    assert.match(idea.id, /^[0-9a-hjkmnp-tv-z]{16}$/);
    assert.match(idea.author!.name, /^\p{Lu}/u);
    assert.equal(mine.name, idea.author!.name);
    assert.equal(idea.thread, `idea-${idea.id}`);
    assert.equal(board.ideas, 1);
    assert.deepEqual(
      board.categories.map(({ id, ideas }) => [id, ideas]),
      [
        ['groen', 1],
        ['verkeer', 0],
      ],
    );
    assert.equal(board.first.ideas[0]!.id, idea.id);
    assert.deepEqual(await readIdeaOf(server, idea.id), idea);
    assert.deepEqual(await readBoardOf(server, place), board);
    await checkBoardSums(server, place);
  });

  test('an idea that says nothing, or something that the board does not know, is refused with every fault at once', async () => {
    const place = await buildBoardedPlace(server, { ...groups, place: 'none', pictures: false });
    const token = await newResident(server, place);
    const answer = await proposeOver(server, place, token, {
      title: 'Twee\nregels',
      text: ' \u200b ',
      category: 'water',
      place: { latitude: 52, longitude: 5 },
    });
    assert.equal(answer.status, 400);
    const faults = (answer.body as unknown as { errors: { at: string; rule: string }[] }).errors;
    assert.deepEqual(
      faults.map(({ at, rule }) => `${at} ${rule}`),
      ['/title line', '/text blank', '/category unknown_group', '/place unasked'],
    );
  });

  test('a place outside the outline is refused where the board keeps to its area', async () => {
    const outline = {
      type: 'Polygon',
      coordinates: [
        [
          [4, 52],
          [5, 52],
          [5, 53],
          [4, 53],
          [4, 52],
        ],
      ],
    };
    const place = await buildBoardedPlace(server, { outline, within: true });
    const token = await newResident(server, place);
    const sent = (longitude: number) =>
      proposeOver(server, place, token, { place: { latitude: 52.5, longitude } });
    assert.equal((await sent(4.5)).status, 201);
    const outside = await sent(5.5);
    assert.equal((outside.body as unknown as { errors: { rule: string }[] }).errors[0]!.rule, 'outside');
    const drawn = await server.send<object>('GET', `${place.path}/outline`);
    assert.deepEqual(drawn.body, outline);
    assert.match(drawn.headers['content-type']!, /geo\+json/);
  });

  test('support counts once a person, is taken back, and shows in what is mine', async () => {
    const place = await buildBoardedPlace(server);
    const { idea } = await proposed(server, place);
    const token = await newResident(server, place);
    for (let again = 0; again < 2; again++) {
      const { body } = await supportOver(server, place, token, idea.id);
      assert.equal(body.idea.supports, 1);
      assert.deepEqual(body.mine.supports, [idea.id]);
      assert.equal(body.board.supports, 1);
    }
    const back = await supportOver(server, place, token, idea.id, 'DELETE');
    assert.equal(back.body.idea.supports, 0);
    assert.deepEqual(back.body.mine.supports, []);
    await checkBoardSums(server, place);
  });

  test('200 people support at once, half take it back, and support again: what shows is the count of rows', async () => {
    const place = await buildBoardedPlace(server);
    const { idea } = await proposed(server, place);
    const tokens = await Promise.all(Array.from({ length: 200 }, () => newResident(server, place)));
    const all = async (some: string[], method: 'PUT' | 'DELETE') => {
      const answers = await Promise.all(
        some.map((token) => supportOver(server, place, token, idea.id, method)),
      );
      for (const answer of answers) assert.equal(answer.status, 200, answer.text);
    };
    await all([...tokens, ...tokens], 'PUT');
    assert.equal((await readIdeaOf(server, idea.id)).supports, 200);
    await all(tokens.slice(0, 100), 'DELETE');
    assert.equal((await readIdeaOf(server, idea.id)).supports, 100);
    await Promise.all([all(tokens.slice(0, 150), 'PUT'), all(tokens.slice(150), 'DELETE')]);
    assert.equal((await readIdeaOf(server, idea.id)).supports, 150);
    assert.equal((await readBoardOf(server, place)).supports, 150);
    await checkBoardSums(server, place);
  });

  test('the same idea with the same key is one idea, also after the line dropped', async () => {
    const place = await buildBoardedPlace(server);
    const token = await newResident(server, place);
    const headers = { 'Idempotency-Key': 'sleutel-van-mij' };
    const first = await proposeOver(server, place, token, {}, { headers });
    const second = await proposeOver(server, place, token, {}, { headers });
    assert.equal(second.status, 201);
    assert.equal(second.body.idea.id, first.body.idea.id);
    assert.equal((await readBoardOf(server, place)).ideas, 1);
  });

  test('an idea can be changed for 15 minutes, until someone else supports it; what it said is kept', async () => {
    const place = await buildBoardedPlace(server);
    const { idea, token, mine } = await proposed(server, place);
    assert.ok(mine.ideas[0]!.editableUntil);
    const as = callerOf(server, place, token);
    await supportOver(server, place, token, idea.id);
    const body = { title: 'Twee bankjes', text: 'Eén is te weinig.' };
    const changed = await as<{ idea: typeof idea }>('PUT', `/v1/ideas/${idea.id}`, body);
    assert.equal(changed.status, 200, changed.text);
    assert.equal(changed.body.idea.title, 'Twee bankjes');
    assert.equal(changed.body.idea.versions, 1);
    await supported(server, place, idea.id, 1);
    const late = await as('PUT', `/v1/ideas/${idea.id}`, body);
    assert.equal(late.body['code'], 'idea_fixed');
    const other = callerOf(server, place, await newResident(server, place));
    assert.equal((await other('PUT', `/v1/ideas/${idea.id}`, body)).body['code'], 'forbidden');
    const mineNow = await readMineOf(server, place, token);
    assert.equal(mineNow.ideas[0]!.editableUntil, undefined);
  });

  test('a withdrawn idea keeps its address and its support, and says nothing any more', async () => {
    const place = await buildBoardedPlace(server, groups);
    const { idea, token } = await proposed(server, place, { category: 'groen', title: 'Weg hiermee' });
    await supported(server, place, idea.id, 2);
    const as = callerOf(server, place, token);
    assert.equal((await as('DELETE', `/v1/ideas/${idea.id}`)).status, 200);
    const left = await readIdeaOf(server, idea.id);
    assert.equal(left.state, 'withdrawn');
    assert.equal(left.title, undefined);
    assert.equal(left.author, undefined);
    assert.equal(left.supports, 2);
    const board = await readBoardOf(server, place);
    assert.deepEqual([board.ideas, board.withdrawn, board.supports], [0, 1, 0]);
    assert.deepEqual((await readPageOf(server, place, { search: 'weg' })).ideas, []);
    await checkBoardSums(server, place);
  });

  test('where ideas show after approval, one that waits is its author’s alone', async () => {
    const place = await buildBoardedPlace(server, { moderation: 'before' });
    const { idea, mine, board } = await proposed(server, place);
    assert.equal(idea.state, 'pending');
    assert.equal(idea.title, 'Een bankje bij de vijver');
    assert.equal(mine.ideas.length, 1);
    assert.equal(board.ideas, 0);
    assert.equal((await server.send('GET', `/v1/ideas/${idea.id}`)).status, 404);
    const other = await supportOver(server, place, await newResident(server, place), idea.id);
    assert.equal(other.body['code' as never], 'idea_fixed');
  });
});
