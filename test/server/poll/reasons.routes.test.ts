import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PollReasons } from '../../../contract/reason.schema.js';
import { judgeReason, listReasons } from '../../../server/poll/poll.reasons.js';
import { buildBallot } from '../../support/factories.js';
import { startServer, type TestServer } from '../../support/server.js';
import {
  buildPolledPlace,
  castAll,
  castOver,
  newVoter,
  reach,
  type PolledPlace,
} from '../../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' }, pressureAt: 10_000 });
});
after(() => server.stop());

const closesAt = '2026-04-02T00:00:00Z';

/** A comparison in which so many chose each plan, each with a reason that staff published. */
const compared = async (chosen: Record<string, number>): Promise<PolledPlace> => {
  const options = ['Groen', 'Blauw', 'Grijs'];
  const place = await buildPolledPlace(server, { rule: { kind: 'scenario' }, options, closesAt });
  const { clock } = server;
  clock.now = new Date('2026-03-18T12:00:00Z');
  for (const [option, count] of Object.entries(chosen))
    for (let i = 0; i < count; i++) {
      const why = `${option} <b>${i}</b>`;
      const ballot = { ...buildBallot([option]), why };
      assert.equal((await castOver(server, place, await newVoter(server, place), ballot)).status, 200);
    }
  await judge(place, 'published');
  return place;
};

const judge = async ({ id }: PolledPlace, state: 'published' | 'hidden', most = Infinity) => {
  const { database } = server.house;
  for (const reason of (await database.read((tx) => listReasons(tx, id))).slice(0, most))
    assert.ok(await database.write((tx) => judgeReason(tx, id, reason.id, state)));
};

const read = (place: PolledPlace, query: string) =>
  server.send<PollReasons>('GET', `${place.path}/reasons?${query}`);

test('reasons wait for publication, and then come by page, each once, as they were typed', async () => {
  const place = await compared({ groen: 45, blauw: 12, grijs: 9 });
  const early = await read(place, 'option=groen');
  assert.equal(early.status, 409);
  assert.equal((early.body as unknown as { code: string }).code, 'not_published');
  await reach(server, closesAt);
  const texts: string[] = [];
  const sizes: number[] = [];
  for (let after = ''; ;) {
    const { body, status } = await read(place, `option=groen${after && `&after=${after}`}`);
    assert.equal(status, 200);
    texts.push(...body.reasons.map(({ text }) => text));
    sizes.push(body.reasons.length);
    if (body.next === undefined) break;
    after = body.next;
  }
  assert.deepEqual(sizes, [20, 20, 5]);
  assert.deepEqual(texts.sort(), Array.from({ length: 45 }, (_, i) => `groen <b>${i}</b>`).sort());
  assert.equal((await read(place, 'option=blauw')).body.reasons.length, 12);
});

test('of an option that fewer than ten chose, and under thirty voters, no reason is shown', async () => {
  const some = await compared({ groen: 25, blauw: 9 });
  const few = await compared({ groen: 29 });
  await reach(server, closesAt);
  assert.deepEqual((await read(some, 'option=blauw')).body, { reasons: [], withheld: true });
  assert.equal((await read(some, 'option=groen')).body.reasons.length, 20);
  assert.deepEqual((await read(few, 'option=groen')).body, { reasons: [], withheld: true });
  const page = await server.send('GET', `/a/${few.ref}`);
  assert.ok(!page.text.includes('groen &lt;b'));
});

test('what staff hides is gone at once, and what nobody has read yet never shows', async () => {
  const place = await compared({ groen: 30 });
  await castAll(server, place, [['groen']]);
  await reach(server, closesAt);
  assert.equal((await read(place, 'option=groen')).body.reasons.length, 20);
  await judge(place, 'hidden', 25);
  assert.equal((await read(place, 'option=groen')).body.reasons.length, 5);
});

test('what is asked wrongly is told by its place', async () => {
  const place = await compared({ groen: 1 });
  await reach(server, closesAt);
  for (const query of ['', 'option=paars', 'option=groen&after=1', 'option=groen&offset=20'])
    assert.equal((await read(place, query)).status, 400, query);
  assert.equal((await server.send('GET', '/v1/polls/nergens/reasons?option=groen')).status, 404);
});

test('the page without script shows the reasons of each plan, and the rest behind a link', async () => {
  const place = await compared({ groen: 25, blauw: 10 });
  await reach(server, closesAt);
  const { text } = await server.send('GET', `/a/${place.ref}`);
  assert.ok(text.includes('Waarom kozen mensen dit?'));
  assert.equal(text.match(/(groen|blauw) &lt;b&gt;\d+&lt;\/b&gt;/g)?.length, 30);
  const link = /href="[^"]*(\/a\/[^"]*\/reasons\?[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&');
  const more = await server.send('GET', link);
  assert.equal(more.status, 200);
  assert.equal(more.text.match(/groen &lt;b&gt;/g)?.length, 5);
  assert.ok(more.text.includes(`href="/a/${place.ref}"`));
});
