import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Poll } from '../../../contract/poll.schema.js';
import { listen as hear } from '../../support/listening.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildPolledPlace, castAll, reach, type PolledPlace } from '../../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
});
after(() => server.stop());

const listen = (place: PolledPlace) => hear<Poll>(server, place);

test('a listener hears the poll at once and after votes, in fewer events than there were votes', async () => {
  const place = await buildPolledPlace(server);
  const heard = await listen(place);
  assert.match(String(heard.response.headers['content-type']), /^text\/event-stream/);
  await heard.until(({ turnout }) => turnout.total === 0);
  for (let round = 0; round < 10; round++) await castAll(server, place, [['ja'], ['nee']]);
  const last = await heard.until(({ turnout }) => turnout.total === 20);
  assert.deepEqual(last, (await server.send<Poll>('GET', place.path)).body);
  assert.ok(heard.seen.length <= 12, `${heard.seen.length} events`);
  heard.response.destroy();
});

test('where results wait, the stream tells how many voted and nothing more; at closing it tells the result', async () => {
  const place = await buildPolledPlace(server, {
    closesAt: '2026-03-20T00:00:00Z',
    rule: { results: 'after-closing' },
  });
  const heard = await listen(place);
  await castAll(server, place, [['ja'], ['ja']]);
  const open = await heard.until(({ turnout }) => turnout.total === 2);
  assert.equal(open.result, undefined);
  const start = server.clock.now;
  await reach(server, '2026-03-20T00:00:00Z');
  const closed = await heard.until(({ published }) => published);
  assert.equal(closed.phase, 'closed');
  assert.deepEqual(closed.result?.winners, ['ja']);
  server.clock.now = start;
  heard.response.destroy();
});

test('time alone opens a poll for who listens', async () => {
  const place = await buildPolledPlace(server, { opensAt: '2026-03-19T00:00:00Z' });
  const heard = await listen(place);
  await heard.until(({ phase }) => phase === 'announced');
  const start = server.clock.now;
  server.clock.now = new Date('2026-03-19T00:00:00Z');
  await heard.until(({ phase }) => phase === 'open');
  server.clock.now = start;
  heard.response.destroy();
});

test('a stream of what is not there is refused as any other read', async () => {
  const { status, body } = await server.send('GET', '/v1/polls/bestaat-niet/events');
  assert.deepEqual([status, body['code']], [404, 'not_found']);
});
